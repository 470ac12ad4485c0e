import Canvas
import LeadModel
import Testing

@testable import Dashboard

/// What a rep or a manager does, key by key.
struct BehaviourTests {
    private func store(_ session: Session) -> FakeStore? { session.store as? FakeStore }

    private func customer(_ session: Session, _ firstName: String) -> FakeStore.Customer? {
        store(session).flatMap { $0.content.customers[$0.id(firstName)] }
    }

    // MARK: Selection and marks

    @Test("The selection stays on its record over sorting, filtering and refreshing")
    func selectionFollows() {
        var session = Session().pressing("3jjj")
        let selected = session.dashboard.currentList?.selectedID
        for keys in ["Sname<enter>", "Sname<enter>", "Sleads<enter>", "cAE<enter>", "C", "t", "<s-tab><tab>"] {
            session.press(keys)
            #expect(session.dashboard.currentList?.selectedID == selected, "after \(keys)")
        }
        session.send(.storeChanged)
        #expect(session.dashboard.currentList?.selectedID == selected)
    }

    @Test("Marks follow their records over search and sort, and are counted")
    func marks() {
        var session = Session().pressing("3<space>j<space>")
        let marked = session.dashboard.currentList?.marks.keys.sorted()
        session.press("Sname<enter>/zi<enter>")
        #expect(session.dashboard.currentList?.marks.keys.sorted() == marked)
        #expect(session.text.contains("2 marked"))
        session.press("U")
        #expect(!session.text.contains("marked"))
    }

    @Test("The whole list is marked as it was seen, not what a filter makes of it")
    func markAll() {
        var session = Session().pressing("3*")
        #expect(session.text.contains("28 marked"))
        session.press("cPL<enter>")
        #expect(!session.text.contains("marked"))
    }

    @Test("Shift and an arrow marks a range as v does")
    func shiftArrows() {
        #expect(Session().pressing("3<s-down><s-down>").text.contains("3 marked"))
        #expect(Session().pressing("3vjjv").dashboard.currentList?.marks.count == 3)
        #expect(Session().pressing("3jjj<s-up><s-up><down>").dashboard.currentList?.marks.count == 2)
    }

    // MARK: Search

    @Test("A list narrows as one types, and esc brings back what was there")
    func search() {
        var session = Session().pressing("2jjj")
        let selected = session.dashboard.currentList?.selectedID
        session.press("/k")
        let first = session.dashboard.currentList?.count ?? 0
        session.press("ow")
        #expect((session.dashboard.currentList?.count ?? 0) < first)
        #expect(session.text.contains("5 leads"))
        session.press("<esc>")
        #expect(session.dashboard.currentList?.count == 56)
        #expect(session.dashboard.currentList?.selectedID == selected)
        session.press("/nowak<enter>")
        #expect(session.text.contains("/nowak"))
        session.press("<esc>")
        #expect(session.dashboard.currentList?.query.search == "")
    }

    @Test("While one searches, arrows move in the list and keys are text")
    func searchKeys() {
        var session = Session().pressing("3/q1?<bs><bs><bs>kow<down>")
        #expect(session.dashboard.currentList?.selected.map(Said.name(of:)) == "Anna Kowalczyk")
        session.press("<enter><enter>")
        #expect(session.dashboard.customer?.detail?.row.person.firstName == "Anna")
    }

    @Test(
        "A slash searches the customers where a screen has no search of its own",
        arguments: ["1", "4", "5", "6", "2<enter>"])
    func searchElsewhere(keys: String) {
        let session = Session().pressing(keys + "/zielinski")
        #expect(session.text.contains("[3 Customers]"))
        #expect(session.text.contains("1 customer "))
    }

    // MARK: Filters

    @Test("The list of a funnel's cell has as many leads as the cell says")
    func cells() {
        for counts in [false, true] {
            var session = Session(Remembering(FakeStore.sample)).pressing(counts ? "1#" : "1")
            for row in session.dashboard.funnel.rows {
                for column in session.dashboard.funnel.columns {
                    session.dashboard.funnel.cell = FunnelState.Cell(row: row, column: column)
                    let value = session.dashboard.funnel.value(row, column)
                    let list = session.pressing("<enter>").dashboard.currentList
                    #expect(list?.query.kind == (counts ? .customers : .leads))
                    #expect(list?.count == value, "\(row) \(column)")
                    #expect(list?.rows.count == value)
                }
            }
        }
    }

    @Test("Esc leads from a cell's leads back to the cell")
    func backToFunnel() {
        var session = Session().pressing("1jll")
        let cell = session.dashboard.funnel.cell
        session.press("<enter>")
        #expect(session.text.contains("Contact Me · AppSource"))
        session.press("<esc>")
        #expect(session.dashboard.screen == .funnel && session.dashboard.funnel.cell == cell)
        #expect(Session().pressing("1jll<enter>1<tab><esc>").dashboard.screen == .leads)
    }

    @Test(
        "Each kind of filter narrows the list and says so in the heading",
        arguments: [
            ("step", "contact", "Contact Me"), ("source", "test", "Test Drive"), ("status", "won", "status won"),
            ("owner", "tom", "owner tom"), ("owner", "nobody", "owner nobody"), ("follow", "over", "follow-up overdue"),
            ("not c", "only", "DNC only"), ("not c", "left", "DNC left out"),
        ])
    func filters(kind: String, value: String, heading: String) {
        for screen in ["2", "3"] {
            let all = Session().pressing(screen).dashboard.currentList?.count ?? 0
            let session = Session().pressing("\(screen)F\(kind)<enter>\(value)<enter>")
            let list = session.dashboard.currentList
            #expect((list?.count ?? all) < all)
            #expect(list?.count == list?.rows.count)
            #expect(session.frame.rows[1].contains(heading))
            #expect(session.pressing("<esc>").dashboard.currentList?.count == all)
            #expect(session.pressing("F\(kind)<enter><enter>").dashboard.currentList?.count == all)
        }
    }

    @Test("Offer, period and country narrow every screen, and the first line says so")
    func scope() {
        var session = Session().pressing("1oedx<enter>p90<enter>cUnited S<enter>")
        for screen in ["1", "2", "3", "5"] {
            session.press(screen)
            #expect(session.frame.rows[0].contains("offer bitnami.openedxcypress  ·  last 90 days  ·  United States"))
        }
        #expect(session.pressing("4").frame.rows[0].contains("all time"))
        session.press("2C")
        #expect(session.frame.rows[0].contains("all offers"))
        #expect(session.dashboard.place.scope == Scope())
    }

    @Test("Nothing in the work queue is hidden by age")
    func queueHasNoPeriod() {
        let all = Session().pressing("4").dashboard.currentList?.count
        #expect(Session().pressing("1p7 d<enter>4").dashboard.currentList?.count == all)
    }

    @Test("Test leads are shown when asked for, with a word and a letter")
    func testLeads() {
        #expect(!Session().pressing("2").text.contains("MSFT_TEST"))
        let session = Session().pressing("2t")
        #expect(session.text.contains("MSFT_TEST") && session.text.contains("with test leads"))
        #expect(session.frame.rows.contains { $0.contains(" T ") && $0.contains("test Get It") })
    }

    @Test("An offer's row filters everything to it")
    func offers() {
        let session = Session().pressing("5<enter>")
        #expect(session.dashboard.screen == .funnel && session.frame.rows[0].contains("northwind.erp"))
    }

    @Test("What was chosen is remembered for the next start")
    func remembers() {
        let session = Session().pressing("3cPL<enter>Sname<enter>")
        guard case .remember(let place)? = session.effects.last else {
            Issue.record("nothing remembered")
            return
        }
        let again = Session(place: place)
        #expect(again.dashboard.screen == .customers && again.frame.rows[0].contains("Poland"))
        #expect(again.text.contains("by name"))
    }

    // MARK: Do not contact

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
