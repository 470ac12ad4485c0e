import ArgumentParser
import Glibc
import LeadFormats
import LeadIntake
import LeadModel
import LeadStore
import Logging

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: words(.cliHelpServe), discussion: words(.cliHelpServeMore))

    @OptionGroup var options: ServeOptions
    @Flag(help: help(.cliHelpServeNewSecret)) var newSecret = false
    @Option(help: help(.cliHelpServeURL, "URL")) var url: String?
    @Option(help: help(.cliHelpServeLabel, "TEXT")) var label: String?
    @Flag(help: help(.cliHelpServeSecrets)) var secrets = false
    @Option(help: help(.cliHelpServeRevoke, "ID")) var revokeSecret: Int64?
    @Flag(help: help(.cliHelpJSON)) var json = false
    @OptionGroup var store: StoreOptions

    func run() throws {
        let configuration = try Configuration.read(store.configuration)
        var settings = options.settings.over(configuration.serve)
        settings.url = url ?? settings.url
        // Signals are taken by this thread alone; the others are started with them held back.
        Interruption.hold()
        let desk = try Desk(store.path, mode: .readWrite, configuration)
        let book = SecretBook(desk: desk, settings: settings)
        if newSecret { return try book.make(label: label ?? "") }
        if let revokeSecret { return try book.revoke(revokeSecret) }
        if secrets { return try book.list(asJSON: json) }
        try Serving(desk: desk, settings: try settings.endpoint()).run()
    }
}

/// How the endpoint is to run, as options.
struct ServeOptions: ParsableArguments {
    @Option(help: help(.cliHelpServeListen, "HOST:PORT"), transform: Self.address) var listen: ListenAddress?
    @Option(help: help(.cliHelpServeCertificate, "FILE"), completion: .file()) var certificate: String?
    @Option(help: help(.cliHelpServeKey, "FILE"), completion: .file()) var key: String?
    @Option(help: help(.cliHelpServeHealth, "HOST:PORT"), transform: Self.address) var health: ListenAddress?
    @Flag(name: .customLong("insecure-http"), help: help(.cliHelpServeInsecure)) var insecureHTTP = false
    @Flag(help: help(.cliHelpServeForwarded)) var forwardedFor = false
    @Option(help: help(.cliHelpServeBody, "BYTES")) var bodyLimit: Int?
    @Option(help: help(.cliHelpServeHeader, "BYTES")) var headerLimit: Int?
    @Option(help: help(.cliHelpServeRequest, "N")) var requestSeconds: Int?
    @Option(help: help(.cliHelpServeIdle, "N")) var idleSeconds: Int?
    @Option(help: help(.cliHelpServeConnections, "N")) var connections: Int?
    @Option(help: help(.cliHelpServeRate, "N")) var rate: Int?
    @Option(help: help(.cliHelpServeBurst, "N")) var burst: Int?
    @Option(help: help(.cliHelpServeQueue, "N")) var queue: Int?
    @Option(help: help(.cliHelpServeStop, "N")) var stopSeconds: Int?
    @Option(help: help(.cliHelpServeThreads, "N")) var threads: Int?

    private var numbers: [ServeSettings.Number: Int?] {
        [
            .bodyLimit: bodyLimit, .headerLimit: headerLimit, .requestSeconds: requestSeconds,
            .idleSeconds: idleSeconds, .connections: connections, .rate: rate, .burst: burst, .queue: queue,
            .stopSeconds: stopSeconds, .threads: threads,
        ]
    }

    var settings: ServeSettings {
        var settings = ServeSettings(listen: listen, certificate: certificate, key: key, health: health)
        settings.allowsPlainHTTP = insecureHTTP ? true : nil
        settings.trustsForwardedFor = forwardedFor ? true : nil
        settings.numbers = numbers.compactMapValues(\.self)
        return settings
    }

    func validate() throws {
        for (number, value) in numbers.compactMapValues(\.self) where !number.range.contains(value) {
            let range = number.range
            throw ValidationError(words(.serveBadNumber, "--" + number.rawValue, range.lowerBound, range.upperBound))
        }
    }

    private static func address(_ text: String) throws -> ListenAddress {
        guard let address = ListenAddress(text) else { throw ValidationError(words(.serveBadAddress, text)) }
        return address
    }
}
