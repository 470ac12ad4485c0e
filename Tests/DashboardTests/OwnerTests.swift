import Canvas
import LeadModel
import Testing

@testable import Dashboard

/// Claim, hand over and out of office.
struct OwnerTests {
    private func owner(_ session: Session, _ firstName: String) -> String? {
        (session.store as? FakeStore).flatMap { $0.content.customers[$0.id(firstName)]?.owner }
    }

    private func session(_ keys: String, away: [Absence] = []) -> Session {
        var store = FakeStore.sample
        store.absences = Absences(away)
        return Session(store).pressing(keys)
    }

    @Test("One key claims whom nobody owns")
    func claim() {
        let session = Session().pressing("4A")
        #expect(owner(session, "Piotr") == "anna")
        #expect(session.text.contains("Done: owner anna"))
        #expect(owner(session.pressing("u"), "Piotr") == "")
    }

    @Test("Another rep's customer is taken only after a question that names him")
    func claimOfAnothers() {
        var session = Session().pressing("3/flag<enter>A")
        #expect(session.text.contains("is tom's. Take over?"))
        #expect(owner(session, "Flag") == "tom")
        session.press("<enter>A")
        #expect(owner(session, "Flag") == "tom")
        session.press("y")
        #expect(owner(session, "Flag") == "anna")
    }

    @Test("Of many only those whom nobody owns are claimed, and the others counted")
    func claimOfMany() {
        var session = Session().pressing("3*A")
        #expect(session.text.contains("another rep's"))
        session.press("y")
        #expect(owner(session, "Flag") == "tom")
    }

    @Test("A rep's open customers are handed over from the palette, counted first")
    func handOver() {
        var session = Session().pressing("1:hand<enter>tom<enter>")
        #expect(session.text.contains("From tom to"))
        session.press("ola<enter>")
        #expect(session.text.contains("handed over from tom to ola"))
        #expect(owner(session, "Flag") == "tom")
        session.press("y")
        #expect(owner(session, "Flag") == "ola")
    }

    @Test("The queue says who is away, and for whom one works")
    func away() {
        let absence = Absence(rep: "tom", deputy: "anna", since: sampleNow - .days(1), until: sampleNow + .days(3))
        let session = session("4", away: [absence])
        #expect(session.text.contains("with tom's"))
        #expect(session.text.contains("tom away until"))
    }

    @Test("A rep goes away and comes back from the palette")
    func goingAway() {
        var session = Session().pressing("4:office<enter>in 3 days<tab>ola<enter>")
        #expect((session.store as? FakeStore)?.absences.all.map(\.rep) == ["anna"])
        #expect((session.store as? FakeStore)?.absences.all.first?.deputy == "ola")
        session.press("j")
        #expect(session.text.contains("you are away until"))
        session.press(":is back<enter><enter>")
        #expect((session.store as? FakeStore)?.absences.all.isEmpty == true)
        #expect(session.pressing(":is back<enter>").text.contains("Nobody is away"))
    }

    @Test("The owner picker tells who is away")
    func pickerTells() {
        let absence = Absence(rep: "tom", deputy: "", since: sampleNow - .days(1), until: sampleNow + .days(3))
        #expect(session("4a", away: [absence]).text.contains("away until"))
    }
}
