import Canvas
import LeadModel
import Testing

@testable import Dashboard

/// The work queue, one customer at a time.
struct TodayTests {
    private func customer(_ session: Session, _ firstName: String) -> FakeStore.Customer? {
        (session.store as? FakeStore).flatMap { $0.content.customers[$0.id(firstName)] }
    }

    private func shown(_ session: Session) -> String {
        guard case .work(let work)? = session.dashboard.currentList?.selected?.record else { return "" }
        return work.customer.person.firstName
    }

    @Test("An outcome is one key: it is written down with its date, and the next customer comes")
    func outcome() throws {
        var session = Session().pressing("0")
        #expect(shown(session) == "Piotr")
        #expect(session.text.contains("0 of 17 done"))
        session.press("v")
        let done = try #require(customer(session, "Piotr"))
        #expect(done.followUp?.dueAt == Timestamp(rfc3339: "2026-11-26T08:00:00Z"))
        #expect(done.status == .new && done.tries == 1)
        #expect(shown(session) == "Mary")
        #expect(session.text.contains("1 of 17 done"))
        #expect(session.lastLine.contains("Piotr Zieliński: no answer, next thu 9:00. + later, - sooner, u undoes it."))
    }

    @Test("The date of the last outcome is moved by one key, while the next customer is on the card")
    func moving() {
        var session = Session().pressing("0v+")
        #expect(customer(session, "Piotr")?.followUp?.dueAt == Timestamp(rfc3339: "2026-11-27T08:00:00Z"))
        #expect(shown(session) == "Mary")
        session.press("--")
        #expect(customer(session, "Piotr")?.followUp?.dueAt == Timestamp(rfc3339: "2026-11-25T08:00:00Z"))
        #expect(session.lastLine.contains("Piotr Zieliński: next tomorrow 9:00."))
        #expect(Session().pressing("0+").lastLine.contains("There is no date to move"))
    }

    @Test("An undo brings the customer back onto the card, wherever one has got to")
    func undo() {
        var session = Session().pressing("0vsssu")
        #expect(shown(session) == "Piotr")
        #expect(customer(session, "Piotr")?.tries == 0)
        #expect(session.text.contains("0 of 17 done"))
        session.press("v+u")
        #expect(shown(session) == "Mary")
        session.press("u")
        #expect(shown(session) == "Piotr")
    }

    @Test("Who is skipped comes back after the last one")
    func skipping() {
        var session = Session().pressing("0s")
        #expect(shown(session) == "Mary")
        session.press("<left>")
        #expect(shown(session) == "Piotr")
        session.press("Gs")
        #expect(shown(session) == "Piotr")
        #expect(session.lastLine.contains("Back at the first"))
    }

    @Test(
        "What ends the work asks why: a reason of the list, one that is typed, or none",
        arguments: [
            ("W<down><enter>", "bought in the marketplace", Status.won), ("L<enter>", "", .lost),
            ("Lnew boss<enter>", "new boss", .lost), ("Iprice<enter>", "price", .lost),
            ("Iexpensive<enter>", "too expensive", .lost),
            ("Lother, or<enter>too late<tab>met him at the fair<enter>", "too late", .lost),
        ])
    func reasons(keys: String, reason: String, status: Status) {
        let session = Session().pressing("0" + keys)
        let customer = customer(session, "Piotr")
        guard case .followUpDone(let done)? = customer?.history.last?.kind else {
            Issue.record("nothing was written down")
            return
        }
        #expect(done.reason == reason && done.doneBy == "anna")
        #expect(customer?.followUp == nil && session.dashboard.layers.isEmpty)
        #expect(shown(session) == "Mary")
    }

    @Test("Keys that are pressed before the next customer is there are for him")
    func typedAhead() {
        var session = Session().pressing("0")
        session.holds = true
        session.press("v")
        session.press("e")
        while !session.held.isEmpty { session.release() }
        #expect(customer(session, "Piotr")?.tries == 1 && customer(session, "Mary")?.tries == 2)
        #expect(shown(session) == "小龙")
    }

    @Test("Everything needed to act is on the card")
    func card() {
        let text = Session().pressing("0").text
        for part in ["OVERDUE 3 days ago", "call back about pricing", "Alpine", "12:00 there", "May be contacted"] {
            #expect(text.contains(part), "\(part)")
        }
        let new = Session().pressing("0sss").text
        #expect(new.contains("BREACH 34 d / 24 h") || new.contains("BREACH"))
        #expect(Session(width: 40, height: 10).pressing("0").text.contains("OVERDUE"))
    }

    @Test("A store that is only looked at refuses an outcome")
    func readOnly() {
        let session = Session(isReadOnly: true).pressing("0v")
        #expect(customer(session, "Piotr")?.tries == 0)
        #expect(shown(session) == "Piotr")
    }

    @Test("A customer who was flagged meanwhile is refused, with the reason")
    func refused() throws {
        var session = Session().pressing("0")
        var store = try #require(session.store as? FakeStore)
        store.change("Piotr") { customer in
            let block = ContactRule.Block(origin: .person("tom"), offer: nil, reason: "asked", at: sampleNow)
            customer.decisions = [ContactRule.Decision(kind: .block(block), at: block.at)]
        }
        session.store = store
        session.press("v")
        #expect(session.text.contains("Do not contact: flagged by tom"))
        #expect(customer(session, "Piotr")?.tries == 0)
    }

    @Test("The place is kept, and found again")
    func place() throws {
        let left = Session().pressing("0ss")
        let kept = left.effects.compactMap { effect -> Place? in
            if case .remember(let place) = effect { return place }
            return nil
        }
        let place = try #require(kept.last)
        #expect(place.screen == .today)
        #expect(shown(Session(place: place)) == shown(left))
    }

    @Test("A click on an outcome gives it, and one on who comes later goes there")
    func mouse() throws {
        var session = Session().pressing("0")
        let rows = session.frame.rows
        let outcome = try #require(rows.firstIndex { $0.contains("v no answer") })
        session.send(.input(.mouse(Mouse(.click, at: Point(x: 100, y: outcome)))))
        #expect(customer(session, "Piotr")?.tries == 1)
        let then = try #require(session.frame.rows.firstIndex { $0.contains(" Then ") })
        session.send(.input(.mouse(Mouse(.click, at: Point(x: 100, y: then + 2)))))
        #expect(shown(session) != "Mary")
    }

    @Test("A whole day is done by one key a customer")
    func wholeDay() {
        var session = Session().pressing("0")
        let keys = ["r", "v", "e", "t"]
        for step in 0..<40 where session.dashboard.currentList?.selected != nil { session.press(keys[step % 4]) }
        #expect(session.text.contains("All done for today: 17 customers."))
        #expect(session.text.contains("Next: tomorrow 9:00."))
    }
}
