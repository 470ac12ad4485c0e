import LeadModel
import LeadStore
import Synchronization
import TestSupport
import Testing

@testable import LeadIntake

@Suite("A delivery is on the disk before it is answered")
struct DeliveryTests {
    @Test("Nothing is said until the store has it")
    func durableFirst() async throws {
        try await TestEndpoint.run { endpoint in
            endpoint.sink.shut()
            let connection = try endpoint.connect()
            connection.send(TestEndpoint.request(TestEndpoint.lead(1)))
            #expect(endpoint.sink.wait { $0.waiting == 1 })
            #expect(!connection.isReadable(withinMilliseconds: 50))
            endpoint.sink.open()
            #expect(connection.answer()?.status == 200)
            #expect(endpoint.sink.state.deliveries.count == 1)
        }
    }

    @Test("What waits together is stored together")
    func groups() async throws {
        try await TestEndpoint.run { endpoint in
            endpoint.sink.shut()
            let connections = try (0..<20).map { _ in try endpoint.connect() }
            for (number, connection) in connections.enumerated() {
                connection.send(TestEndpoint.request(TestEndpoint.lead(number)))
            }
            try RunningProgram.wait(for: "all wait") { endpoint.server.core.queue.count == 20 }
            endpoint.sink.open()
            #expect(connections.map { $0.answer()?.status } == Array(repeating: 200, count: 20))
            let batches = endpoint.sink.state.batches
            #expect(batches.reduce(0, +) == 20)
            #expect(batches.count <= 3)
        }
    }

    @Test(
        "What can be read is answered 200, what can't 202, and both are stored",
        arguments: [
            (TestEndpoint.lead(1), 200),
            ("first_name=Ada&lead_source=SPZA-PLT%7Ccontoso.backup-pro&email=a%40x.example", 200),
            ("email = ada@contoso.example\nlead_source = SPZA-PLT|contoso.backup-pro", 200), ("{\"leadSource\":", 202),
            ("", 202), ("<html></html>", 202), ("[]", 202), ("{}", 202), ("null", 202),
            (TestEndpoint.lead(1) + "\n{\"leadSource\":\n" + TestEndpoint.lead(2), 202),
        ])
    func statuses(body: String, status: Int) async throws {
        try await TestEndpoint.run { endpoint in
            #expect(try endpoint.post(body)?.status == status)
            let delivery = try #require(endpoint.sink.state.deliveries.first)
            #expect(!delivery.items.isEmpty)
            #expect(delivery.secret == 1)
        }
    }

    @Test("The hook is told of new leads, after they are stored")
    func hook() async throws {
        let told = Shared<[Int64]>([])
        try await TestEndpoint.run(change: { $0.onStored = { leads in told.change { $0 += leads } } }) { endpoint in
            _ = try endpoint.post("nothing")
            _ = try endpoint.post(TestEndpoint.lead(1))
            #expect(told.wait { $0 == [2] })
        }
    }

    @Test(
        "A store that can't be written is answered 503 with a time, is told to the watchers, and to the doctor afterwards",
        arguments: [StoreError.Kind.full, .busy, .failed, .readOnly])
    func storeFails(kind: StoreError.Kind) async throws {
        try await TestEndpoint.run { endpoint in
            endpoint.sink.change { $0.failure = kind }
            for _ in 0..<2 {
                let answer = try endpoint.post(TestEndpoint.lead(1))
                #expect(answer?.status == 503)
                #expect(answer?.header("retry-after").flatMap { Int($0) } ?? 0 > 0)
            }
            let health = try endpoint.healthReport()
            #expect(health.status == 503)
            #expect((health.object["store"] as? [String: Any])?["writable"] as? Bool == false)
            #expect(endpoint.log.lines.count { $0.hasPrefix("error deliveries are answered 503") } == 1)

            endpoint.sink.change { $0.failure = nil }
            #expect(try endpoint.post(TestEndpoint.lead(1))?.status == 200)
            #expect(try endpoint.healthReport().status == 200)
            try endpoint.tick(until: "the problem is told") { $0.notes.contains { $0.problem != nil } }
            let problem = endpoint.sink.state.notes.compactMap { $0.problem ?? nil }.first
            #expect(problem?.kind == .partial)
            #expect(problem?.text.hasPrefix("2 requests were answered 503") == true)

            // A day later it is no longer worth telling.
            endpoint.sink.change { $0.now = $0.now + .hours(25) }
            try endpoint.tick(until: "the problem is past") { $0.notes.last?.problem == .some(nil) }
        }
    }

    @Test("A store that can be written again is found out without a lead")
    func probing() async throws {
        try await TestEndpoint.run { endpoint in
            endpoint.sink.change { $0.failure = .full }
            #expect(try endpoint.post(TestEndpoint.lead(1))?.status == 503)
            endpoint.sink.change { state in
                state.failure = nil
                state.now = state.now + .seconds(61)
            }
            try endpoint.tick(until: "it is tried") { !$0.notes.isEmpty }
            try RunningProgram.wait(for: "the store is well") { try endpoint.healthReport().status == 200 }
        }
    }

    @Test("More than may wait for the store are answered 503")
    func queueFull() async throws {
        try await TestEndpoint.run(change: { $0.limits.queue = 2 }) { endpoint in
            endpoint.sink.shut()
            let waiting = try (0..<2).map { _ in try endpoint.connect() }
            for connection in waiting { connection.send(TestEndpoint.request(TestEndpoint.lead(1))) }
            try RunningProgram.wait(for: "both wait") { endpoint.server.core.queue.count == 2 }
            let answer = try endpoint.post(TestEndpoint.lead(2))
            #expect(answer?.status == 503)
            #expect(answer?.header("retry-after") != nil)
            #expect(try endpoint.healthReport().object["queue"] as? Int == 2)
            endpoint.sink.open()
            #expect(waiting.map { $0.answer()?.status } == [200, 200])
        }
    }

    @Test("The end waits for what is in flight, and takes nothing new")
    func stops() async throws {
        try await TestEndpoint.run { endpoint in
            endpoint.sink.shut()
            let connection = try endpoint.connect()
            let idle = try endpoint.connect()
            connection.send(TestEndpoint.request(TestEndpoint.lead(1)))
            #expect(endpoint.sink.wait { $0.waiting == 1 })
            let ended = Shared(false)
            endpoint.stop { ended.change { $0 = true } }
            // The idle one is closed, and nobody else can come.
            #expect(idle.readToEnd() == [])
            try RunningProgram.wait(for: "nobody listens") { (try? endpoint.connect()) == nil }
            #expect(!ended.value)
            endpoint.sink.open()
            #expect(connection.answer()?.status == 200)
            #expect(ended.wait { $0 })
            #expect(endpoint.sink.state.deliveries.count == 1)
        }
    }
}

extension FakeStore {
    func wait(until isSo: (State) -> Bool) -> Bool { condition.wait(until: isSo) }
}

extension TestEndpoint {
    /// Lets time go by for the server until its store is as wished.
    func tick(until what: String, _ isSo: (FakeStore.State) -> Bool) throws {
        try RunningProgram.wait(for: what) {
            server.tick()
            return isSo(sink.state)
        }
    }

    static func run(
        change: (inout EndpointSettings) -> Void, _ body: @escaping @Sendable (TestEndpoint) throws -> Void
    ) async throws {
        try await run(FakeStore(), change, body)
    }
}
