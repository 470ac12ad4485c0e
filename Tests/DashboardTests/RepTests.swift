import Canvas
import LeadModel
import Testing

@testable import Dashboard

/// What makes a rep's day go well: who owns, what is next, and that what is on screen is so.
struct RepTests {
    private func owner(_ session: Session, _ firstName: String) -> String? {
        (session.store as? FakeStore).flatMap { $0.content.customers[$0.id(firstName)]?.owner }
    }

    @Test("An owner is picked from those who own customers, oneself first, or typed anew")
    func owners() {
        #expect(Session().pressing("4a").text.contains("anna (me)"))
        #expect(owner(Session().pressing("4a<enter>"), "Piotr") == "anna")
        #expect(owner(Session().pressing("4atom<enter>"), "Piotr") == "tom")
        #expect(Session().pressing("4azoë").text.contains("somebody new: zoë"))
        #expect(owner(Session().pressing("4azoë<enter>"), "Piotr") == "zoë")
        #expect(owner(Session().pressing("4a<enter>ga<down><enter>"), "Piotr") != nil)
        #expect(!Session().pressing("4atom").text.contains("somebody new"))
        #expect(owner(Session().pressing("4aan<esc>"), "Piotr") == "")
    }

    @Test("Oneself is there before the others are known")
    func ownersWait() {
        var session = Session().pressing("4")
        session.holds = true
        session.press("a")
        #expect(session.text.contains("anna (me)"))
        session.press("<enter>")
        session.release()
        #expect(owner(session, "Piotr") == "anna")
    }

    @Test("Owners that come late fill only the picker that asked for them")
    func lateOwners() {
        var session = Session().pressing("3")
        session.holds = true
        session.press("a<esc>Fowner<enter>")
        session.release()
        #expect(session.text.contains("any") && !session.text.contains("(me)"))
    }

    @Test("One key goes from mine to what nobody owns to everyone's, and the title says which", arguments: ["m", "M"])
    func whoseWork(key: String) {
        var session = Session().pressing("4")
        let rows = { (session: Session) in Set((session.dashboard.currentList?.rows ?? []).map(\.id)) }
        let mine = rows(session)
        #expect(session.text.contains(" mine · "))
        session.press(key)
        let unowned = rows(session)
        #expect(session.text.contains(" unowned · ") && unowned.isStrictSubset(of: mine))
        session.press(key)
        #expect(session.text.contains(" everyone's · ") && mine.isStrictSubset(of: rows(session)))
        #expect(session.dashboard.place.whose == .everyone)
        session.press(key)
        #expect(session.text.contains(" mine · ") && rows(session) == mine)
    }

    @Test("Lists are mine, unowned or everyone's by the same key", arguments: ["2", "3"])
    func whoseCustomers(screen: String) {
        var session = Session().pressing(screen)
        let all = session.dashboard.currentList?.count
        session.press("M")
        #expect(session.dashboard.currentList?.query.filter.owner == .named("anna"))
        #expect(session.text.contains(" · mine"))
        session.press("M")
        #expect(session.dashboard.currentList?.query.filter.owner == .nobody)
        #expect(session.text.contains(" · unowned"))
        session.press("M")
        #expect(session.dashboard.currentList?.count == all)
    }

    @Test("The queue counts what is to be done now, and what is for later apart")
    func toDo() {
        let session = Session().pressing("4")
        let list = session.dashboard.currentList
        let later = list?.rows.filter { row in
            if case .work(let work) = row.record { return work.section == .later }
            return false
        }
        #expect(list?.later == later?.count && list?.later == 1)
        #expect(session.text.contains("mine · \((list?.count ?? 0) - 1) to do · 1 later"))
    }

    @Test("When a follow-up is put off, the next one is selected; when it stays, so does the selection")
    func goesOn() throws {
        var session = Session().pressing("4")
        let rows = try #require(session.dashboard.currentList?.rows)
        session.press("z7")
        #expect(session.dashboard.currentList?.selectedID == rows[1].id)
        session.press("dn4")
        #expect(session.dashboard.currentList?.selectedID == rows[2].id)
        session.press("a<enter>")
        #expect(session.dashboard.currentList?.selectedID == rows[2].id)
        session.press("uj")
        #expect(session.dashboard.currentList?.selected != nil)
    }

    @Test("What was changed in the customer is so in the pane behind him")
    func paneIsFresh() {
        var session = Session().pressing("3<enter>sw")
        #expect(session.text.contains("Status won"))
        session.press("<esc>")
        #expect(session.text.contains("Status won") && !session.text.contains("Status new"))
        session.press("<enter>")
        session.press("u<esc>")
        #expect(!session.text.contains("Status won"))
    }

    @Test("What another changed while a customer is open is read when the pane is seen again")
    func othersChange() {
        var session = Session().pressing("3<enter>")
        session.send(.storeChanged)
        session.holds = true
        session.press("<esc>")
        session.release()
        #expect(session.text.contains("same e-mail"))
    }

    @Test("A customer's own timeline does not repeat his name, and says what was undone")
    func ownTimeline() {
        let customs = Customs(zone: sampleZone)
        func entry(_ verb: ActivityRow.Verb, count: Int = 1, isUndone: Bool = false) -> ActivityRow {
            ActivityRow(
                id: 1, at: sampleNow, who: "anna", verb: verb, customer: count == 1 ? 7 : nil,
                customerName: count == 1 ? "Jan Kowalski" : "", count: count, before: "", after: "won",
                aboutVerb: .status, isUndone: isUndone)
        }
        #expect(Said.own(entry(.status), customs: customs) == "status · won")
        #expect(Said.own(entry(.status, count: 58), customs: customs) == "status · 58 customers · won")
        #expect(Said.own(entry(.undo), customs: customs) == "undo of status")
        #expect(Said.own(entry(.status, isUndone: true), customs: customs) == "undone: status · won")
        for verb in ActivityRow.Verb.allCases where verb != .merge {
            #expect(!Said.own(entry(verb), customs: customs).contains("Kowalski"))
        }
    }

    @Test("An empty store says how to fill it, with commands that can be typed as they stand")
    func welcome() {
        var session = Session(FakeStore(), width: 100, height: 30)
        #expect(session.text.contains("leadtop demo\n") && session.text.contains("leadtop import FILE"))
        #expect(!session.text.contains("Or read a small file"))
        let settings = Dashboard.Settings(
            storePath: "/s.db", user: "anna", customs: Customs(zone: sampleZone),
            welcome: Dashboard.Welcome(
                demo: "lt demo", openDemo: "lt --store '/my demo.db'", samples: "lt import samples/*",
                ownFiles: "lt import FILE"))
        session.dashboard = Dashboard(settings: settings, size: Size(width: 100, height: 30), now: sampleNow)
        session.send(.answered(Request(slot: .empty, generation: 0, question: .isEmpty), .isEmpty(true)))
        for effect in session.dashboard.start() {
            guard case .load(let request) = effect else { continue }
            session.send(.answered(request, FakeStore().answer(request.question, now: sampleNow)))
        }
        for command in ["lt demo", "lt --store '/my demo.db'", "lt import samples/*", "lt import FILE"] {
            #expect(session.text.contains("    \(command)\n"))
        }
    }
}
