import LeadModel
import TestSupport
import Testing

@testable import LeadStore

/// A store with something of everything, and what a plain pass over its rows says.
struct Everything {
    let bench: Bench
    let leads: [LeadRow]
    let customers: [CustomerRow]

    init(seed: Int, count: Int = 120) throws {
        var random = Seeded(seed)
        bench = try Bench()
        try bench.take(Drafts.random(count, &random))
        let ids = try bench.customers().map(\.id)
        for (place, change) in Self.changes.enumerated() {
            let some = ids.shuffled(using: &random).prefix(3 + place % 3)
            _ = try bench.store.perform(change, on: .customers(Array(some)), by: "anna")
        }
        _ = try bench.store.perform(.merge(into: ids[0]), on: .customers(Array(ids.prefix(2))), by: "anna")
        try bench.take(Drafts.random(count / 2, &random))
        var all = Filter()
        all.includesTest = true
        leads = try bench.leads(all)
        customers = try bench.customers(all)
    }

    private static let changes: [Change] = [
        .setStatus(.active), .setStatus(.won), .assign("anna"), .assign("ben"),
        .setFollowUp(due: .noon - .days(1), channel: .any, note: ""),
        .setFollowUp(due: .noon + .hours(2), channel: .any, note: ""),
        .setFollowUp(due: .noon + .days(3), channel: .any, note: ""),
        .flagDoNotContact(offer: nil, reason: "asked"), .flagDoNotContact(offer: "pub.a", reason: "asked"),
        .complete(outcome: .noAnswer, note: "", next: nil, reason: "za drogo"), .addNote("Ostatnia próba"),
    ]

    static func filter(_ random: inout Seeded) -> Filter {
        func maybe<Value>(_ values: [Value]) -> Value? {
            Int.random(in: 0...3, using: &random) == 0 ? values.randomElement(using: &random) : nil
        }
        var filter = Filter()
        filter.offer = maybe(["pub.a", "PUB.B", "Title A", "no.such"])
        filter.source = maybe([.appSource, .azureMarketplace, .other("SFDC"), .other("none")])
        filter.action = maybe([.install, .doNotContact])
        filter.step = maybe(Step.allCases)
        filter.country = maybe(["PL", "us"])
        filter.since = maybe([.noon - .days(90), .noon - .days(10), .noon - .minutes(123_456)])
        filter.until = maybe([.noon - .days(5), .noon - .minutes(77_777), .noon])
        filter.status = maybe(Status.allCases)
        filter.owner = maybe([.nobody, .named("anna")])
        filter.followUp = maybe(Filter.FollowUp.allCases)
        filter.doNotContact = maybe(Filter.DoNotContact.allCases)
        filter.includesTest = maybe([true]) ?? false
        return filter
    }
}

/// The filter as its documentation reads.
extension Filter {
    func passes(_ lead: LeadRow, customer: CustomerRow?) -> Bool {
        passesLead(lead) && customer.map(passesCustomer) ?? false
            && (doNotContact == nil || lead.isDoNotContact == (doNotContact == .only))
    }

    func passesLead(_ lead: LeadRow) -> Bool {
        (offer == nil || lead.offer.text.lowercased() == offer?.lowercased())
            && (source == nil || lead.source == source)
            && (action == nil || lead.action == action) && (step == nil || lead.step == step)
            && (since.map { lead.at >= $0 } ?? true) && (until.map { lead.at < $0 } ?? true)
            && (includesTest || !lead.isTest)
    }

    func passesCustomer(_ customer: CustomerRow) -> Bool {
        let endOfToday = Zone.utc.startOfDay(.noon, addingDays: 1)
        let due = customer.followUp?.dueAt
        let followUpPasses =
            switch followUp {
            case nil: true
            case .due?: due.map { $0 < endOfToday } ?? false
            case .overdue?: due.map { $0 < .noon } ?? false
            case Filter.FollowUp.none?: due == nil
            case .any?: due != nil
            }
        let ownerPasses =
            switch owner {
            case nil: true
            case .nobody?: customer.owner.isEmpty
            case .named(let name)?: customer.owner == name
            }
        return followUpPasses && ownerPasses && (status == nil || customer.status == status)
            && (country == nil || customer.country == country?.uppercased())
    }
}

@Suite("Rule 6: a number on screen is exact")
struct AgreementTests {
    @Test("Lists, counts, funnel, stages and targets agree with a plain count under any filter", arguments: 1...5)
    func agreement(seed: Int) throws {
        let everything = try Everything(seed: seed)
        let reader = try everything.bench.store.makeReader()
        let people = Dictionary(everything.customers.map { ($0.id, $0) }) { first, _ in first }
        var random = Seeded(seed * 1000)
        for round in 0..<60 {
            let filter = Everything.filter(&random)
            let passing = everything.leads.filter { filter.passes($0, customer: people[$0.customer]) }
            let query = ListQuery(kind: .leads, filter: filter)
            let listed = try everything.bench.leads(filter)
            #expect(Set(listed.map(\.id)) == Set(passing.map(\.id)), "\(filter)")
            #expect(listed.count == passing.count)
            try Sieve.Limits.$current.withValue(WalkTests.ways[round % WalkTests.ways.count].limits) {
                #expect(try reader.count(query) == passing.count, "\(filter)")
                try checkFunnel(reader, filter, passing, everything, people)
                try checkStages(reader, filter, passing)
                try checkBefore(reader, filter, everything, people)
            }
            try checkCustomers(reader, filter, everything)
            let chosen = try everything.bench.store.preview(.addNote("x"), on: .all(query)).chosen
            #expect(chosen == Set(passing.map(\.customer)).count)
        }
    }

    private func checkFunnel(
        _ reader: StoreReader, _ filter: Filter, _ passing: [LeadRow], _ everything: Everything,
        _ people: [Int64: CustomerRow]
    ) throws {
        let funnel = try reader.funnel(filter, customers: true, weeksEnding: .noon)
        let own = passing.filter { $0.step != .crossListed }
        #expect(funnel.total == own.count, "\(filter)")
        #expect(funnel.crossListed == passing.count - own.count)
        #expect(funnel.customers == Set(own.map(\.customer)).count)
        for cell in funnel.cells {
            let leads = passing.filter { $0.source == cell.source && $0.action == cell.action }
            #expect(cell.leads == leads.count)
            #expect(cell.customers == Set(leads.map(\.customer)).count)
        }
        var tests = filter
        tests.includesTest = true
        let testLeads = everything.leads.filter { $0.isTest && tests.passes($0, customer: people[$0.customer]) }
        #expect(funnel.test == testLeads.count, "\(filter)")
        var timeless = filter
        (timeless.since, timeless.until) = (nil, nil)
        for (source, weeks) in funnel.weeks {
            for (place, count) in weeks.enumerated() {
                let endOfToday = Zone.utc.startOfDay(.noon, addingDays: 1)
                let end = endOfToday - .days(Int64(7 * (Funnel.weekCount - 1 - place)))
                let leads = everything.leads.filter {
                    timeless.passes($0, customer: people[$0.customer]) && $0.source == source
                        && $0.step != .crossListed && $0.at >= end - .days(7) && $0.at < end
                }
                #expect(count == leads.count)
            }
        }
        for by in [Breakdown.By.offer, .country, .week, .campaign, .sourceStep] {
            let parts = try reader.breakdown(filter, by: by).parts
            #expect(parts.reduce(0) { $0 + $1.leads } == own.count, "\(by) \(filter)")
        }
        let offers = try reader.count(ListQuery(kind: .offers, filter: filter))
        #expect(offers == Set(passing.map(\.offer.text)).subtracting([""]).count)
    }

    /// The period before is as long, and ends where the filter's begins.
    private func checkBefore(
        _ reader: StoreReader, _ filter: Filter, _ everything: Everything, _ people: [Int64: CustomerRow]
    ) throws {
        guard let since = filter.since, let length = Optional((filter.until ?? .noon) - since), length > .seconds(0)
        else { return }
        var before = filter
        (before.since, before.until) = (since - length, since)
        let leads = everything.leads.filter {
            before.passes($0, customer: people[$0.customer]) && $0.step != .crossListed
        }
        #expect(try reader.funnel(filter, customers: false, weeksEnding: .noon).before == leads.count, "\(filter)")
        let furthest = try reader.stages(filter).before
        #expect(try reader.stages(before).furthest == furthest, "\(filter)")
    }

    private func checkStages(_ reader: StoreReader, _ filter: Filter, _ passing: [LeadRow]) throws {
        var furthest: [Stage: Int] = [:]
        for (_, leads) in Dictionary(grouping: passing, by: \.customer) {
            if let stage = leads.compactMap({ StageRules.documentation2018.stage(of: $0.step) }).max() {
                furthest[stage, default: 0] += 1
            }
        }
        #expect(try reader.stages(filter).furthest == furthest, "\(filter)")
    }

    private func checkCustomers(_ reader: StoreReader, _ filter: Filter, _ everything: Everything) throws {
        let byCustomer = Dictionary(grouping: everything.leads, by: \.customer)
        let expected = everything.customers.filter { customer in
            filter.passesCustomer(customer) && (byCustomer[customer.id] ?? []).contains(where: filter.passesLead)
                && (filter.doNotContact == nil || customer.isBlocked == (filter.doNotContact == .only))
        }
        #expect(Set(try everything.bench.customers(filter).map(\.id)) == Set(expected.map(\.id)), "\(filter)")
        #expect(try reader.count(ListQuery(kind: .customers, filter: filter)) == expected.count)
    }

    @Test("A test lead is stored and shown, and counted only where it is asked for")
    func testLeads() throws {
        let bench = try Bench()
        let report = try bench.take(
            .make(email: "jan@contoso.example"), .make(email: "MSFT_TEST_636573304831318844@test.com"))
        #expect(report.test == 1)
        #expect(try bench.leads().count == 1)
        var filter = Filter()
        filter.includesTest = true
        #expect(try bench.leads(filter).map(\.isTest).sorted { !$0 && $1 } == [false, true])
        #expect(try bench.customers().count == 1)
    }

    @Test("The search finds parts of name, e-mail, company, phone and notes, accents and case folded")
    func search() throws {
        let bench = try Bench()
        try bench.take(
            .make(
                email: "zoe@łódź.example", name: "Zoë Wiśniewska", company: "Contoso Sp. z o.o.",
                phone: "+48 600-100-200", description: "Please call after 5 pm"),
            .make(email: "li@longmen.example", name: "李 小龙", company: "龙门"))
        let id = try #require(bench.customers(search: "zoe").first?.id)
        _ = try bench.store.perform(.addNote("Spotkanie w środę"), on: .customers([id]), by: "anna")
        for text in [
            "wisniew", "ZOE", "zo wi", "contoso sp", "600100", "600-100", "100 200", "srode", "after 5", "lodz", "zoe@",
            "+48", "o.",
        ] {
            #expect(try bench.customers(search: text).map(\.id) == [id], "\(text)")
            #expect(try bench.store.makeReader().count(ListQuery(kind: .leads, search: text)) == 1, "\(text)")
        }
        #expect(try bench.customers(search: "小龙").count == 1)
        for text in [
            "\"", "zoe OR li", "NEAR(", "*", "contoso\" AND \"x", "name_sort:zoe", "%", "wis%ka", "nobody", "-zoe",
        ] {
            #expect(try bench.customers(search: text).isEmpty, "\(text)")
        }
    }
}
