import GRDB
import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("Rule 5: every change is written down and can be undone")
struct UndoTests {
    @Test("Any run of changes, undone to the last and done again, leaves no trace", arguments: 1...20)
    func properties(seed: Int) throws {
        var random = Seeded(seed)
        let bench = try Bench()
        try bench.take(Drafts.random(40, &random))
        let beginning = try bench.dump()
        for step in 0..<25 {
            bench.clock.now = bench.clock.now + .minutes(Int64.random(in: 0...3, using: &random))
            try change(bench, step, &random)
        }
        try checkOffers(bench)
        let end = try bench.dump()
        var undone = 0
        while try bench.store.undo(by: "ben") != nil { undone += 1 }
        try checkOffers(bench)
        let left = try difference(beginning, bench.dump())
        #expect(left == [], "\(left.joined(separator: "\n"))")
        var redone = 0
        while try bench.store.redo(by: "ben") != nil { redone += 1 }
        #expect(undone == redone)
        #expect(undone > 5)
        #expect(try difference(end, bench.dump()) == [])
    }

    /// What is kept of offers says what counting their leads says.
    private func checkOffers(_ bench: Bench, sourceLocation: SourceLocation = #_sourceLocation) throws {
        func offers(_ since: Timestamp?) throws -> [LeadModel.Row.Record] {
            var filter = Filter()
            filter.since = since
            var rows: [LeadModel.Row.Record] = []
            try bench.store.makeReader().forEach(ListQuery(kind: .offers, filter: filter)) { rows.append($0.record) }
            return rows
        }
        let counted = try offers(Timestamp(milliseconds: -1_000_000_000_000_000))
        #expect(try offers(nil) == counted, sourceLocation: sourceLocation)
        #expect(!counted.isEmpty, sourceLocation: sourceLocation)
    }

    private func change(_ bench: Bench, _ step: Int, _ random: inout Seeded) throws {
        let customers = try bench.customers().map(\.id)
        let some = customers.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
        let target = Target.customers(Array(some))
        let due = bench.clock.now + .hours(Int64.random(in: 1...50, using: &random))
        let change: Change
        switch Int.random(in: 0...11, using: &random) {
        case 0: change = .setStatus(Status.allCases.randomElement(using: &random) ?? .new)
        case 1: change = .assign(["", "anna", "ben"].randomElement(using: &random) ?? "")
        case 2: change = .addNote("Note \(step) ąę")
        case 3, 4: change = .setFollowUp(due: due, channel: .phone, note: "call \(step)")
        case 5: change = .snooze(until: due)
        case 6:
            change = .complete(
                outcome: FollowUp.Outcome.allCases.randomElement(using: &random) ?? .reached, note: "said \(step)",
                next: Bool.random(using: &random) ? due : nil)
        case 7: change = .flagDoNotContact(offer: Bool.random(using: &random) ? "pub.a" : nil, reason: "asked")
        case 8: change = .liftDoNotContact(offer: nil, reason: "agreed")
        case 9: change = .merge(into: some[0])
        case 10:
            let leads = try bench.leads().filter { $0.customer == some[0] }.map(\.id)
            let report = try bench.store.perform(
                .split(leads: Array(leads.dropFirst())), on: .customers([some[0]]), by: "ben")
            #expect(leads.count < 2 || report.customer != nil)
            return
        default:
            try bench.take(Drafts.random(5, &random), by: "ben")
            return
        }
        _ = try bench.store.perform(change, on: target, by: "ben")
    }

    @Test("An undo of what was changed since is refused, and says by whom and when")
    func changedSince() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let id = try #require(bench.customers().first?.id)
        let first = try bench.store.perform(.setStatus(.active), on: .customers([id]), by: "anna")
        _ = try bench.store.perform(.setStatus(.won), on: .customers([id]), by: "ben")
        let before = try bench.dump()
        let error = #expect(throws: StoreError.self) { try bench.store.undo(by: "anna", activity: first.activity) }
        #expect(error?.kind == .changedSince)
        #expect(error?.message.contains("ben") == true)
        #expect(error?.message.contains("2026-11-22 12:00") == true)
        #expect(try difference(before, bench.dump()) == [])
    }

    @Test("An import is undone whole: what it updated, too, and it can be read again as new")
    func undoImport() throws {
        let bench = try Bench()
        try bench.take(
            .make(email: "jan@contoso.example", name: "Jan Kowalski", company: "Contoso", at: .noon - .days(3)))
        let before = try bench.dump()
        let drafts: [LeadDraft] = [
            .make("SPZA-INS|a.b", email: "jan@contoso.example", company: "Fabrikam", status: "Active", optOuts: .email),
            .make("SPZA-DNC|a.b", email: "ola@litware.example", name: "Ola Nowak"),
        ]
        try bench.take(drafts)
        let after = try bench.dump()
        let report = try #require(try bench.store.undo(by: "anna"))
        #expect(report.entry.verb == .import)
        #expect(report.entry.isUndone)
        #expect(try difference(before, bench.dump()) == [])
        #expect(try bench.store.redo(by: "anna")?.isRedo == true)
        #expect(try difference(after, bench.dump()) == [])
        _ = try bench.store.undo(by: "anna")
        #expect(try bench.take(drafts).new == 2)
        let error = #expect(throws: StoreError.self) {
            try bench.store.redo(by: "anna", activity: report.entry.id)
        }
        #expect(error?.kind == .changedSince)
    }

    @Test("A customer whom somebody has worked on stays when the import he came with is undone")
    func undoImportKeepsWork() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example", name: "Jan Kowalski"))
        let id = try #require(bench.customers().first?.id)
        _ = try bench.store.perform(.addNote("Called"), on: .customers([id]), by: "ben")
        _ = try bench.store.undo(by: "anna")
        let customer = try #require(bench.customers().first)
        #expect(customer.leads == 0)
        #expect(customer.person.name == "Jan Kowalski")
        #expect(try bench.leads().isEmpty)
    }

    @Test("The log can't be edited or deleted")
    func appendOnly() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let id = try #require(bench.customers().first?.id)
        _ = try bench.store.perform(.setStatus(.active), on: .customers([id]), by: "anna")
        for sql in [
            "UPDATE activity SET who = ''", "DELETE FROM activity", "UPDATE change SET after = NULL",
            "DELETE FROM change",
        ] {
            #expect(throws: StoreError.self) { try bench.store.writable().write { try $0.execute(sql: sql) } }
        }
    }

    @Test("Undo and redo hold over a restart")
    func restart() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let id = try #require(bench.customers().first?.id)
        _ = try bench.store.perform(.setStatus(.won), on: .customers([id]), by: "anna")
        let again = try LeadStore(path: bench.store.path, clock: { .noon }, zone: .utc)
        #expect(try again.undo(by: "anna")?.entry.verb == .status)
        #expect(try bench.customers().first?.status == .new)
        let third = try LeadStore(path: bench.store.path, clock: { .noon }, zone: .utc)
        #expect(try third.redo(by: "anna")?.entry.verb == .status)
        #expect(try bench.customers().first?.status == .won)
    }
}
