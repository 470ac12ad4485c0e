import LeadIntake
import LeadModel

/// What is set for `leadtop serve`, in the configuration or on the command line; what is `nil` has its default.
struct ServeSettings: Equatable {
    var listen: ListenAddress?
    var certificate: String?
    var key: String?
    var health: ListenAddress?
    var url: String?
    var allowsPlainHTTP: Bool?
    var trustsForwardedFor: Bool?
    var numbers: [Number: Int] = [:]

    /// The settings that are numbers, by the names that they have as options and in the configuration.
    enum Number: String, CaseIterable {
        case bodyLimit = "body-limit", headerLimit = "header-limit", requestSeconds = "request-seconds"
        case idleSeconds = "idle-seconds", connections, rate, burst, queue, stopSeconds = "stop-seconds", threads

        var range: ClosedRange<Int> {
            switch self {
            case .bodyLimit: 1...64 << 20
            case .headerLimit: 1024...1 << 20
            case .requestSeconds, .idleSeconds, .stopSeconds: 1...3600
            case .connections, .burst, .queue: 1...100_000
            case .rate: 0...1_000_000
            case .threads: 1...64
            }
        }

        fileprivate var path: WritableKeyPath<EndpointSettings, Int> {
            switch self {
            case .bodyLimit: \.limits.bodyBytes
            case .headerLimit: \.limits.headerBytes
            case .requestSeconds: \.limits.requestSeconds
            case .idleSeconds: \.limits.idleSeconds
            case .connections: \.limits.connections
            case .rate: \.limits.requestsPerSecond
            case .burst: \.limits.burst
            case .queue: \.limits.queue
            case .stopSeconds: \.limits.stopSeconds
            case .threads: \.eventLoops
            }
        }
    }

    static let defaultListen = ListenAddress(host: "127.0.0.1", port: 8443)

    /// These, with those of the configuration where they say nothing.
    func over(_ other: ServeSettings) -> ServeSettings {
        var all = self
        all.listen = listen ?? other.listen
        // A pair belongs together, wherever it is set.
        if certificate == nil, key == nil { (all.certificate, all.key) = (other.certificate, other.key) }
        all.health = health ?? other.health
        all.url = url ?? other.url
        all.allowsPlainHTTP = allowsPlainHTTP ?? other.allowsPlainHTTP
        all.trustsForwardedFor = trustsForwardedFor ?? other.trustsForwardedFor
        all.numbers.merge(other.numbers) { own, _ in own }
        return all
    }

    /// Throws `Failure` for half a pair.
    func endpoint() throws -> EndpointSettings {
        var settings = EndpointSettings(listen: listen ?? Self.defaultListen)
        switch (certificate, key) {
        case (let certificate?, let key?): settings.certificate = .init(certificate: certificate, key: key)
        case (nil, nil): break
        default: throw Failure(words(.serveHalfPair))
        }
        settings.health = health
        settings.allowsPlainHTTP = allowsPlainHTTP ?? false
        settings.trustsForwardedFor = trustsForwardedFor ?? false
        for (number, value) in numbers { settings[keyPath: number.path] = value }
        return settings
    }
}
