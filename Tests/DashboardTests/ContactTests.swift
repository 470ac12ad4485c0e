import Canvas
import LeadModel
import Testing

@testable import Dashboard

/// The lock on customers who may not be contacted, and changes of many.
struct ContactTests {
    private func store(_ session: Session) -> FakeStore? { session.store as? FakeStore }

    private func customer(_ session: Session, _ firstName: String) -> FakeStore.Customer? {
        store(session).flatMap { $0.content.customers[$0.id(firstName)] }
    }

    @Test(
        "A blocked customer is refused a follow-up, a contact and a copy, with the reason",
        arguments: ["f", "d", "y", "Y", "z"])
    func refused(key: String) {
        for start in ["3/flag<enter><enter>", "3/flag<enter>", "2/flag<enter>"] {
            // These keys are for a customer that is open, or for the queue.
            if ["d", "z"].contains(key), !start.hasSuffix("<enter><enter>") { continue }
            for width in [80, 120] {
                let session = Session(width: width).pressing(start + key)
                #expect(session.text.contains("Do not contact: flagged by tom on 22 nov 2026: asked not to be called."))
                #expect(session.dashboard.layers.isEmpty && session.copied.isEmpty)
            }
        }
    }

    @Test("A rule that came a moment ago refuses a copy that the screen would still allow")
    func refusedByStore() {
        var session = Session().pressing("3")
        guard var store = store(session) else { return }
        let block = ContactRule.Block(origin: .person("tom"), offer: nil, reason: "asked", at: sampleNow)
        store.change("Jan") { $0.decisions = [ContactRule.Decision(kind: .block(block), at: sampleNow)] }
        session.store = store
        #expect(session.pressing("y").text.contains("flagged by tom"))
        let late = session.pressing("ftomorrow<enter>")
        #expect(late.text.contains("flagged by tom"))
        #expect(customer(late, "Jan")?.followUp == nil)
    }

    @Test("An address is copied without its controls, and only once its own rule is known")
    func copies() {
        #expect(Session().pressing("2y").copied == ["jan.kowalski@contoso.example"])
        #expect(Session().pressing("2Y").copied == ["+48 600 100 200"])
        var session = Session().pressing("2")
        session.holds = true
        session.press("yj")
        session.release()
        #expect(session.copied == ["jan.kowalski@contoso.example"])
        var store = FakeStore.sample
        store.change("Jan") { $0.person.email = "a@b.example\u{1B}[0m\n" }
        #expect(Session(store).pressing("2y").copied.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
    }

    @Test("Many are counted first: how many, how many are skipped, and why")
    func bulk() {
        var session = Session().pressing("3*ftomorrow 9<enter>")
        #expect(session.text.contains("28 chosen, 2 skipped: do not contact"))
        #expect(session.text.contains("For 26 customers: follow-up tomorrow 9:00?"))
        session.press("f<enter><space>")
        #expect(customer(session, "Anna")?.followUp == nil)
        session.press("y")
        #expect(customer(session, "Anna")?.followUp != nil && customer(session, "Flag")?.followUp == nil)
        #expect(session.text.contains("28 chosen, 2 skipped: do not contact"))
        #expect(!session.text.contains(" marked"))
    }

    @Test("Before the numbers are known, no key says yes")
    func bulkCounting() {
        var session = Session().pressing("3*")
        session.holds = true
        session.press("sw")
        #expect(session.text.contains("status won: counting …"))
        session.press("yjq2")
        #expect(session.dashboard.screen == .leads)
        session.release()
        #expect(session.dashboard.layers.isEmpty && customer(session, "Jan")?.status == .new)
    }

    @Test("A question names those it is about, and n changes nothing")
    func bulkNames() {
        var session = Session().pressing("3<space><space>sw")
        #expect(session.text.contains("Jan Kowalski, Anna Kowalczyk"))
        session.press("n")
        #expect(customer(session, "Jan")?.status == .new)
        #expect(session.dashboard.layers.isEmpty)
    }

    @Test("Flag and lift ask for a reason, and are undone")
    func flagAndLift() {
        var session = Session().pressing("3D<enter>")
        #expect(session.text.contains("A reason is needed"))
        session.press("called him<enter>")
        #expect(session.frame.rows.contains { $0.contains("D Jan Kowalski") && $0.contains("DNC") })
        session.press("f")
        #expect(session.text.contains("flagged by anna"))
        session.press("Lhe asked us<enter>")
        #expect(session.text.contains("Done: may be contacted again"))
        session.press("uu")
        #expect(session.text.contains("Undone: do not contact: Jan Kowalski"))
        #expect(customer(session, "Jan")?.decisions.isEmpty == true)
    }

    @Test("A rule can be for one of his offers")
    func flagOffer() {
        let session = Session().pressing("2<enter>Dnot this<tab><right><right><enter>")
        #expect(customer(session, "Jan")?.decisions.first?.kind != nil)
        #expect(session.text.contains("DNC for northwind.erp: flagged by anna"))
    }

    @Test(
        "Read-only refuses every change before anything is typed",
        arguments: ["f", "s", "a", "n", "N", "D", "L", "u", "<c-r>"])
    func readOnly(key: String) {
        let session = Session(isReadOnly: true).pressing("3" + key)
        #expect(session.text.contains("Read-only"))
        #expect(session.dashboard.layers.isEmpty && !session.effects.contains { $0.isEdit })
    }
}

extension Effect {
    fileprivate var isEdit: Bool {
        if case .edit = self { return true }
        return false
    }
}
