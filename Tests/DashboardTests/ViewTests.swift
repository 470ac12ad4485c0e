import Canvas
import LeadModel
import Testing

@testable import Dashboard

@Suite("Views: saved lists, chosen columns, the last place, and what is new")
struct ViewTests {
    private func store(_ session: Session) throws -> FakeStore { try #require(session.store as? FakeStore) }

    private func saved(_ keys: String = "2cPL<enter>Sname<enter>/ko<enter>VSHot<tab>h<enter>") -> Session {
        Session(FakeStore.sample).pressing(keys)
    }

    @Test("A list is saved under a name and a key, and V and the key bring it back from anywhere")
    func saving() throws {
        var session = saved()
        #expect(try store(session).content.views.map(\.name) == ["Hot"])
        let (shown, query) = (session.dashboard.shownQuery, session.dashboard.lists[.leads]?.query)
        #expect(session.text.contains("h Hot "))
        session.press("<esc>C3/x<enter>1Vh")
        #expect(session.dashboard.shownQuery == shown)
        #expect(session.dashboard.lists[.leads]?.query == query)
        #expect(session.dashboard.shownView?.name == "Hot")
    }

    @Test("A view holds scope, narrowing, search, order, columns and whose, and one's own are whoever's looks")
    func whole() throws {
        let session = Session(FakeStore.sample).pressing(
            "2cPL<enter>p30<enter>tFstat<enter>new<enter>M/ko<enter>Sname<enter>|city<enter><esc>VSAll<enter>")
        let query = try #require(try store(session).content.views.first?.query)
        #expect((query.filter.country, query.days, query.filter.includesTest) == ("PL", 30, true))
        #expect((query.filter.status, query.filter.owner, query.whose) == (.new, nil, .mine))
        #expect((query.search, query.sort.column) == ("ko", .name))
        #expect(query.columns.contains("city") && query.columns.contains("name"))
        let list = query.listQuery(now: sampleNow, zone: sampleZone, for: "ben")
        #expect(list.filter.owner == .named("ben"))
        #expect(list == query.listQuery(now: sampleNow, zone: sampleZone, for: "ben"))
        let mine = try #require(session.dashboard.lists[.leads]?.query)
        #expect(query.listQuery(now: sampleNow, zone: sampleZone, for: "anna") == mine)
    }

    @Test("The heading counts each view, and says what is not counted yet")
    func counts() throws {
        var session = saved()
        let count = try #require(session.dashboard.lists[.leads]?.count)
        #expect(session.text.contains("h Hot \(count)"))
        session.press("<esc>C")
        #expect(session.text.contains("h Hot \(count)"))
        session.holds = true
        var fake = try store(session)
        fake.receive("Ola", "Kowal")
        session.store = fake
        session.send(.storeChanged)
        session.release()
        #expect(session.text.contains("h Hot \(count + 1)"))
        #expect(session.pressing("V").text.contains("Hot"))
    }

    @Test("A store that is written to all the time is still counted")
    func busy() {
        var session = saved()
        session.holds = true
        for _ in 0..<5 { session.send(.storeChanged) }
        let counts = session.held.filter { effect in
            if case .load(let request) = effect { return request.slot == .viewCount }
            return false
        }
        #expect(counts.count <= 1)
    }

    @Test("Renaming, overwriting and deleting are asked for, and can be undone")
    func changing() throws {
        var session = saved()
        session.press("VRh")
        #expect(session.text.contains("View Hot"))
        session.press("<bs><bs>t<tab><tab><right><enter>")
        let renamed = try #require(try store(session).content.views.first)
        #expect((renamed.name, renamed.key, renamed.owner) == ("Ht", "h", ""))
        session.press("CVWh")
        #expect(try store(session).content.views.first?.query.filter == Filter())
        session.press("VXh")
        #expect(session.text.contains("Delete the view Ht?") && session.text.contains("Everybody has it"))
        session.press("n")
        #expect(try store(session).content.views.count == 1)
        session.press("VXhy")
        #expect(try store(session).content.views.isEmpty)
        session.press("u")
        #expect(try store(session).content.views.count == 1)
        session.press("uuu")
        #expect(try store(session).content.views.isEmpty)
    }

    @Test("A key that is taken, or that the menu needs, is refused with what to do")
    func keys() throws {
        var session = saved()
        session.press("VSOther<tab>h<enter>")
        #expect(session.text.contains("h opens Hot already"))
        session.press("<bs>j<enter>")
        #expect(session.text.contains("not j, k or q"))
        session.press("<bs><enter>")
        #expect(try store(session).content.views.count == 2)
        #expect(session.pressing("V").text.contains("1  Other"))
    }

    @Test("A read-only dashboard opens views and changes none")
    func readOnly() throws {
        let store = try store(saved())
        let session = Session(store, isReadOnly: true).pressing("VSVXh<esc>VRh<esc>VWh<esc>Vh")
        #expect(try self.store(session).content.views == store.content.views)
        #expect(session.dashboard.lists[.leads]?.query.search == "ko")
    }

    // MARK: Columns

    @Test("Columns are shown and hidden one after the other, and the list's own come back")
    func columns() {
        var session = Session(FakeStore.sample, width: 200)
        session.press("2|e-mail<enter>")
        #expect(session.text.contains("E-MAIL"))
        session.press("<c-u>company<enter><esc>")
        #expect(!session.text.contains("COMPANY"))
        session.press("|<enter><esc>")
        #expect(session.text.contains("COMPANY") && !session.text.contains("E-MAIL"))
        #expect(session.dashboard.lists[.leads]?.columns == [])
    }

    @Test("The last column stays")
    func lastColumn() {
        var session = Session(FakeStore.sample).pressing("4")
        for name in ["due", "why", "owner", "customer"] { session.press("|\(name)<enter><esc>") }
        #expect(
            session.dashboard.allColumns(of: session.dashboard.currentList ?? ListState(query: ListQuery(kind: .queue)))
                .count == 1)
    }

    // MARK: The last place

    @Test(
        "The next session begins where the last one ended",
        arguments: ["2/kow<enter>j", "3cPL<enter>Fstat<enter>new<enter>G", "4jjj", "2|city<enter><esc>jj<enter>", "5j"])
    func place(keys: String) {
        let session = Session(FakeStore.sample).pressing(keys)
        let again = Session(FakeStore.sample, place: session.dashboard.placeAtExit)
        #expect(again.dashboard.context == session.dashboard.context)
        #expect(again.dashboard.scope == session.dashboard.scope)
        for kind in ListQuery.Kind.allCases {
            #expect(again.dashboard.lists[kind]?.query.search == session.dashboard.lists[kind]?.query.search)
            #expect(again.dashboard.lists[kind]?.narrowing == session.dashboard.lists[kind]?.narrowing)
            #expect(again.dashboard.lists[kind]?.columns == session.dashboard.lists[kind]?.columns)
        }
        #expect(again.dashboard.currentList?.selectedID == session.dashboard.currentList?.selectedID)
        #expect(again.dashboard.customer?.id == session.dashboard.customer?.id)
        #expect(again.pressing("j<esc>").dashboard.screen == session.pressing("j<esc>").dashboard.screen)
    }

    @Test("What was open and is gone leads to its list")
    func gone() {
        var place = Place(screen: .customers)
        place.customer = 9999
        place.lists[.customers] = ListPlace()
        place.lists[.customers]?.selected = 8888
        let session = Session(FakeStore.sample, place: place)
        #expect(session.dashboard.context == .customers)
        #expect(session.dashboard.currentList?.selectedIndex == 0)
    }

    // MARK: What is new

    private func returning(_ change: (inout FakeStore) -> Void) -> Session {
        var place = Session(FakeStore.sample).pressing("3").dashboard.placeAtExit
        place.seen?.at = sampleNow - .hours(18)
        var store = FakeStore.sample
        change(&store)
        return Session(store, place: place)
    }

    @Test("What came and what others changed since the last look is counted, marked and found")
    func lately() throws {
        var session = returning { store in
            store.receive("New", "Lead")
            store.user = "ben"
            _ = store.perform(.change(.setStatus(.won), .customers([2])), now: sampleNow)
            store.user = "anna"
            _ = store.perform(.change(.setStatus(.won), .customers([3])), now: sampleNow)
        }
        #expect(session.text.contains("1 new, 1 changed since yesterday 18:00"))
        let changed = try #require(session.dashboard.lists[.customers]?.rows.first { $0.id == 2 })
        #expect(session.dashboard.lookMark(of: changed) == .changed)
        session.press("~")
        #expect(session.text.contains("new or changed since yesterday 18:00"))
        #expect(session.dashboard.lists[.customers]?.count == 2)
        #expect(session.frame.rows.contains { $0.hasPrefix("n") && $0.contains("New Lead") })
        #expect(session.frame.rows.contains { $0.hasPrefix("c") })
        session.press("2")
        #expect(session.frame.rows.contains { $0.hasPrefix("n") && $0.contains("New Lead") })
        session.press("3~")
        #expect(session.dashboard.lists[.customers]?.narrowing.isEmpty == true)
        session.press(":take all<enter>")
        #expect(!session.text.contains("since yesterday"))
        #expect(session.dashboard.place.seen == session.dashboard.placeAtExit.seen)
    }

    @Test("Where nothing is new, or nobody was here before, it is said")
    func nothing() {
        #expect(returning { _ in }.pressing("~").text.contains("Nothing came or was changed by others"))
        #expect(Session(FakeStore.sample).pressing("2~").text.contains("your first look"))
    }

    @Test("Leaving keeps the place and what is seen by then")
    func leaving() {
        let session = Session(FakeStore.sample).pressing("2jjq")
        let remembered = session.effects.compactMap { effect in
            if case .remember(let place) = effect { return place }
            return nil
        }
        #expect(remembered.last?.seen != nil)
        #expect(remembered.last?.lists[.leads]?.selected != nil)
    }
}
