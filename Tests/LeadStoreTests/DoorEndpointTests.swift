import GRDB
import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("What is posted to the endpoint is stored in groups, once")
struct DoorEndpointTests {
    @Test("A group is one transaction: leads, quarantine and counts are there at once, under one entry a day")
    func group() throws {
        let bench = try Bench()
        let intake = try bench.store.makeEndpointIntake(by: "serve")
        let broken = EndpointIntake.Delivery(
            items: [.unreadable(Unreadable(reason: "no JSON", raw: [1, 2], line: 1), format: "endpoint-json")],
            receivedAt: .noon)
        let receipts = try intake.accept([
            bench.delivery(.make(email: "jan@contoso.example", at: nil)), broken,
            bench.delivery(.make(email: "MSFT_TEST_636573304831318844@test.com", at: nil)),
        ])
        #expect(receipts.map(\.leads.count) == [1, 0, 0])
        #expect(receipts.map(\.quarantined) == [0, 1, 0])
        #expect(receipts.map(\.tests) == [0, 0, 1])
        try bench.post([.make(email: "ola@contoso.example", at: nil)], to: intake)
        let reader = try bench.store.makeReader()
        #expect(try reader.count(ListQuery(kind: .leads)) == 2)
        #expect(try reader.funnel(Filter(), customers: false, weeksEnding: .noon + .days(1)).total == 2)
        #expect(try bench.customers(search: "ola@").count == 1)
        #expect(try reader.newestLead() == receipts[2].testLeads[0] + 1)
        let entries = try activities(bench)
        #expect(entries.count == 1)
        let report = try #require(entries.first?.report)
        #expect(report.files.map(\.name) == ["endpoint"])
        #expect(report.door == .endpoint)
        #expect((report.read, report.new, report.test, report.quarantined) == (4, 3, 1, 1))
        #expect(report.isFinished)
        let state = try bench.door()
        #expect((state.leads, state.leadsToday, state.quarantined) == (2, 2, 1))
        #expect(state.lastContactAt == .noon)
        try bench.checkDoors()
        #expect(try reader.quarantined().map(\.format) == ["endpoint-json"])
    }

    private func activities(_ bench: Bench) throws -> [ActivityRow] {
        var rows: [ActivityRow] = []
        try bench.store.makeReader().forEach(ListQuery(kind: .activity)) { row in
            if case .activity(let entry) = row.record { rows.append(entry) }
        }
        return rows
    }

    @Test("The next UTC day begins an entry of its own, and so does a day's first post after its undo")
    func entries() throws {
        let bench = try Bench()
        let intake = try bench.store.makeEndpointIntake(by: "serve")
        try bench.post([.make(email: "a@x.example", at: nil)], to: intake)
        bench.clock.now = .noon + .hours(12)
        try bench.post([.make(email: "b@x.example", at: nil)], to: intake)
        #expect(try activities(bench).count == 2)
        let today = try #require(try activities(bench).first?.id)
        #expect(try bench.store.undo(by: "anna", activity: today)?.entry.isUndone == true)
        #expect(try bench.leads().map(\.person.email) == ["a@x.example"])
        #expect(try bench.door().leads == 1)
        let again = try bench.post([.make(email: "b@x.example", at: nil)], to: intake)
        #expect(again.map(\.leads.count) == [1])
        #expect(try bench.leads().count == 2)
        try bench.checkDoors()
        let error = #expect(throws: StoreError.self) { try bench.store.redo(by: "anna", activity: today) }
        #expect(error?.kind == .changedSince)
    }

    @Test("The same content within ten minutes of its last coming is a redelivery; later it is a new lead")
    func redelivery() throws {
        let bench = try Bench()
        let intake = try bench.store.makeEndpointIntake(by: "serve")
        let draft = LeadDraft.make(email: "jan@contoso.example", at: nil)
        var stored: [Int] = []
        for minutes in [0, 5, 10, 10, 11, 60, 65, 59] {
            bench.clock.now = bench.clock.now + .minutes(Int64(minutes))
            stored.append(try bench.post([draft], to: intake)[0].leads.count)
        }
        #expect(stored == [1, 0, 0, 0, 1, 1, 1, 1])
        #expect(try bench.post([draft, draft], to: intake).map(\.known) == [1, 1])
        // Another process, after a restart, knows the same.
        #expect(try bench.post([draft]).map(\.known) == [1])
        #expect(try bench.leads().count == 5)
    }

    @Test("Any posts at any times are stored once for each time that they are no redelivery", arguments: 1...20)
    func redeliveries(seed: Int) throws {
        var random = Seeded(seed)
        let bench = try Bench()
        var intake = try bench.store.makeEndpointIntake(by: "serve")
        let drafts = (0..<4).map { LeadDraft.make(email: "c\($0)@x.example", at: nil) }
        var last: [Int: Timestamp] = [:]
        var expected = 0
        for _ in 0..<60 {
            bench.clock.now = bench.clock.now + .minutes(Int64.random(in: 0...7, using: &random))
            let group = (0..<Int.random(in: 1...4, using: &random)).map { _ in Int.random(in: 0..<4, using: &random) }
            for draft in group {
                if last[draft].map({ bench.clock.now - $0 > .minutes(10) }) ?? true { expected += 1 }
                last[draft] = bench.clock.now
            }
            if Int.random(in: 0..<9, using: &random) == 0 { intake = try bench.store.makeEndpointIntake(by: "serve") }
            try bench.post(group.map { drafts[$0] }, to: intake)
        }
        #expect(try bench.leads().count == expected)
        #expect(try bench.store.makeReader().statistics(checksIntegrity: true).damages == [])
        try bench.checkDoors()
    }

    @Test("What can't be read is kept once within ten minutes, too, and again later")
    func unreadable() throws {
        let bench = try Bench()
        let intake = try bench.store.makeEndpointIntake(by: "serve")
        func post() throws -> Int {
            try intake.accept([
                EndpointIntake.Delivery(
                    items: [.unreadable(Unreadable(reason: "no JSON", raw: [1], line: 1), format: "endpoint-json")],
                    receivedAt: bench.clock.now)
            ])[0].quarantined
        }
        #expect(try post() == 1)
        #expect(try post() == 0)
        bench.clock.now = .noon + .minutes(11)
        #expect(try post() == 1)
        #expect(try post() == 0)
        #expect(try bench.door().quarantined == 2)
    }

    @Test("Nothing that a post says of itself decides when it came or whose it is")
    func hostile() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let jan = try #require(bench.customers().first)
        var draft = LeadDraft.make(email: "eve@x.example", at: .noon + .days(4000))
        draft.receivedAt = .noon - .days(4000)
        draft.customerReference = try bench.store.makeReader().reference(of: jan.id)
        draft.key = LeadKey(door: .leadtop, value: String(repeating: "0", count: 32))
        try bench.post([draft])
        let lead = try #require(bench.leads().first { $0.person.email == "eve@x.example" })
        #expect(lead.receivedAt == .noon)
        #expect(lead.customer != jan.id)
        #expect(try bench.door().lastLeadAt == .noon)
        // The same key with other content is another lead: it is the sender's word only.
        draft.person.email = "eva@x.example"
        #expect(try bench.post([draft])[0].leads.count == 1)
    }

    @Test("A delivery that the store refuses goes to quarantine, and the others are stored")
    func refused() throws {
        let bench = try Bench()
        try bench.store.writable().write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER no_fabrikam BEFORE INSERT ON customer WHEN new.company = 'Fabrikam'
                    BEGIN SELECT RAISE(ABORT, 'no'); END
                    """)
        }
        let intake = try bench.store.makeEndpointIntake(by: "serve")
        for _ in 0..<2 {
            let receipts = try bench.post(
                [
                    .make(email: "a@x.example", at: nil), .make(email: "b@x.example", company: "Fabrikam", at: nil),
                    .make(email: "c@x.example", at: nil),
                ], to: intake)
            #expect(receipts.map(\.leads.count) == [1, 0, 1])
            #expect(receipts.map(\.quarantined) == [0, 1, 0])
            bench.clock.now = bench.clock.now + .hours(1)
        }
        #expect(try bench.leads().count == 4)
        let pieces = try bench.store.makeReader().quarantined()
        let raw = Array("raw b@x.example SPZA-PLT|contoso.backup".utf8)
        #expect(pieces.map(\.raw) == [raw, raw])
        #expect(pieces.first?.reason.contains("b@x") == false)
        try bench.checkDoors()
        #expect(try bench.store.makeReader().funnel(Filter(), customers: false, weeksEnding: .noon).total == 4)
    }

    @Test("A full store takes nothing, says so, and takes it when there is room again")
    func full() throws {
        let bench = try Bench()
        let intake = try bench.store.makeEndpointIntake(by: "serve")
        try bench.post([.make(email: "a@x.example", at: nil)], to: intake)
        let before = try bench.dump()
        let pages = try intake.limitPages(toUsedAnd: 3)
        let many = (0..<500).map { LeadDraft.make(email: "c\($0)@x.example", name: "N \($0)", at: nil) }
        let error = #expect(throws: StoreError.self) { try bench.post(many, to: intake) }
        #expect(error?.kind == .full)
        #expect(try difference(before, bench.dump()) == [])
        try intake.limitPages(to: pages)
        #expect(try bench.post(many, to: intake).reduce(0) { $0 + $1.leads.count } == many.count)
        #expect(try bench.store.makeReader().statistics(checksIntegrity: true).damages == [])
        try bench.checkDoors()
    }

    @Test("While another holds the store for long, a post is told so and can be repeated")
    func busy() throws {
        let bench = try Bench()
        let intake = try EndpointIntake(store: bench.store, by: "serve", timeoutSeconds: 0)
        let other = try bench.store.beginImport(by: "anna")
        // A batch that is not committed yet.
        for number in 0..<5001 { try other.add(.make(email: "c\(number)@x.example")) }
        let error = #expect(throws: StoreError.self) { try bench.post([.make(email: "a@x.example")], to: intake) }
        #expect(error?.kind == .busy)
        other.cancel()
        #expect(try bench.post([.make(email: "a@x.example", at: nil)], to: intake)[0].leads.count == 1)
    }

    @Test("Secrets are kept as hashes, with when they were used, and can be revoked")
    func secrets() throws {
        let bench = try Bench()
        let hash = [UInt8](repeating: 7, count: 32)
        let id = try bench.store.addSecret(hash: hash, label: "Partner Center")
        let reader = try bench.store.makeReader()
        let made = EndpointSecret(id: id, label: "Partner Center", hash: hash, createdAt: .noon)
        #expect(try reader.secrets() == [made])
        #expect(try bench.door().secretSince == .noon)
        bench.clock.now = .noon + .hours(1)
        try bench.post([.make(email: "a@x.example", at: nil)], secret: id)
        #expect(try reader.secrets().first?.lastUsedAt == .noon + .hours(1))
        #expect(try bench.store.revokeSecret(id))
        #expect(try !bench.store.revokeSecret(id))
        #expect(try !bench.store.revokeSecret(99))
        #expect(try reader.secrets().first?.revokedAt == .noon + .hours(1))
        #expect(try bench.door().secretSince == nil)
        #expect(throws: StoreError.self) { try bench.store.addSecret(hash: [1], label: "short") }
    }

    @Test("Customers whom the search has not indexed yet are found, however many groups came")
    func search() throws {
        let bench = try Bench()
        let intake = try bench.store.makeEndpointIntake(by: "serve")
        for group in 0..<30 {
            let drafts = (0..<20).map {
                LeadDraft.make(email: "c\(group)-\($0)@x.example", name: "Jan K\(group)x\($0)")
            }
            try bench.post(drafts, to: intake)
            #expect(try bench.customers(search: "k\(group)x19").count == 1)
        }
        #expect(try bench.customers(search: "@x.example").count == 600)
        let left = try bench.store.writable().read { try $0.rows(SearchIndex.outdated) { $0.int64(0) }.count }
        #expect(left < 600)
    }
}
