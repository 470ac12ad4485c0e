import LeadModel
import Testing

@testable import LeadStore

@Suite("Rule 4: do not contact is a lock")
struct ContactTests {
    private func only(_ bench: Bench) throws -> CustomerRow { try #require(bench.customers().first) }

    private func followUp(_ bench: Bench, _ id: Int64, _ channel: Channel = .any) throws -> ChangeReport {
        try bench.store.perform(
            .setFollowUp(due: .noon + .days(1), channel: channel, note: ""), on: .customers([id]), by: "anna")
    }

    @Test("A customer all of whose leads are cross-listed is refused a follow-up, with the reason")
    func crossListed() throws {
        let bench = try Bench()
        try bench.take(.make("SPZA-DNC|a.b", email: "ola@litware.example"))
        let customer = try only(bench)
        #expect(customer.isBlocked)
        let report = try followUp(bench, customer.id)
        #expect((report.changed, report.activity) == (0, nil))
        #expect(report.skipped == [.doNotContact: 1])
        #expect(report.block?.origin == .crossListed)
        #expect(report.block?.source == "SPZA-DNC|a.b")
        #expect(try bench.customers().first?.followUp == nil)
        #expect(try bench.store.makeReader().count(ListQuery(kind: .queue)) == 0)
    }

    @Test("A cross-listed lead blocks its offer, unless the customer acted on that offer himself")
    func ownLead() throws {
        let bench = try Bench()
        try bench.take(.make("SPZA-DNC|a.b", email: "ola@litware.example"))
        try bench.take(.make("SPZA-PLT|a.c", email: "ola@litware.example"))
        #expect(try only(bench).isPartlyBlocked)
        #expect(try followUp(bench, only(bench).id).changed == 1)
        try bench.take(.make("SPZA-PLT|a.b", email: "ola@litware.example"))
        #expect(try !only(bench).isPartlyBlocked)
    }

    @Test("A flag closes the open follow-up, and its undo opens it again")
    func flagAndUndo() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let id = try only(bench).id
        #expect(try followUp(bench, id).changed == 1)
        _ = try bench.store.perform(.flagDoNotContact(offer: nil, reason: "asked"), on: .customers([id]), by: "anna")
        #expect(try only(bench).isBlocked)
        #expect(try only(bench).followUp == nil)
        #expect(try followUp(bench, id).block?.reason == "asked")
        let again = try bench.store.perform(
            .flagDoNotContact(offer: nil, reason: "again"), on: .customers([id]), by: "ben")
        #expect(again.skipped == [.unchanged: 1])
        _ = try bench.store.undo(by: "anna")
        #expect(try only(bench).followUp?.dueAt == .noon + .days(1))
        #expect(try !only(bench).isBlocked)
    }

    @Test("A flag, its lifting and a flag again hold, though the clock stands still")
    func sameMoment() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let id = try only(bench).id
        func perform(_ change: Change) throws -> ChangeReport {
            try bench.store.perform(change, on: .customers([id]), by: "anna")
        }
        #expect(try perform(.liftDoNotContact(offer: nil, reason: "x")).skipped == [.notBlocked: 1])
        #expect(try perform(.flagDoNotContact(offer: nil, reason: "x")).changed == 1)
        #expect(try perform(.liftDoNotContact(offer: nil, reason: "x")).changed == 1)
        #expect(try !only(bench).isBlocked)
        #expect(try perform(.flagDoNotContact(offer: nil, reason: "x")).changed == 1)
        #expect(try only(bench).isBlocked)
    }

    @Test("A cross-listed block can be lifted, and a later cross-listed lead blocks anew")
    func liftCrossListed() throws {
        let bench = try Bench()
        try bench.take(.make("SPZA-DNC|a.b", email: "ola@litware.example"))
        let id = try only(bench).id
        _ = try bench.store.perform(
            .liftDoNotContact(offer: nil, reason: "she wrote"), on: .customers([id]), by: "anna")
        #expect(try followUp(bench, id).changed == 1)
        bench.clock.now = .noon + .days(1)
        try bench.take(.make("SPZA-DNC|a.b", email: "ola@litware.example", at: .noon + .hours(5)))
        #expect(try only(bench).isBlocked)
        #expect(try only(bench).followUp == nil)
    }

    @Test("An opt-out holds for its channel, and for all where it holds for e-mail and phone")
    func channels() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example", optOuts: .email))
        let id = try only(bench).id
        #expect(try followUp(bench, id, .email).block?.origin == .optOut)
        #expect(try followUp(bench, id, .phone).changed == 1)
        try bench.take(.make("SPZA-INS|a.b", email: "jan@contoso.example", optOuts: .phone))
        #expect(try only(bench).isBlocked)
    }

    @Test("A bulk change says how many were chosen and how many are skipped, before and after")
    func bulk() throws {
        let bench = try Bench()
        try bench.take((0..<10).map { .make($0 < 3 ? "SPZA-DNC|a.b" : "SPZA-PLT|a.b", email: "c\($0)@x.example") })
        let change = Change.setFollowUp(due: .noon, channel: .any, note: "")
        let preview = try bench.store.preview(change, on: .all(ListQuery(kind: .customers)))
        let report = try bench.store.perform(change, on: .all(ListQuery(kind: .customers)), by: "anna")
        #expect((preview.chosen, preview.changed, preview.skipped) == (10, 7, [.doNotContact: 3]))
        #expect((report.chosen, report.changed, report.skipped) == (10, 7, [.doNotContact: 3]))
        #expect(preview.activity == nil && report.block == nil)
    }

    @Test("Splitting leads off does not get around a rule not to contact")
    func splitKeepsRule() throws {
        let bench = try Bench()
        try bench.take(
            .make(email: "jan@contoso.example"), .make("SPZA-INS|a.b", email: "jan@contoso.example"))
        let id = try only(bench).id
        _ = try bench.store.perform(.flagDoNotContact(offer: nil, reason: "asked"), on: .customers([id]), by: "anna")
        let lead = try #require(bench.leads().first?.id)
        let report = try bench.store.perform(.split(leads: [lead]), on: .customers([id]), by: "anna")
        #expect(report.customer != nil)
        #expect(try bench.customers().map(\.isBlocked) == [true, true])
    }

    @Test("An outcome is a contact: it sets the status and takes the customer out of the queue")
    func outcome() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let id = try only(bench).id
        #expect(try bench.store.makeReader().count(ListQuery(kind: .queue)) == 1)
        func complete(_ outcome: FollowUp.Outcome, next: Timestamp? = nil, for reason: String = "") throws {
            let change = Change.complete(outcome: outcome, note: "said so", next: next, reason: reason)
            _ = try bench.store.perform(change, on: .customers([id]), by: next == nil ? "ben" : "anna")
        }
        try complete(.noAnswer, next: .noon + .days(1))
        #expect(try only(bench).status == .active)
        #expect(try only(bench).contactedAt == .noon)
        #expect(try only(bench).followUp?.dueAt == .noon + .days(1))
        try complete(.notInterested, for: " has one already ")
        #expect(try only(bench).status == .lost)
        #expect(try bench.store.makeReader().count(ListQuery(kind: .queue)) == 0)
        let timeline = try #require(try bench.store.makeReader().customer(id)).timeline
        let outcomes = timeline.compactMap { entry -> FollowUp.Outcome? in
            guard case .followUpDone(let followUp) = entry.kind else { return nil }
            return followUp.outcome
        }
        #expect(outcomes == [.notInterested, .noAnswer])
        let done = timeline.compactMap { entry -> [String]? in
            guard case .followUpDone(let followUp) = entry.kind else { return nil }
            return [entry.who, followUp.owner, followUp.doneBy, followUp.reason]
        }
        #expect(done == [["ben", "anna", "ben", "has one already"], ["anna", "anna", "anna", ""]])
    }

    @Test("Rule 7: an old lead of a customer who was never contacted stays in the queue until a person closes him")
    func nothingHiddenByAge() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example", at: .noon - .days(4000)))
        #expect(try bench.store.makeReader().count(ListQuery(kind: .queue)) == 1)
        _ = try bench.store.perform(.setStatus(.lost), on: .customers([only(bench).id]), by: "anna")
        #expect(try bench.store.makeReader().count(ListQuery(kind: .queue)) == 0)
    }
}
