import Hummingbird
import HummingbirdCore
public import LeadModel
public import LeadStore
public import Logging
import NIOCore
import NIOPosix
import Synchronization

/// The HTTPS endpoint that the marketplace posts leads to, while it runs.
public final class EndpointServer: Sendable {
    let core: EndpointCore
    private let certificates: Certificates?
    private let notices: Notices
    private let committer: Committer
    private let group: MultiThreadedEventLoopGroup
    private let server: Server<Entrance>
    private let bound: EventLoopPromise<Int>
    private let tasks = Mutex<[Task<Void, Never>]>([])
    private let stopping = Mutex<Task<Void, Never>?>(nil)
    private let failure = Mutex<EndpointError?>(nil)

    init(_ settings: EndpointSettings, backend: Backend, log: Logger) throws {
        let core = EndpointCore(settings, backend: backend, log: log)
        self.core = core
        let channel = LeadChannel(core: core)
        let certificates = try settings.certificate.map { try Certificates($0, base: channel) }
        self.certificates = certificates
        let notices = Notices(core)
        (self.notices, committer) = (notices, Committer(core, notices: notices))
        group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, settings.eventLoops))
        let bound = group.next().makePromise(of: Int.self)
        self.bound = bound
        var quiet = log
        quiet.logLevel = .critical
        server = Server(
            childChannelSetup: Entrance(core: core, plain: channel, certificates: certificates),
            configuration: ServerConfiguration(
                address: .hostname(settings.listen.host, port: settings.listen.port), backlog: 1024),
            onServerRunning: { bound.succeed($0.localAddress?.port ?? settings.listen.port) },
            eventLoopGroup: group, logger: quiet)
    }

    /// Opens the ports.
    /// - Returns: Where it listens, and where it answers about its health.
    /// - Throws: `EndpointError` or `StoreError`.
    public func start() async throws -> (listen: ListenAddress, health: ListenAddress?) {
        try core.refreshSecrets()
        notices.remember(problem: try core.backend.state()?.problem)
        tick()
        if let warning = certificates?.current.warning { core.log.warning("\(warning)") }
        committer.start()
        let listen = try await open(core.settings.listen, bound) { [server] in try await server.run() }
        guard let address = core.settings.health else { return (listen, nil) }
        let promise = group.next().makePromise(of: Int.self)
        let certificates = certificates
        let health = HealthApplication(
            address: address,
            report: { [core] in HealthReport(core, certificateExpiresAt: certificates?.current.expiresAt) },
            group: group, log: core.log
        ).make { promise.succeed($0) }
        return (listen, try await open(address, promise) { try await health.run() })
    }

    /// Runs one of the servers until it ends, and waits for its port.
    private func open(
        _ address: ListenAddress, _ promise: EventLoopPromise<Int>, _ run: @escaping @Sendable () async throws -> Void
    ) async throws -> ListenAddress {
        let task = Task { [self] in
            do {
                try await run()
                promise.fail(CancellationError())
            } catch {
                let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
                let error = EndpointError(words(.endpointCantListen, address, reason))
                failure.withLock { $0 = $0 ?? error }
                promise.fail(error)
            }
        }
        tasks.withLock { $0.append(task) }
        return ListenAddress(host: address.host, port: try await promise.futureResult.get())
    }

    /// Why a server that ran has ended by itself.
    public var ended: EndpointError? { failure.withLock { $0 } }

    /// To be called a few times a second: new and revoked secrets take effect. Reads the disk.
    public func tick() {
        do {
            try core.refreshSecrets()
        } catch {
            core.log.debug("the secrets could not be read; those known stay valid")
        }
        notices.certificate(expiresAt: certificates?.current.expiresAt)
        notices.tick()
    }

    /// Whether anybody can post anything.
    public var hasSecrets: Bool { core.secrets.count > 0 }

    /// Reads certificate and key again; connections stay. A pair that can't be used leaves the old one in use, and the
    /// log says so.
    public func reloadCertificate() {
        guard let certificates else { return }
        do {
            try certificates.reload()
            core.log.notice("certificate loaded; it is valid until \(certificates.current.expiresAt.rfc3339)")
            if let warning = certificates.current.warning { core.log.warning("\(warning)") }
        } catch {
            core.log.error("the certificate stays as it was: \(error)")
        }
    }

    /// Takes no more connections, finishes the requests in flight, and ends.
    public func stop() async {
        let task = stopping.withLock { stopping in
            let task = stopping ?? Task { await end() }
            stopping = task
            return task
        }
        await task.value
    }

    private func end() async {
        core.log.notice("finishing what is in flight")
        let deadline = core.settings.limits.stopSeconds
        let cutOff = group.next().scheduleTask(in: .seconds(Int64(deadline))) { [core] in core.connections.cutOffAll() }
        try? await server.shutdownGracefully()
        cutOff.cancel()
        let isDone = try? await NIOThreadPool.singleton.runIfActive { [committer] in
            committer.stop(patienceSeconds: deadline)
        }
        if isDone != true {
            core.log.error("the store did not take the last deliveries in time; nobody was told it had")
        }
        tasks.withLock { $0 }.forEach { $0.cancel() }
        for task in tasks.withLock({ $0 }) { await task.value }
        try? await group.shutdownGracefully()
    }
}

/// The endpoint of a store. One function for the command and for the tests.
/// - Throws: `EndpointError` for settings that can't be used.
public func buildApplication(
    _ settings: EndpointSettings, store: LeadStore, by who: String, clock: @escaping @Sendable () -> Timestamp,
    log: Logger
) throws -> EndpointServer {
    try buildApplication(settings, backend: try Backend(store, by: who, clock: clock), log: log)
}

func buildApplication(_ settings: EndpointSettings, backend: Backend, log: Logger) throws -> EndpointServer {
    if settings.certificate == nil, !settings.listen.isLoopback, !settings.allowsPlainHTTP {
        throw EndpointError(words(.endpointPlainHTTP, settings.listen))
    }
    if let health = settings.health, !health.isLoopback { throw EndpointError(words(.endpointOpenHealth, health)) }
    return try EndpointServer(settings, backend: backend, log: log)
}
