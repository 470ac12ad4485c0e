import GRDB
import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("Saved views, and what is new")
struct ViewTests {
    private static func query(_ random: inout Seeded) -> ViewQuery {
        var query = ViewQuery(list: [.leads, .customers, .queue].randomElement(using: &random) ?? .leads)
        query.filter = Everything.filter(&random)
        query.days = [nil, 7, 90].randomElement(using: &random) ?? nil
        query.search = ["", "kow \"'\\ ą"].randomElement(using: &random) ?? ""
        query.columns = [[], ["name", "status"]].randomElement(using: &random) ?? []
        query.sort = Sort(column: .name, isDescending: Bool.random(using: &random))
        query.whose = Whose.allCases.randomElement(using: &random) ?? .mine
        return query
    }

    @Test("A view reads back as it was saved", arguments: 1...30)
    func roundTrip(seed: Int) throws {
        var random = Seeded(seed)
        let query = Self.query(&random)
        #expect(ViewCoding.decode(ViewCoding.encode(query)) == query)
    }

    @Test("What a newer leadtop wrote into a view stays there")
    func unknownMembers() throws {
        let former = #"{"list":"leads","colour":"red","filter":{"mood":"good","country":"PL"},"sort":{"then":"name"}}"#
        let json = ViewCoding.encode(ViewQuery(list: .customers), over: former)
        for part in [#""colour":"red""#, #""mood":"good""#, #""then":"name""#, #""list":"customers""#] {
            #expect(json.contains(part), "\(part)")
        }
        #expect(!json.contains("PL"))
    }

    @Test("Saving, overwriting, renaming and deleting a view are written down and undone")
    func undo() throws {
        let bench = try Bench()
        func views(_ who: String = "anna") throws -> [SavedView] { try bench.store.makeReader().views(of: who) }
        var view = SavedView(owner: "anna", name: "Hot", key: "h", query: ViewQuery(list: .leads))
        #expect(try bench.store.save(view, by: "anna") == .made)
        view = try #require(try views().first)
        view.query.search = "kow"
        view.name = "Warm"
        #expect(try bench.store.save(view, by: "anna") == .changed)
        #expect(try bench.store.save(view, by: "anna") == .unchanged)
        #expect(try views() == [view])
        try bench.store.deleteView(view.id, by: "anna")
        #expect(try views().isEmpty)
        _ = try bench.store.undo(by: "anna")
        #expect(try views() == [view])
        _ = try bench.store.undo(by: "anna")
        #expect(try views().map(\.name) == ["Hot"])
        _ = try bench.store.undo(by: "anna")
        #expect(try views().isEmpty)
        while try bench.store.redo(by: "anna") != nil {}
        #expect(try views().isEmpty)
        #expect(throws: StoreError.self) { try bench.store.deleteView(view.id, by: "anna") }
    }

    @Test("The team's views are everybody's, one's own are one's own, and a name stands once")
    func owners() throws {
        let bench = try Bench()
        for owner in ["", "anna", "ben"] {
            _ = try bench.store.save(SavedView(owner: owner, name: "Hot", query: ViewQuery(list: .leads)), by: "anna")
        }
        let views = try bench.store.makeReader().views(of: "ben")
        #expect(views.map(\.owner) == ["", "ben"])
        #expect(SavedView.named("HOT", in: views)?.owner == "ben")
        #expect(throws: StoreError.self) {
            try bench.store.save(SavedView(owner: "", name: "hot", query: ViewQuery(list: .leads)), by: "ben")
        }
    }

    @Test("What is new agrees with a plain look at what was there before", arguments: 1...12)
    func lately(seed: Int) throws {
        var random = Seeded(seed + 100)
        let all = try Everything(seed: seed, count: 60)
        let bench = all.bench
        let reader = try bench.store.makeReader()
        let former = Set(all.leads.map(\.id))
        let mark = HistoryMark(
            lead: try reader.newestLead() ?? 0, activity: try reader.newestActivity(), besides: "anna")
        #expect(try reader.lately(since: mark).isNothing)
        try bench.take(Drafts.random(8, &random), by: "ben")
        try bench.take(Drafts.random(3, &random), by: "anna")
        let some = try bench.customers().map(\.id).shuffled(using: &random)
        _ = try bench.store.perform(.addNote("mine"), on: .customers([some[0], some[1]]), by: "anna")
        _ = try bench.store.perform(.addNote("his"), on: .customers([some[1], some[2]]), by: "ben")
        var filter = Filter()
        filter.changedAfter = mark
        filter.includesTest = true
        let now = try bench.leads(Filter())
        let arrived = Set(try bench.leads(filter).filter { !former.contains($0.id) }.map(\.customer))
        let marks = try reader.marks(of: try bench.customers().map(\.id), since: mark)
        #expect(marks.values.contains(.changed) || arrived.isSuperset(of: [some[1], some[2]]))
        for customer in try bench.customers() {
            let expected: Lately.Mark? =
                arrived.contains(customer.id) ? .arrived : [some[1], some[2]].contains(customer.id) ? .changed : nil
            #expect(marks[customer.id] == expected)
        }
        filter.includesTest = false
        #expect(Set(try bench.customers(filter).map(\.id)) == Set(marks.keys))
        #expect(try reader.count(ListQuery(kind: .customers, filter: filter)) == marks.count)
        let leads = try bench.leads(filter)
        #expect(leads.map(\.id) == now.filter { marks[$0.customer] != nil }.map(\.id))
        #expect(try reader.count(ListQuery(kind: .leads, filter: filter)) == leads.count)
        let lately = try reader.lately(since: mark)
        #expect(lately.changed == Set([some[1], some[2]]).count)
        #expect(lately.leads <= now.filter { !former.contains($0.id) }.count)
        #expect(lately.leads > 0)
    }

    @Test("What somebody else took back is a change, too")
    func undone() throws {
        let bench = try Bench()
        try bench.take(.make(email: "a@x.example"))
        let id = try #require(try bench.customers().first?.id)
        _ = try bench.store.perform(.setStatus(.won), on: .customers([id]), by: "ben")
        let reader = try bench.store.makeReader()
        let mark = HistoryMark(
            lead: try reader.newestLead() ?? 0, activity: try reader.newestActivity(), besides: "anna")
        _ = try bench.store.undo(by: "ben")
        #expect(try reader.marks(of: [id], since: mark) == [id: .changed])
        #expect(try reader.lately(since: mark).changed == 1)
    }
}
