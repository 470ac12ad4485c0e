import LeadModel
import Testing

@testable import LeadStore

@Suite("The store tells what came lately, and what is compared with Microsoft's count")
struct NewsTests {
    private func lead(_ name: String, _ source: String = "SPZA-PLT|pub.a", company: String = "Contoso") -> LeadDraft {
        LeadDraft.make(
            source, email: name + "@x.example", name: name, company: company, phone: "", country: "PL", at: .noon,
            description: "", status: "", optOuts: [])
    }

    @discardableResult
    private func take(_ leads: [LeadDraft], by who: String, door: Door? = nil, _ bench: Bench) throws -> Int64? {
        let job =
            try door.map { try bench.store.beginImport(by: who, door: $0) } ?? bench.store.beginImport(by: who)
        try job.beginFile(name: "x", format: "endpoint-json", header: [])
        for lead in leads { try job.add(lead) }
        try job.finish()
        return try bench.store.makeReader().newestLead()
    }

    @Test("News are the leads of others and of doors, without tests, counted by step")
    func news() throws {
        let bench = try Bench()
        let reader = try bench.store.makeReader()
        let start = try take([lead("first")], by: "anna", bench) ?? 0
        let none = try reader.news(after: start, besides: "anna")
        #expect(none.newest == start && none.count == 0 && none.last == nil)
        try take([lead("own")], by: "anna", bench)
        try take([lead("other"), lead("another", "SPZA-INS|pub.a")], by: "tom", bench)
        try take([lead("door")], by: "anna", door: .endpoint, bench)
        let last = try take(
            [lead("MSFT_TEST_636573304831318844")], by: "tom", bench)
        let news = try reader.news(after: start, besides: "anna")
        #expect(news.newest == last)
        #expect(news.leads == [.contactMe: 2, .getItNow: 1])
        #expect(news.steps == "2 Contact Me, 1 Get It Now")
        #expect(news.last?.name == "door")
        #expect(try reader.news(after: news.newest, besides: "anna").count == 0)
        #expect(try reader.news(after: start, besides: "tom").count == 2)
    }

    @Test("What is undone and done again is no news")
    func undone() throws {
        let bench = try Bench()
        let reader = try bench.store.makeReader()
        try take([lead("first")], by: "anna", bench)
        let newest = try take([lead("second")], by: "tom", bench) ?? 0
        _ = try bench.store.undo(by: "tom")
        #expect(try reader.news(after: newest, besides: "anna").count == 0)
        _ = try bench.store.redo(by: "tom")
        #expect(try reader.news(after: newest, besides: "anna").count == 0)
    }

    @Test("Leads are read by their ids, in that order, and those that are gone left out")
    func byIDs() throws {
        let bench = try Bench()
        try take([lead("a"), lead("b"), lead("c")], by: "anna", bench)
        let reader = try bench.store.makeReader()
        #expect(try reader.leads([3, 1, 4_711]).map(\.person.name) == ["c", "a"])
        #expect(try reader.leads([]).isEmpty)
    }

    @Test("What arrived in a stretch of time is compared by its own company and country")
    func arrived() throws {
        let bench = try Bench()
        var moved = lead("jan", company: "Fabrikam")
        moved.createdAt = .noon + .days(1)
        moved.person.country = "SE"
        try take([lead("jan"), moved, lead("ola", "SPZA-DNC|pub.a")], by: "anna", bench)
        let reader = try bench.store.makeReader()
        let all = try reader.arrivedLeads(since: .noon - .days(1), until: .noon + .days(2))
        #expect(all.map(\.company) == ["Contoso", "Contoso", "Fabrikam"])
        #expect(all.map(\.country) == ["PL", "PL", "SE"])
        #expect(all.count { $0.isCrossListed } == 1)
        #expect(try reader.arrivedLeads(since: .noon, until: .noon + .days(1)).count == 2)
        #expect(try reader.arrivedLeads(since: .noon + .days(2), until: .noon + .days(3)).isEmpty)
    }

    @Test("A lead is found by the key of its door")
    func keys() throws {
        let bench = try Bench()
        var known = lead("jan")
        known.key = LeadKey(door: .partnerCenter, value: "r-1")
        let id = try take([known], by: "anna", bench)
        let reader = try bench.store.makeReader()
        let keys = ["r-1", "r-2"].map { LeadKey(door: .partnerCenter, value: $0) }
        #expect(try reader.leads(with: keys) == [keys[0]: id ?? 0])
        #expect(try reader.leads(with: [LeadKey(door: .marketo, value: "r-1")]).isEmpty)
    }
}
