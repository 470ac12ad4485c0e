import Canvas
import LeadModel
import Testing

@testable import Dashboard

/// What the mouse does: a click hits what is drawn under it.
struct PointerTests {
    /// Where a text stands on screen.
    private func place(of text: String, in session: Session, row: Int? = nil) -> Point? {
        for (y, line) in session.frame.rows.enumerated() where row == nil || row == y {
            guard let range = line.firstRange(of: text) else { continue }
            return Point(x: TextWidth.of(String(line[..<range.lowerBound])) + (text.count > 1 ? 1 : 0), y: y)
        }
        return nil
    }

    private func click(
        _ session: inout Session, on text: String, row: Int? = nil, _ kind: Mouse.Kind = .click,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard let point = place(of: text, in: session, row: row) else {
            Issue.record("\(text) is not on screen", sourceLocation: sourceLocation)
            return
        }
        session.send(.input(.mouse(Mouse(kind, at: point))))
    }

    @Test("A click on a tab goes to its screen", arguments: [40, 80, 120, 200])
    func tabs(width: Int) {
        var session = Session(width: width, height: 24)
        for (index, screen) in Screen.allCases.enumerated() {
            click(&session, on: "\(index)", row: 0)
            #expect(session.dashboard.screen == screen)
        }
    }

    @Test("A click selects a row, a second one opens it, as a double click does at once")
    func rows() {
        var session = Session(width: 80, height: 24).pressing("2")
        click(&session, on: "Anna Kow")
        #expect(session.dashboard.currentList?.selectedIndex == 1 && session.dashboard.customer == nil)
        click(&session, on: "Anna Kow")
        #expect(session.dashboard.customer?.detail?.row.person.firstName == "Anna")
        session.press("<esc>")
        click(&session, on: "Ola Nowak", .doubleClick)
        #expect(session.dashboard.customer?.detail?.row.person.firstName == "Ola")
    }

    @Test("A click on a heading sorts by it, a second one the other way round")
    func headings() {
        var session = Session(width: 80, height: 24).pressing("3")
        click(&session, on: "COMPANY")
        #expect(session.dashboard.currentList?.query.sort == Sort(column: .company, isDescending: false))
        click(&session, on: "COMPANY")
        #expect(session.dashboard.currentList?.query.sort == Sort(column: .company, isDescending: true))
    }

    @Test("A row of the queue is hit below the rule, and the rule is no row")
    func queue() {
        var session = Session(width: 80, height: 30).pressing("4")
        click(&session, on: "later")
        #expect(session.dashboard.currentList?.selectedIndex == 0)
        click(&session, on: "Olga")
        #expect(session.dashboard.currentList?.selected.map(Said.name(of:)) == "Olga Ivanov")
    }

    @Test("A click on a cell puts the cursor there, a second one opens its leads", arguments: [80, 120, 200])
    func cells(width: Int) {
        var session = Session(width: width, height: 24)
        click(&session, on: "11", row: 4)
        #expect(session.dashboard.funnel.cell.column == .step(.contactMe))
        #expect(session.text.contains("[11]"))
        click(&session, on: "11", row: 4)
        #expect(session.text.contains("11 leads"))
    }

    @Test("A click picks in pickers and menus, and beside them it closes them")
    func popups() {
        var session = Session(width: 80, height: 24).pressing("2o")
        click(&session, on: "bitnami.openedxcypress  Open")
        #expect(session.dashboard.scope.offer?.id == "bitnami.openedxcypress")
        session.press("4s")
        click(&session, on: "won")
        #expect(session.text.contains("Done: status won"))
        session.press("s<click:0,0>")
        #expect(session.dashboard.layers.isEmpty && session.dashboard.screen == .followUps)
        session.press("o<click:79,23>")
        #expect(session.dashboard.layers.isEmpty)
    }

    @Test("The wheel over a menu or a question does nothing")
    func wheelOverPopups() {
        for keys in ["4s", "4f", "3<space><space>sw"] {
            var session = Session(width: 80, height: 24).pressing(keys)
            let before = session.dashboard
            session.press("<wheel-down:40,12><wheel-up:40,12>")
            #expect(session.dashboard == before)
        }
    }

    @Test("A click on a field of a form goes to it")
    func fields() {
        var session = Session(width: 80, height: 24).pressing("4f")
        click(&session, on: "Note ")
        session.press("<c-u>typed here")
        #expect(session.text.contains("Note     typed here"))
    }

    @Test("An entry of the timeline is selected by a click on any of its lines")
    func timeline() {
        var session = Session(width: 80, height: 24).pressing("3<enter>")
        click(&session, on: "Please call after")
        #expect(session.dashboard.customer?.selected == 1)
        click(&session, on: "Please call after")
        #expect(session.text.contains("\"Email\""))
        session.press("<esc><wheel-down>")
        #expect(session.dashboard.customer?.selected == 2)
    }

    @Test("The wheel scrolls pickers and readers")
    func wheel() {
        var session = Session(width: 80, height: 24).pressing("2?<wheel-down>")
        guard case .picker(let picker)? = session.dashboard.layers.last else {
            Issue.record("no help")
            return
        }
        #expect(picker.selected == 3)
        session.press("<wheel-up><wheel-up><enter>")
        #expect(session.dashboard.customer != nil)
    }
}
