import LeadModel
import Testing

@testable import LeadStore

@Suite("A pull moves its watermark with its leads, and says what it finds")
struct DoorPullTests {
    private func entries(_ bench: Bench) throws -> Int {
        try bench.store.makeReader().count(ListQuery(kind: .activity))
    }

    @Test("Leads, watermark and what the door says of itself come in one transaction")
    func together() throws {
        let bench = try Bench()
        let reader = try bench.store.makeReader()
        #expect(try reader.watermark(of: Bench.table) == nil)
        let job = try bench.store.beginImport(by: "sync", door: Bench.table)
        try job.beginFile(name: "table", format: "azure-table-json")
        try job.add(.make(email: "a@x.example", at: .noon, key: "1"))
        try job.moveWatermark("page 2", readUpTo: .noon)
        try job.note(DoorFacts(contactAt: .noon, problem: .some(nil), secretSince: .noon - .days(3)))
        #expect(try reader.watermark(of: Bench.table) == nil)
        try job.commitBatch()
        #expect(try reader.watermark(of: Bench.table) == "page 2")
        #expect(try bench.leads().count == 1)
        try job.add(.make(email: "b@x.example", at: .noon, key: "2"))
        try job.moveWatermark("page 3", readUpTo: .noon + .minutes(1))
        job.cancel()
        #expect(try reader.watermark(of: Bench.table) == "page 2")
        #expect(try bench.leads().count == 1)
        let state = try bench.door("table")
        #expect((state.leads, state.readUpTo, state.lastContactAt) == (1, .noon, .noon))
        #expect(state.secretSince == .noon - .days(3))
        try bench.store.forgetWatermark(of: Bench.table)
        #expect(try reader.watermark(of: Bench.table) == nil)
    }

    @Test("A pull that finds nothing new leaves no entry, however often it is repeated")
    func nothing() throws {
        let bench = try Bench()
        let draft = LeadDraft.make(email: "a@x.example", at: .noon, key: "1")
        try bench.pull([draft], watermark: "1")
        #expect(try entries(bench) == 1)
        for number in 2..<6 {
            let report = try bench.pull([draft], watermark: "\(number)")
            #expect((report.read, report.duplicates, report.new) == (1, 1, 0))
            #expect(try bench.store.makeReader().watermark(of: Bench.table) == "\(number)")
        }
        #expect(try entries(bench) == 1)
        try bench.pull([.make(email: "a@x.example", at: .noon, key: "1", optOuts: .email)])
        #expect(try entries(bench) == 2)
        try bench.checkDoors()
    }

    @Test("The pages of one pull are one file, whatever stands between them")
    func pages() throws {
        let bench = try Bench()
        let job = try bench.store.beginImport(by: "sync", door: Bench.table)
        for page in 0..<5 {
            try job.beginFile(name: "", format: page == 3 ? "other-json" : "azure-table-json")
            for row in 0..<3 { try job.add(.make(email: "c\(page)\(row)@x.example", at: .noon, key: "\(page) \(row)")) }
            try job.commitBatch()
        }
        let report = try job.finish()
        #expect(report.files.map(\.new) == [12, 3])
        #expect(report.files.map(\.name) == ["table", "table"])
        #expect(report.door == Bench.table)
        let entry = try #require(job.activity)
        #expect(try bench.store.undo(by: "sync", activity: entry) != nil)
        #expect(try bench.leads().isEmpty)
        #expect(try bench.store.redo(by: "sync", activity: entry) != nil)
        #expect(try bench.leads().count == 15)
        try bench.checkDoors()
    }

    @Test("A dry run says the same and moves nothing")
    func dryRun() throws {
        let bench = try Bench()
        try bench.pull([.make(email: "a@x.example", at: .noon, key: "1")], watermark: "1")
        let before = try bench.dump()
        let drafts: [LeadDraft] = (1..<5).map { .make(email: "c\($0)@x.example", at: .noon, key: "\($0)") }
        let dry = try bench.pull(drafts, watermark: "2", dryRun: true)
        #expect(try difference(before, bench.dump()) == [])
        #expect(try bench.store.makeReader().watermark(of: Bench.table) == "1")
        #expect(try bench.door("table").leads == 1)
        #expect(try bench.pull(drafts, watermark: "2") == dry)
        #expect((dry.new, dry.duplicates) == (3, 1))
    }

    @Test("A problem stands until the next try goes well, and a door's kind follows its owner")
    func problems() throws {
        let bench = try Bench()
        let problem = DoorProblem(kind: .person, text: "No such table.", at: .noon)
        try bench.store.note(DoorFacts(problem: problem), of: Bench.table)
        #expect(try bench.door("table").problem == problem)
        try bench.store.note(DoorFacts(contactAt: .noon), of: Bench.table)
        try bench.store.note(DoorFacts(contactAt: .noon - .days(1), certificateExpiresAt: .noon), of: Bench.table)
        #expect(try bench.door("table").problem == problem)
        #expect(try bench.door("table").lastContactAt == .noon)
        try bench.store.note(DoorFacts(problem: .some(nil)), of: Door(name: "table", kind: .marketo))
        let state = try bench.door("table")
        #expect(state.problem == nil)
        #expect(state.certificateExpiresAt == .noon)
        #expect(state.door.kind == .marketo)
        #expect(try bench.store.makeReader().doors().count == 1)
    }

    @Test("A test lead gives its door's latency by its ticks, and is no lead of it")
    func testLeads() throws {
        let bench = try Bench()
        // 2026-11-22T11:59:58Z
        let ticks = 621_355_968_000_000_000 + (Timestamp.noon - .seconds(2)).milliseconds * 10_000
        func test(_ ticks: Int64, key: String) -> LeadDraft {
            .make(email: "MSFT_TEST_\(ticks)@test.com", name: "MSFT_TEST_\(ticks)", at: .noon - .seconds(1), key: key)
        }
        try bench.pull([test(636_573_304_831_318_844, key: "1")])
        #expect(try bench.door("table").lastTestLatencyMilliseconds == nil)
        #expect(try bench.door("table").lastTestAt == .noon - .seconds(1))
        try bench.pull([test(ticks, key: "2")])
        let state = try bench.door("table")
        #expect((state.lastTestAt, state.lastTestLatencyMilliseconds) == (.noon, 2000))
        #expect((state.leads, state.lastLeadAt) == (0, nil))
        bench.clock.now = .noon + .hours(1)
        try bench.pull([test(ticks, key: "2")])
        #expect(try bench.door("table").lastTestAt == .noon)
    }

    @Test("A lead that is deleted there stays, says so in its customer's timeline, and can come back")
    func deletions() throws {
        let bench = try Bench()
        let drafts: [LeadDraft] = (0..<3).map {
            .make("SPZA-PLT|a.\($0)", email: "jan@contoso.example", at: .noon, key: "\($0)")
        }
        try bench.pull(drafts)
        let before = try bench.dump()
        bench.clock.now = .noon + .days(1)
        let keys = ["1", "99"].map { LeadKey(door: .azureTable, value: $0) }
        try bench.pull([drafts[0]], deleted: keys)
        #expect(try deleted(bench) == ["a.1": .noon + .days(1)])
        let id = try #require(bench.customers().first?.id)
        let detail = try #require(try bench.store.makeReader().customer(id))
        let said = detail.timeline.compactMap { entry -> Timestamp? in
            if case .deletedThere(let lead) = entry.kind, lead.offer.id == "a.1" { entry.at } else { nil }
        }
        #expect(said == [.noon + .days(1)])
        // Deleted again, and spoken of only to say so: nothing new.
        bench.clock.now = .noon + .days(2)
        let entries = try entries(bench)
        try bench.pull([drafts[1]], deleted: keys)
        #expect(try deleted(bench) == ["a.1": .noon + .days(1)])
        #expect(try self.entries(bench) == entries)
        try bench.pull([drafts[1]])
        #expect(try deleted(bench).isEmpty)
        #expect(try difference(before, bench.dump()) == [])
        #expect(try bench.store.undo(by: "sync")?.entry.verb == .import)
        #expect(try deleted(bench) == ["a.1": .noon + .days(1)])
        #expect(try bench.store.undo(by: "sync") != nil)
        #expect(try deleted(bench).isEmpty)
        #expect(try bench.store.redo(by: "sync") != nil)
        #expect(try deleted(bench) == ["a.1": .noon + .days(1)])
    }

    private func deleted(_ bench: Bench) throws -> [String: Timestamp] {
        var dates: [String: Timestamp] = [:]
        for lead in try bench.leads() { dates[lead.offer.id] = lead.deletedAt }
        return dates
    }

    @Test("A new lead may be deleted already, and a batch's end parts no lead from its deletion")
    func deletedAtOnce() throws {
        let bench = try Bench()
        let job = try bench.store.beginImport(by: "sync", door: Bench.crm)
        let first = (0..<5000).map { LeadDraft.make(email: "c\($0)@x.example", at: .noon, key: "\($0)") }
        for draft in first {
            try job.add(draft)
            if let key = draft.key { try job.markDeleted(key) }
        }
        try job.finish()
        #expect(try bench.leads().allSatisfy { $0.deletedAt == .noon })
        bench.clock.now = .noon + .hours(1)
        let again = try bench.store.beginImport(by: "sync", door: Bench.crm)
        for draft in first {
            try again.add(draft)
            if let key = draft.key { try again.markDeleted(key) }
        }
        try again.finish()
        #expect(again.activity == nil)
        #expect(try bench.leads().allSatisfy { $0.deletedAt == .noon })
    }

    @Test("An export knows of deletions, and the store that reads it")
    func exported() throws {
        let bench = try Bench()
        try bench.pull([.make(email: "jan@contoso.example", at: .noon, key: "1")])
        try bench.post([.make(email: "jan@contoso.example", at: nil)])
        try bench.pull([], deleted: [LeadKey(door: .azureTable, value: "1")])
        #expect(try bench.leads().count == 1)
        let other = try Bench()
        let job = try other.store.beginImport(by: "anna")
        try bench.store.makeReader().exportRecords(Filter()) { customer, leads in
            try job.restore(customer)
            for lead in leads { try job.add(lead) }
        }
        try job.finish()
        #expect(try other.leads().map(\.deletedAt) == [.noon])
        // It is known there by both keys.
        #expect(try other.post([.make(email: "jan@contoso.example", at: nil)])[0].known == 1)
        let entry = try #require(job.activity)
        for _ in 0..<2 {
            #expect(try other.store.undo(by: "anna", activity: entry) != nil)
            #expect(try other.leads().isEmpty)
            #expect(try other.store.redo(by: "anna", activity: entry) != nil)
            #expect(try other.leads().count == 1)
        }
        #expect(try other.pull([.make(email: "jan@contoso.example", at: .noon, key: "1")]).duplicates == 1)
    }

    @Test("A time that nobody can mean harms nothing", arguments: [Int64.min, .max, -1 << 60, 1 << 60])
    func extremes(milliseconds: Int64) throws {
        let bench = try Bench()
        let at = Timestamp(milliseconds: milliseconds)
        let drafts: [LeadDraft] = (0..<6).map {
            .make(email: "c\($0)@x.example", at: at, key: "\($0)")
        }
        #expect(try bench.pull(drafts).new == 6)
        #expect(try bench.pull([.make(company: "Contoso", at: at, key: "x")]).new == 1)
        _ = try bench.door("table").silence(at: .noon)
        try bench.checkDoors()
        var restored = LeadDraft.make(email: "r@x.example", at: nil)
        restored.receivedAt = at
        try bench.take([restored])
        #expect(try bench.post([.make(email: "r@x.example", at: nil)])[0].leads.count == 1)
        #expect(try bench.store.undo(by: "sync") != nil)
        try bench.checkDoors()
    }

    @Test("An opt-out of a known lead makes a rule, with when and why, and its undo takes it back")
    func optOuts() throws {
        let bench = try Bench()
        try bench.pull([.make(email: "jan@contoso.example", at: .noon, key: "1")])
        let id = try #require(bench.customers().first?.id)
        bench.clock.now = .noon + .hours(2)
        try bench.pull([.make(email: "jan@contoso.example", at: .noon, key: "1", optOuts: [.email, .phone])])
        let rule = try #require(try bench.store.makeReader().customer(id)).rule
        #expect(rule.isBlocked)
        #expect(rule.blocks.map(\.origin) == [.optOut, .optOut])
        #expect(rule.blocks.map(\.reason) == ["in table", "in table"])
        #expect(rule.blocks.allSatisfy { $0.at >= .noon + .hours(2) })
        let refused = try bench.store.perform(
            .setFollowUp(due: .noon, channel: .any, note: ""), on: .customers([id]), by: "anna")
        #expect(refused.skipped == [.doNotContact: 1])
        _ = try bench.store.undo(by: "sync")
        #expect(try bench.customers().first?.isBlocked == false)
    }

    @Test("What is usual is told from the times of the leads, not of the pull that brought them")
    func usual() throws {
        let bench = try Bench()
        let drafts: [LeadDraft] = (0..<120).map {
            .make(email: "c\($0)@x.example", at: .noon - .days(9) - .hours(Int64($0) * 12), key: "\($0)")
        }
        try bench.pull(drafts)
        let state = try bench.door("table")
        #expect(state.lastLeadAt == .noon - .days(9))
        #expect(state.usualLeadsPerDay == 2)
        #expect(state.longestPauseDays == 0.5)
        #expect(state.leadsToday == 0)
        #expect(state.silence(at: .noon) == Silence(days: 9, usualLeadsPerDay: 2))
        try bench.pull([.make(email: "new@x.example", at: .noon - .hours(13), key: "new")])
        #expect(try bench.door("table").silence(at: .noon) == nil)
        #expect(try bench.door("table").leadsToday == 0)
        try bench.pull([.make(email: "new2@x.example", at: .noon - .hours(12), key: "new2")])
        #expect(try bench.door("table").leadsToday == 1)
    }

    @Test("Midnight is the reader's, also where his clock is off by quarters of an hour")
    func midnight() throws {
        let kathmandu = Zone(name: "Asia/Kathmandu", initialOffsetSeconds: 20_700, transitions: [])
        let bench = try Bench(zone: kathmandu)
        let midnight = Timestamp.noon - .minutes(17 * 60 + 45)
        try bench.pull([
            .make(email: "a@x.example", at: midnight - .seconds(1), key: "1"),
            .make(email: "b@x.example", at: midnight, key: "2"),
            .make(email: "c@x.example", at: midnight + .seconds(1), key: "3"),
        ])
        #expect(try bench.door("table").leadsToday == 2)
        #expect(try bench.door("table").usualLeadsPerDay == nil)
    }
}
