import LeadModel
import Testing

@testable import LeadStore

@Suite("What a door tells of leads that are known")
struct UpdateTests {
    private let door = Door(name: "marketo", kind: .marketo)

    private func draft(_ id: String, email: String, optOuts: OptOuts = [], reason: String = "") -> LeadDraft {
        var draft = LeadDraft.make(email: email, optOuts: optOuts)
        draft.key = LeadKey(door: .marketo, value: id)
        draft.optOutReason = reason
        return draft
    }

    private func pull(_ bench: Bench, _ body: (Import) throws -> Void) throws -> ImportReport {
        let intake = try bench.store.beginImport(by: "sync", door: door)
        try body(intake)
        return try intake.finish()
    }

    @Test("A known lead's opt-out is a rule with its reason; an unknown lead is not taken in")
    func optOut() throws {
        let bench = try Bench()
        _ = try pull(bench) { try $0.add(draft("7", email: "ada@contoso.example")) }
        let report = try pull(bench) { intake in
            for id in ["7", "8"] {
                let lead = draft(id, email: "\(id)@contoso.example", optOuts: .email, reason: "asked by phone")
                try intake.update(prepared: PreparedLead(lead))
            }
        }
        #expect((report.read, report.new, report.duplicates) == (0, 0, 0))
        let customer = try #require(bench.customers().first)
        #expect(try bench.leads().count == 1)
        #expect(customer.isPartlyBlocked)
        let block = try #require(bench.store.makeReader().customer(customer.id)?.rule.blocks.first)
        #expect(block.origin == .optOut && block.channel == .email && block.reason.hasPrefix("asked by phone (in "))
        let again = try pull(bench) {
            try $0.update(
                prepared: PreparedLead(draft("7", email: "x@x.example", optOuts: .email, reason: "once more")))
        }
        #expect(again.read == 0)
        #expect(try bench.store.makeReader().customer(customer.id)?.rule.blocks.count == 1)
    }

    @Test("Marketo has one record a person: his next act is another lead of his, once, and the first one stays")
    func nextAct() throws {
        let bench = try Bench()
        func come(_ source: String, at moment: Timestamp) throws -> ImportReport {
            try pull(bench) { intake in
                var draft = draft("7", email: "ada@contoso.example")
                (draft.leadSource, draft.createdAt) = (LeadSource(wire: source), moment)
                try intake.add(draft)
            }
        }
        #expect(try come("TestDrive-StartTestDrive|a.b", at: .noon - .days(3)).new == 1)
        #expect(try come("SPZA-PLT|a.b", at: .noon - .days(2)).new == 1)
        #expect(try come("SPZA-PLT|a.c", at: .noon - .days(1)).new == 1)
        for source in [
            "SPZA - PLT | a.c", "TestDrive-StartTestDrive|a.b", "SPZA-PLT|a.b", "Trade fair", "", "SPZA-PLT",
        ] {
            #expect(try come(source, at: .noon).new == 0, "\(source)")
        }
        #expect(try bench.leads().map(\.step) == [.contactMe, .contactMe, .testDrive])
        #expect(try bench.customers().map(\.leads) == [3])
    }

    @Test("An update in the batch of its lead finds it")
    func sameBatch() throws {
        let bench = try Bench()
        _ = try pull(bench) { intake in
            try intake.add(draft("7", email: "ada@contoso.example"))
            try intake.update(prepared: PreparedLead(draft("7", email: "", optOuts: [.email, .phone])))
        }
        #expect(try bench.customers().map(\.isBlocked) == [true])
    }

    @Test("Where a first page is read up to stands while the next ones don't say; forgetting the place forgets it")
    func readUpTo() throws {
        let bench = try Bench()
        func state() throws -> Timestamp? { try bench.store.makeReader().doors().first?.readUpTo }
        _ = try pull(bench) { try $0.moveWatermark("a", readUpTo: .noon) }
        _ = try pull(bench) { try $0.moveWatermark("b", readUpTo: nil) }
        #expect(try state() == .noon)
        try bench.store.forgetWatermark(of: door)
        #expect(try state() == nil)
    }
}
