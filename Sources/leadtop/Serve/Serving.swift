import Foundation
import Glibc
import LeadIntake
import LeadModel
import LeadStore
import Logging
import Synchronization

/// The endpoint from its start to its end, on the main thread.
struct Serving {
    let desk: Desk
    let settings: EndpointSettings

    /// How often signals and secrets are looked at.
    private static let tickMilliseconds = 250
    /// Nobody's own work: a person's undo does not take it back.
    private static let who = "serve"

    func run() throws {
        let hook = LeadHook(desk.configuration.notify)
        var settings = settings
        settings.onStored = { [path = desk.path] in hook.announce(leads: $0, store: path) }
        try run(settings)
        hook.finish()
    }

    private func run(_ settings: EndpointSettings) throws {
        let now = desk.now
        let clock: @Sendable () -> Timestamp = { (try? Clock.now()) ?? now }
        let pipe = LogPipe(descriptor: STDERR_FILENO)
        defer { pipe.flush() }
        let log = Logger(label: "serve") { _ in LineLog(pipe: pipe, clock: clock) }
        let server = try buildApplication(settings, store: desk.store, by: Self.who, clock: clock, log: log)
        let places = try blocking { try await server.start() }
        try desk.output.line(words(.serveListening, settings.certificate == nil ? "http" : "https", places.listen))
        if let health = places.health { try desk.output.line(words(.serveHealth, health)) }
        try desk.output.flush()
        if !server.hasSecrets { say("leadtop: " + words(.serveNoSecret)) }
        watch(server)
        // Another signal does not wait for the end.
        Interruption.take()
        _ = try blocking { await server.stop() }
        if let failure = server.ended { throw failure }
    }

    /// Returns when it is to end.
    private func watch(_ server: EndpointServer) {
        while server.ended == nil {
            switch Interruption.next(withinMilliseconds: Self.tickMilliseconds) {
            case SIGHUP: server.reloadCertificate()
            case .some: return
            case nil: server.tick()
            }
        }
    }

    private func blocking<Answer: Sendable>(_ body: @escaping @Sendable () async throws -> Answer) throws -> Answer {
        let done = DispatchSemaphore(value: 0)
        let answer = Answered<Answer>()
        Task.detached {
            do { answer.set(.success(try await body())) } catch { answer.set(.failure(error)) }
            done.signal()
        }
        done.wait()
        return try answer.get()
    }
}

/// An answer on its way to the thread that waits for it.
private final class Answered<Answer: Sendable>: Sendable {
    private let result = Mutex<Result<Answer, any Error>?>(nil)

    func set(_ new: Result<Answer, any Error>) {
        result.withLock { $0 = new }
    }

    func get() throws -> Answer {
        guard let result = result.withLock({ $0 }) else { throw CancellationError() }
        return try result.get()
    }
}
