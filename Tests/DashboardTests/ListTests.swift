import Canvas
import LeadModel
import Testing

@testable import Dashboard

/// Selecting, marking, searching and filtering, key by key.
struct ListTests {
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
            ("owner", "tom", "owner tom"), ("owner", "nobody", "unowned"), ("follow", "over", "follow-up overdue"),
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
        #expect(["all offers", "no filter"].contains { session.frame.rows[0].contains($0) })
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
}
