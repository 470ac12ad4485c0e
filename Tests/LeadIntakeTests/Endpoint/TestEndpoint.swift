import Foundation
import LeadModel
import LeadStore
import Logging
import Synchronization
import TestSupport

@testable import LeadIntake

/// An endpoint in this process, over a store that does what a test wants.
final class TestEndpoint: Sendable {
    static let secret = "0123456789abcdefghjkmnpqrstvwxyz"
    static let path = Route.prefix + secret

    let sink: FakeStore
    let server: EndpointServer
    let log: TestLog
    let port: Int
    let health: Int

    private init(sink: FakeStore, server: EndpointServer, log: TestLog, port: Int, health: Int) {
        (self.sink, self.server, self.log, self.port, self.health) = (sink, server, log, port, health)
    }

    /// Runs a test with an endpoint, and ends it.
    static func run(
        _ sink: FakeStore = FakeStore(), _ change: (inout EndpointSettings) -> Void = { _ in },
        _ body: @escaping @Sendable (TestEndpoint) throws -> Void
    ) async throws {
        var settings = EndpointSettings(listen: ListenAddress(host: "127.0.0.1", port: 0))
        settings.health = ListenAddress(host: "127.0.0.1", port: 0)
        settings.limits.requestsPerSecond = 0
        settings.limits.stopSeconds = 5
        change(&settings)
        let log = TestLog()
        let server = try buildApplication(settings, backend: sink.backend, log: Logger(label: "test") { _ in log })
        let places = try await server.start()
        let endpoint = TestEndpoint(
            sink: sink, server: server, log: log, port: places.listen.port, health: places.health?.port ?? 0)
        // What blocks on sockets has a thread of its own: the server's tasks need those that tests share.
        let result: Result<Void, any Error> = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Result { try body(endpoint) }) }
        }
        sink.open()
        await server.stop()
        try result.get()
    }

    /// Ends the server from a test, and calls back when that is done.
    func stop(_ done: @escaping @Sendable () -> Void) {
        Task {
            await server.stop()
            done()
        }
    }

    func connect() throws -> RawConnection { try RawConnection(port: port) }

    /// One request on a connection of its own.
    func ask(_ request: String) throws -> RawConnection.Answer? {
        let connection = try connect()
        connection.send(request)
        return connection.answer()
    }

    func post(_ body: String, to path: String = TestEndpoint.path) throws -> RawConnection.Answer? {
        try ask(Self.request(body, to: path))
    }

    static func request(_ body: String, to path: String = TestEndpoint.path, headers: String = "") -> String {
        "POST \(path) HTTP/1.1\r\nHost: x\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    static func lead(_ number: Int) -> String {
        """
        {"userDetails":{"firstName":"Ada","lastName":"Okafor","email":"ada\(number)@contoso.example"},\
        "leadSource":"SPZA-PLT|contoso.backup-pro","actionCode":"PLT"}
        """
    }

    /// Whether a lead can be posted still, by somebody else.
    func isAlive() throws -> Bool {
        try post(Self.lead(999)).map(\.status) == 200
    }

    func healthReport() throws -> (status: Int, object: [String: Any]) {
        let connection = try RawConnection(port: health)
        connection.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        guard let answer = connection.answer(), let start = answer.text.firstIndex(of: "{") else { return (0, [:]) }
        let object = try JSONSerialization.jsonObject(with: Data(answer.text[start...].utf8)) as? [String: Any]
        return (answer.status, object ?? [:])
    }
}

/// A store in memory that can be shut, so that nothing is stored until it is opened, or fail.
final class FakeStore: LeadSink, Sendable {
    struct State {
        var deliveries: [EndpointIntake.Delivery] = []
        /// How many were stored at a time.
        var batches: [Int] = []
        var waiting = 0
        var isShut = false
        var failure: StoreError.Kind?
        var notes: [DoorFacts] = []
        var secrets: [EndpointSecret] = []
        var version: Int64 = 1
        var now = Timestamp(seconds: 1_795_000_000)
    }

    let condition = Shared<State>(State())

    init(secrets: [String] = [TestEndpoint.secret]) {
        condition.change { state in
            for secret in secrets { state.add(secret) }
        }
    }

    var state: State { condition.value }
    func change(_ body: (inout State) -> Void) { condition.change(body) }

    func shut() { change { $0.isShut = true } }
    func open() { change { $0.isShut = false } }

    var backend: Backend {
        Backend(
            makeSink: { self }, secrets: { self.state.secrets }, dataVersion: { self.state.version },
            state: { nil },
            note: { facts in
                if let kind = self.state.failure { throw StoreError(kind: kind, message: "no") }
                self.change { $0.notes.append(facts) }
            },
            path: nil, clock: { self.state.now })
    }

    func accept(_ deliveries: [EndpointIntake.Delivery]) throws -> [EndpointIntake.Receipt] {
        change { $0.waiting += deliveries.count }
        condition.wait { !$0.isShut }
        return try condition.change { state in
            state.waiting -= deliveries.count
            if let kind = state.failure { throw StoreError(kind: kind, message: "the store says no") }
            state.batches.append(deliveries.count)
            return deliveries.map { delivery in
                state.deliveries.append(delivery)
                var receipt = EndpointIntake.Receipt()
                for item in delivery.items {
                    if item.isLead {
                        receipt.leads.append(Int64(state.deliveries.count))
                    } else {
                        receipt.quarantined += 1
                    }
                }
                return receipt
            }
        }
    }
}

extension FakeStore.State {
    mutating func add(_ secret: String) {
        let id = Int64(secrets.count + 1)
        secrets.append(
            EndpointSecret(id: id, label: "", hash: NewSecret.hash(secret.utf8), createdAt: now))
        version += 1
    }
}

/// A value that threads change and wait for.
///
/// `@unchecked`: the value is only touched between `lock` and `unlock` of the condition.
final class Shared<Value>: @unchecked Sendable {
    private let condition = NSCondition()
    private var content: Value

    init(_ value: Value) {
        content = value
    }

    var value: Value { change { $0 } }

    @discardableResult
    func change<Answer>(_ body: (inout Value) throws -> Answer) rethrows -> Answer {
        condition.lock()
        defer {
            condition.broadcast()
            condition.unlock()
        }
        return try body(&content)
    }

    /// Waits until it is as wished; false when that does not come to be.
    @discardableResult
    func wait(until isSo: (Value) -> Bool) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        let deadline = Date(timeIntervalSinceNow: 30)
        while !isSo(content) {
            if !condition.wait(until: deadline) { return isSo(content) }
        }
        return true
    }
}

/// A log that keeps its lines.
final class TestLog: LogHandler, Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    var logLevel: Logger.Level {
        get { .debug }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        kept.withLock { $0.append("\(event.level) \(event.message)") }
    }
}
