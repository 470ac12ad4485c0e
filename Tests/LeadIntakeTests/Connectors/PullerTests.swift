import FakeServices
import Foundation
import LeadFormats
import LeadModel
import LeadStore
import Synchronization
import Testing

@testable import LeadIntake

/// A store in a directory of its own, and a clock that stands still.
final class PullBench {
    let directory: URL
    let store: LeadStore
    static let noon = Timestamp(rfc3339: "2026-11-22T12:00:00Z") ?? Timestamp(seconds: 0)

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "pull-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        store = try LeadStore(
            path: directory.appending(path: "leads.db").path, clock: { PullBench.noon }, zone: .utc)
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }

    var puller: Puller { Puller(store: store, by: "tester", now: { PullBench.noon }) }

    func leads() throws -> [LeadRow] {
        var rows: [LeadRow] = []
        var filter = Filter()
        filter.includesTest = true
        try store.makeReader().forEach(ListQuery(kind: .leads, filter: filter)) { row in
            if case .lead(let lead) = row.record { rows.append(lead) }
        }
        return rows.sorted { $0.id < $1.id }
    }

    func door(_ name: String) throws -> DoorState? {
        try store.makeReader().doors().first { $0.door.name == name }
    }
}

@Suite("A round of a pull")
struct PullerTests {
    private static let monday = Timestamp(rfc3339: "2026-11-16T08:00:00Z") ?? Timestamp(seconds: 0)

    private static func leads(_ numbers: Range<Int>) -> [FakeAzureTable.Entity] {
        numbers.map { .lead($0, at: monday + .minutes(Int64($0 * 7))) }
    }

    private func withTable(
        _ numbers: Range<Int>, pages size: Int = 5,
        _ body: (FakeAzureTable, any Connector, PullBench) async throws -> Void
    ) async throws {
        let fake = try await FakeAzureTable()
        fake.add(Self.leads(numbers))
        fake.setPages(of: size, withEmptyOnes: true)
        let file = try SecretFile(fake.connectionString)
        let bench = try PullBench()
        try await withWire { wire in
            try await body(fake, try Connectors.make(.table(file.secret), wire: wire), bench)
        }
        withExtendedLifetime(file) {}
    }

    @Test("All leads are stored, and a second round brings nothing and leaves no entry in the log")
    func twice() async throws {
        try await withTable(0..<23) { _, table, bench in
            let first = try await bench.puller.run(table)
            #expect(first.isComplete && first.report.new == 23 && first.report.quarantined == 0)
            let entries = try bench.store.makeReader().statistics().activities
            let second = try await bench.puller.run(table)
            #expect(second.isComplete && second.report.new == 0 && second.report.duplicates > 0)
            #expect(try bench.store.makeReader().statistics().activities == entries)
            #expect(try bench.leads().count == 23)
        }
    }

    @Test("The door says when it was asked, up to when it was read, and that all is well")
    func facts() async throws {
        try await withTable(0..<3) { _, table, bench in
            _ = try await bench.puller.run(table)
            let door = try #require(try bench.door("table"))
            #expect(door.lastContactAt == PullBench.noon && door.problem == nil && door.leads == 3)
            #expect(door.readUpTo != nil && door.secretSince != nil)
        }
    }

    @Test("A failure is noted with its kind and its words, and goes when the next round goes well")
    func problem() async throws {
        try await withTable(0..<3) { fake, table, bench in
            let refusal = FakeService.Answer(404, headers: [(name: "x-ms-error-code", value: "TableNotFound")])
            fake.service.misbehave([.answer(refusal)])
            let outcome = try await bench.puller.run(table)
            #expect(!outcome.isComplete && outcome.error?.kind == .person)
            let problem = try bench.door("table")?.problem
            #expect(problem?.kind == .person && problem?.text.contains("marketplaceleads") == true)
            #expect(problem?.at == PullBench.noon)
            _ = try await bench.puller.run(table)
            #expect(try bench.door("table")?.problem == nil)
        }
    }

    @Test("A failure in the middle keeps what came, and the next round goes on there")
    func failsInTheMiddle() async throws {
        try await withTable(0..<23) { fake, table, bench in
            let refusal = FakeService.Answer(403, headers: [(name: "x-ms-error-code", value: "AuthorizationFailure")])
            fake.service.misbehave([nil, nil, nil, nil, .answer(refusal)])
            let outcome = try await bench.puller.run(table)
            #expect(outcome.error?.kind == .person && outcome.report.new == 10)
            #expect(try bench.leads().count == 10)
            let rest = try await bench.puller.run(table)
            #expect(rest.isComplete && rest.report.read == 13 && rest.report.new == 13)
        }
    }

    @Test("A dry run says what would come, and changes nothing")
    func dryRun() async throws {
        try await withTable(0..<23) { _, table, bench in
            var puller = bench.puller
            puller.isDryRun = true
            puller.onStored = { _ in Issue.record("nothing was stored") }
            let outcome = try await puller.run(table)
            #expect(outcome.isComplete && outcome.report.new == 23)
            #expect(try bench.leads().isEmpty && bench.store.makeReader().doors().isEmpty)
        }
    }

    @Test("Reading all again changes nothing that is known")
    func readsAll() async throws {
        try await withTable(0..<23) { _, table, bench in
            _ = try await bench.puller.run(table)
            let before = try bench.leads()
            var puller = bench.puller
            puller.readsAll = true
            let outcome = try await puller.run(table)
            #expect(outcome.report.read == 23 && outcome.report.new == 0)
            #expect(try bench.leads() == before)
        }
    }

    @Test("New leads are told after their transaction, without tests, each once")
    func announcing() async throws {
        try await withTable(0..<12) { fake, table, bench in
            var test = FakeAzureTable.Entity.lead(50, at: Self.monday)
            test.fields["LeadSource"] = "MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|contoso.x"
            fake.add([test])
            let told = Mutex<[[Int64]]>([])
            var puller = bench.puller
            let reader = try bench.store.makeReader()
            puller.onStored = { ids in
                // What is told can be read.
                #expect(((try? reader.newestLead()) ?? nil).map { $0 >= ids.max() ?? .max } == true)
                told.withLock { $0.append(ids) }
            }
            let outcome = try await puller.run(table)
            #expect(outcome.report.new == 13 && outcome.report.test == 1)
            let ids = told.withLock { $0.flatMap(\.self) }
            #expect(Set(ids) == Set(try bench.leads().filter { !$0.isTest }.map(\.id)) && ids.count == 12)
            _ = try await puller.run(table)
            #expect(told.withLock { $0.flatMap(\.self) }.count == 12)
        }
    }

    @Test("What can't be read goes to quarantine with its reason, once, and the rest is read")
    func quarantine() async throws {
        try await withTable(0..<4) { fake, table, bench in
            var broken = FakeAzureTable.Entity.lead(9, at: Self.monday)
            broken.fields = ["CreatedTime": "\u{1B}[31mnever", "LeadSource": "SPZA-PLT|a.b"]
            fake.add([broken])
            let outcome = try await bench.puller.run(table)
            #expect(outcome.isComplete && outcome.report.new == 4 && outcome.report.quarantined == 1)
            #expect(outcome.unreadable.count == 1 && outcome.unreadable.first?.raw == [])
            var puller = bench.puller
            puller.readsAll = true
            let again = try await puller.run(table)
            #expect(again.report.quarantined == 0)
        }
    }

    @Test("The same lead through the table and through the endpoint is one lead", arguments: [false, true])
    func twoDoors(endpointFirst: Bool) async throws {
        try await withTable(7..<8) { _, table, bench in
            func post() throws {
                let entity = Self.leads(7..<8)[0]
                let text = """
                    {"userDetails":{"firstName":"\(FakePeople.firstName(7))","lastName":"\(FakePeople.lastName(7))",\
                    "email":"\(FakePeople.email(7))","company":"\(FakePeople.company(7))","country":"GB"},\
                    "leadSource":"\(FakePeople.leadSource(7))","offerTitle":"Contoso Product 7"}
                    """
                var reader = LeadReader(format: .endpointJSON)
                var items: [EndpointIntake.Delivery.Item] = []
                let add: (Item) -> Void = { item in
                    if case .lead(let draft) = item {
                        items.append(.lead(PreparedLead(draft), format: "endpoint-json"))
                    }
                }
                Array(text.utf8).withUnsafeBytes { bytes in
                    reader.read(bytes) { add($0) }
                }
                reader.finish { add($0) }
                let intake = try bench.store.makeEndpointIntake(by: "serve")
                _ = try intake.accept([.init(items: items, receivedAt: entity.timestamp + .seconds(3))])
            }
            if endpointFirst { try post() }
            _ = try await bench.puller.run(table)
            if !endpointFirst { try post() }
            #expect(try bench.leads().count == 1)
            // By the key it is known from then on.
            var puller = bench.puller
            puller.readsAll = true
            let again = try await puller.run(table)
            #expect(again.report.new == 0)
        }
    }

    @Test("A secret that expires soon is told ahead")
    func advice() async throws {
        let fake = try await FakeAzureTable()
        let bench = try PullBench()
        let soon = try SecretFile(fake.connectionString(signedUntil: Pace.system.now() + .days(9)))
        try await withWire { wire in
            var puller = bench.puller
            puller.now = { Pace.system.now() }
            let outcome = try await puller.run(try Connectors.make(.table(soon.secret), wire: wire))
            #expect(outcome.isComplete && outcome.advice.count == 1)
            #expect(outcome.advice.first?.contains("expires at") == true)
            #expect(try bench.door("table")?.certificateExpiresAt != nil)
        }
    }

    @Test("Two pulls of one destination at once: the second has no lock, and gets it when the first is done")
    func lock() throws {
        let bench = try PullBench()
        let door = Door(name: "../table/\u{0}", kind: .azureTable)
        var first = try PullLock(door, storePath: bench.store.path)
        #expect(first != nil)
        #expect(try PullLock(door, storePath: bench.store.path) == nil)
        #expect(try PullLock(Door(name: "other", kind: .azureTable), storePath: bench.store.path) != nil)
        first = nil
        #expect(try PullLock(door, storePath: bench.store.path) != nil)
    }

    @Test("Failures make the pauses longer up to an hour, and success makes them what they are set to")
    func schedule() {
        var schedule = PullSchedule(every: .minutes(5), pace: FastPace().pace())
        let minutes = (1...6).map { _ in schedule.afterFailure().milliseconds / 60_000 }
        #expect(minutes == [10, 20, 40, 60, 60, 60])
        #expect(schedule.afterFailure(retryAfterSeconds: 7200) == .hours(2))
        #expect(schedule.afterSuccess() == .minutes(5) && schedule.afterFailure() == .minutes(10))
    }
}
