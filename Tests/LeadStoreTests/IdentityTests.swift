import GRDB
import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("Rules 1 and 2: no lead is lost, and none is taken twice")
struct IdentityTests {
    @Test("A second reading of the same file brings nothing new", arguments: 1...4)
    func secondReading(seed: Int) throws {
        var random = Seeded(seed)
        let bench = try Bench()
        let drafts = Drafts.random(300, &random).map { draft in
            var draft = draft
            draft.createdAt = draft.createdAt ?? .noon
            return draft
        }
        #expect(try bench.take(drafts).new == 300)
        let before = try bench.dump()
        let report = try bench.take(drafts)
        #expect((report.new, report.duplicates) == (0, 300))
        #expect(try difference(before, bench.dump()) == [])
    }

    @Test("Equal rows of one file are as many leads, and a third where there were two is one new lead")
    func ordinals() throws {
        let bench = try Bench()
        let draft = LeadDraft.make(email: "jan@contoso.example")
        #expect(try bench.take([draft, draft]).new == 2)
        #expect(try bench.take([draft, draft]).new == 0)
        let report = try bench.take([draft, draft, draft])
        #expect((report.new, report.duplicates) == (1, 2))
        #expect(try bench.take([draft]).new == 0)
    }

    @Test("The door's own key makes two readings one lead, whatever else they say")
    func doorKey() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example", key: "a b"))
        let report = try bench.take([.make("SPZA-INS|x.y", email: "other@contoso.example", key: "a b")])
        #expect((report.new, report.duplicates) == (0, 1))
        var other = LeadDraft.make(email: "jan@contoso.example")
        other.key = LeadKey(door: .salesforce, value: "a b")
        #expect(try bench.take([other]).new == 1)
    }

    @Test("A duplicate still brings a status further on, and an opt-out once")
    func duplicateNews() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example", key: "1", status: "New"))
        try bench.take(.make(email: "jan@contoso.example", key: "1", status: "Active", optOuts: .email))
        let customer = try #require(bench.customers().first)
        #expect(customer.status == .active)
        #expect(customer.isPartlyBlocked)
        try bench.take(.make(email: "jan@contoso.example", key: "1", status: "New", optOuts: .email))
        let detail = try #require(try bench.store.makeReader().customer(customer.id))
        #expect(detail.row.status == .active)
        #expect(detail.rule.blocks.map(\.channel) == [.email])
    }

    @Test("A door never overrides the status that a person set")
    func ownStatus() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example", key: "1"))
        let id = try #require(bench.customers().first?.id)
        _ = try bench.store.perform(.setStatus(.active), on: .customers([id]), by: "anna")
        try bench.take(.make(email: "jan@contoso.example", key: "1", status: "Won"))
        #expect(try bench.customers().first?.status == .active)
    }

    @Test("The raw bytes of a lead and what could not be read are kept as they came")
    func rawBytes() throws {
        let bench = try Bench()
        let raw: [UInt8] = [0, 255, 34, 10, 13]
        var draft = LeadDraft.make(email: "jan@contoso.example")
        (draft.raw, draft.line) = (raw, 7)
        let job = try bench.store.beginImport(by: "anna")
        try job.beginFile(name: "x.csv", format: "csv", header: [1, 2])
        try job.add(draft)
        try job.quarantine(Unreadable(reason: "no lead source", raw: raw, line: 8))
        try job.warn("Unknown column")
        let report = try job.finish()
        #expect((report.read, report.new, report.quarantined) == (2, 1, 1))
        #expect(report.files.first?.warnings == ["Unknown column"])
        let reader = try bench.store.makeReader()
        let lead = try #require(bench.leads().first?.id)
        #expect(
            try reader.rawPayload(lead: lead)
                == RawPayload(header: [1, 2], raw: raw, format: "csv", file: "x.csv", line: 7))
        #expect(try reader.quarantined().map(\.raw) == [raw])
    }

    @Test("A retry takes its piece out of quarantine in one step with the leads, and its undo puts it back")
    func retry() throws {
        let bench = try Bench()
        let job = try bench.store.beginImport(by: "anna")
        try job.beginFile(name: "x.csv", format: "csv")
        try job.quarantine(Unreadable(reason: "no lead source", raw: [1], line: 8))
        try job.finish()
        let piece = try #require(try bench.store.makeReader().quarantined().first)
        let retry = try bench.store.beginImport(by: "anna", isRetry: true)
        try retry.beginFile(name: "x.csv", format: "csv")
        try retry.add(.make(email: "jan@contoso.example"))
        try retry.resolve(quarantine: piece.id)
        try retry.finish()
        #expect(try bench.store.makeReader().quarantined().isEmpty)
        #expect(try bench.store.undo(by: "anna")?.entry.verb == .quarantineRetry)
        #expect(try bench.store.makeReader().quarantined().count == 1)
        #expect(try bench.leads().isEmpty)
        #expect(try bench.store.dropQuarantine([piece.id, 99], by: "anna").skipped == [.missing: 1])
        #expect(try bench.store.makeReader().count(ListQuery(kind: .quarantine)) == 0)
        _ = try bench.store.undo(by: "anna")
        #expect(try bench.store.makeReader().count(ListQuery(kind: .quarantine)) == 1)
    }

    @Test("Unknown sources and actions are kept, and count as other")
    func unknown() throws {
        let bench = try Bench()
        try bench.take(.make("Bazaar - Haggle | rugs.persian-1.0", email: "jan@contoso.example"))
        let lead = try #require(bench.leads().first)
        #expect((lead.source, lead.action) == (.other("Bazaar"), .other("Haggle")))
        #expect(lead.offer.id == "rugs.persian-1.0")
        #expect(lead.step == .other)
    }

    @Test("An import that was cut off keeps its batches, and run again brings each row once")
    func cutOff() throws {
        let bench = try Bench()
        var random = Seeded(9)
        let drafts = Drafts.random(60, &random).map { draft in
            var draft = draft
            draft.createdAt = draft.createdAt ?? .noon
            return draft
        }
        do {
            let job = try bench.store.beginImport(by: "anna")
            try job.beginFile(name: "leads.csv", format: "test")
            for draft in drafts.prefix(25) { try job.add(draft) }
            try job.commitBatch()
            for draft in drafts.dropFirst(25).prefix(20) { try job.add(draft) }
            // Dropped here with 20 rows that were not committed: what SIGKILL leaves.
        }
        let again = try LeadStore(path: bench.store.path, clock: { .noon }, zone: .utc)
        let reader = try again.makeReader()
        var all = Filter()
        all.includesTest = true
        #expect(try reader.count(ListQuery(kind: .leads, filter: all)) == 25)
        let report = try bench.take(drafts)
        #expect((report.new, report.duplicates) == (35, 25))
        #expect(try reader.count(ListQuery(kind: .leads, filter: all)) == 60)
        #expect(try reader.statistics(checksIntegrity: true).damages == [])
    }

    @Test("A dry run reports the same and changes nothing")
    func dryRun() throws {
        let bench = try Bench()
        var random = Seeded(4)
        try bench.take(Drafts.random(40, &random))
        let drafts = Drafts.random(40, &random)
        let before = try bench.dump()
        let dry = try bench.take(drafts, dryRun: true)
        #expect(try difference(before, bench.dump()) == [])
        #expect(try bench.store.makeReader().count(ListQuery(kind: .activity)) == 1)
        #expect(try bench.take(drafts) == dry)
        #expect(dry.new > 0)
    }
}
