import LeadModel
import TestSupport
import Testing

@testable import LeadStore

/// A store with journeys, touches and tags of every kind, and what a plain pass over its rows says.
private struct Figures {
    let bench: Bench
    let leads: [LeadRow]
    let customers: [CustomerRow]
    /// Done follow-ups with an outcome, the earliest first.
    let touches: [Int64: [FollowUp]]

    init(seed: Int) throws {
        var random = Seeded(seed)
        bench = try Bench()
        try bench.take(Self.tagged(Drafts.random(150, &random), &random))
        let ids = try bench.customers().map(\.id)
        bench.clock.now = .noon - .days(60)
        for change in Self.changes.shuffled(using: &random) {
            bench.clock.now = bench.clock.now + .hours(Int64.random(in: 1...90, using: &random))
            let some = ids.shuffled(using: &random).prefix(2)
            let who = ["anna", "ben"].randomElement(using: &random) ?? ""
            _ = try bench.store.perform(change, on: .customers(Array(some)), by: who)
        }
        bench.clock.now = .noon
        _ = try bench.store.perform(.merge(into: ids[0]), on: .customers(Array(ids.prefix(2))), by: "anna")
        try bench.take(Self.tagged(Drafts.random(60, &random), &random))
        var all = Filter()
        all.includesTest = true
        leads = try bench.leads(all)
        customers = try bench.customers(all)
        let reader = try bench.store.makeReader()
        touches = try customers.reduce(into: [:]) { touches, row in
            let done = try reader.customer(row.id)?.timeline.compactMap { entry -> FollowUp? in
                if case .followUpDone(let followUp) = entry.kind, followUp.outcome != nil { return followUp }
                return nil
            }
            touches[row.id] = (done ?? []).sorted { ($0.doneAt ?? .noon, $0.id) < ($1.doneAt ?? .noon, $1.id) }
        }
    }

    private static let changes: [Change] = [
        .setStatus(.active), .setStatus(.won), .setStatus(.lost), .assign("anna"), .assign("ben"),
        .setFollowUp(due: .noon - .days(1), channel: .any, note: ""),
        .setFollowUp(due: .noon - .days(4), channel: .any, note: ""),
        .setFollowUp(due: .noon + .days(3), channel: .any, note: ""),
        .flagDoNotContact(offer: nil, reason: "asked"), .flagDoNotContact(offer: "pub.a", reason: "asked"),
        .complete(outcome: .noAnswer, note: "", next: nil, reason: ""),
        .complete(outcome: .reached, note: "", next: nil, reason: ""),
        .complete(outcome: .won, note: "", next: nil, reason: "price"),
        .complete(outcome: .lost, note: "", next: nil, reason: "went elsewhere"),
        .complete(outcome: .notInterested, note: "", next: nil, reason: ""),
    ]

    private static let descriptions = [
        "", "", "Please call { after 5", #"{"mktcmpid":"nov_mail","utm_source":"newsletter"}"#,
        #"Campaigns: {"mktcmpid":"Nov_Mail","utm_medium":" "}"#, #"{"ref":"docs","partnerid":"7"}"#, "Campaigns: fair",
        #"{"utm_campaign":"nov_mail","src":"a/b=c"}"#,
    ]

    private static func tagged(_ drafts: [LeadDraft], _ random: inout Seeded) -> [LeadDraft] {
        drafts.map { draft in
            var draft = draft
            draft.description = descriptions.randomElement(using: &random) ?? ""
            // Some at the same moment.
            if let at = draft.createdAt {
                draft.createdAt = Timestamp(milliseconds: at.milliseconds / 21_600_000 * 21_600_000)
            }
            return draft
        }
    }

    func people(_ filter: Filter) -> [Int64: CustomerRow] {
        Dictionary(customers.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Every customer's own leads that pass, the first first.
    func own(_ filter: Filter) -> [Int64: [LeadRow]] {
        let people = people(filter)
        let passing = leads.filter { filter.passes($0, customer: people[$0.customer]) && $0.step != .crossListed }
        return Dictionary(grouping: passing, by: \.customer).mapValues { leads in
            leads.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        }
    }

    func before(_ filter: Filter) -> Filter? {
        guard let since = filter.since, since < filter.until ?? .noon else { return nil }
        var before = filter
        (before.since, before.until) = (since - ((filter.until ?? .noon) - since), since)
        return before
    }

    /// Whether a list holds exactly these.
    func check(
        _ basis: Basis, _ group: ReportGroup, _ expected: Set<Int64>, kind: ListQuery.Kind = .customers,
        _ reader: StoreReader, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let query = basis.query(kind, of: group)
        #expect(try reader.count(query) == expected.count, "\(group) \(basis.filter)", sourceLocation: sourceLocation)
        let listed = try reader.walk(query, forward: true, limit: 7)
        #expect(listed.count == expected.count, "\(group)", sourceLocation: sourceLocation)
        #expect(Set(listed) == expected, "\(group) \(basis.filter)", sourceLocation: sourceLocation)
        #expect(ReportGroup(group.description) == group, sourceLocation: sourceLocation)
    }
}

private func spread(_ took: [Int64]) -> Spread? {
    guard !took.isEmpty else { return nil }
    let sorted = took.sorted()
    let middle =
        sorted.count % 2 == 1 ? sorted[sorted.count / 2] : (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2
    let ninetieth = sorted.first { value in sorted.count { $0 <= value } * 10 >= sorted.count * 9 } ?? 0
    return Spread(
        count: took.count, median: Timestamp.Span(milliseconds: middle),
        ninetieth: Timestamp.Span(milliseconds: ninetieth))
}

@Suite("Every number of a report is what the lists behind it hold")
struct FiguresTests {
    @Test("Journeys agree with a plain count", arguments: 1...3)
    func journeys(seed: Int) throws {
        let figures = try Figures(seed: seed)
        let reader = try figures.bench.store.makeReader()
        var random = Seeded(seed * 77)
        for round in 0..<7 {
            var filter = round == 0 ? Filter() : Everything.filter(&random)
            if round < 4 { (filter.step, filter.action, filter.source) = (nil, nil, nil) }
            let isSameOffer = Bool.random(using: &random)
            let by = Journeys.By.allCases.randomElement(using: &random)
            let found = try reader.journeys(filter, by: by, isSameOffer: isSameOffer)
            if round == 0 { #expect(found.counts.allSatisfy { $0.completed > 0 && $0.began > $0.completed }) }
            try check(found, PlainJourneys(figures, filter, isSameOffer: isSameOffer), figures, reader)
            let before = figures.before(filter).map { PlainJourneys(figures, $0, isSameOffer: isSameOffer) }
            for (place, path) in JourneyPath.all.enumerated() {
                #expect(found.before?[place].began == before?.legs(path).count)
                #expect(found.before?[place].took == before.flatMap { spread($0.legs(path).compactMap(\.took)) })
            }
        }
    }

    private func check(
        _ found: Journeys, _ plain: PlainJourneys, _ figures: Figures, _ reader: StoreReader
    ) throws {
        let basis = found.basis
        #expect(basis.customers == plain.own.count)
        #expect(basis.leads == plain.own.values.reduce(0) { $0 + $1.count })
        let funnel = try reader.funnel(basis.filter, customers: false, weeksEnding: .noon)
        #expect(basis.test == funnel.test)
        #expect(basis.crossListed == funnel.crossListed)
        #expect(basis.blocked == plain.own.keys.count { plain.people[$0]?.isBlocked ?? false })
        for (place, path) in JourneyPath.all.enumerated() {
            let legs = plain.legs(path)
            try check(found, found.counts[place], nil, legs, figures, reader)
            guard let by = found.by else { continue }
            let parts = Dictionary(grouping: legs) { $0.part(by) }
            #expect(Set(parts.keys) == Set(found.parts.filter { $0.counts[place].began > 0 }.map(\.part)))
            for part in found.parts {
                try check(found, part.counts[place], part.part, parts[part.part] ?? [], figures, reader)
            }
        }
    }

    private func check(
        _ found: Journeys, _ counts: Journeys.Counts, _ part: ReportGroup.Part?, _ legs: [PlainJourneys.Leg],
        _ figures: Figures, _ reader: StoreReader
    ) throws {
        #expect(counts.began == legs.count)
        #expect(counts.completed == legs.count { $0.took != nil })
        #expect(counts.took == spread(legs.compactMap(\.took)))
        func check(_ outcome: ReportGroup.Journey.Outcome, _ count: Int, _ passes: (PlainJourneys.Leg) -> Bool) throws {
            let customers = Set(legs.filter(passes).map(\.customer.id))
            #expect(count == customers.count)
            try figures.check(found.basis, found.group(counts.path, outcome, of: part), customers, reader)
        }
        try check(.began, counts.began) { _ in true }
        try check(.completed, counts.completed) { $0.took != nil }
        try check(.missing, counts.began - counts.completed) { $0.took == nil }
        try check(.stuck(age: nil), counts.stuckInAll) { $0.stuckDays != nil }
        for (age, days) in Journeys.stuckAges.enumerated() {
            try check(.stuck(age: age), counts.stuck[age]) { $0.stuckDays.map(days.contains) ?? false }
        }
        for (place, weeks) in Journeys.weeks.enumerated() {
            try check(.within(weeks: weeks), counts.within[place]) { leg in
                leg.took.map { $0 <= Timestamp.Span.days(Int64(7 * weeks)).milliseconds } ?? false
            }
        }
    }

    @Test("Response agrees with a plain count", arguments: 1...3)
    func response(seed: Int) throws {
        let figures = try Figures(seed: seed)
        let reader = try figures.bench.store.makeReader()
        var random = Seeded(seed * 78)
        for round in 0..<6 {
            let filter = round == 0 ? Filter() : Everything.filter(&random)
            let found = try reader.responseTimes(filter)
            if round == 0 { #expect(found.counts.contacted > 0 && found.counts.neverContacted > 0) }
            let plain = PlainResponse(figures, filter)
            try check(found, found.counts, nil, plain.answers, figures, reader)
            let tables: [([ResponseTimes.Part], (PlainResponse.Answer) -> ReportGroup.Part)] = [
                (found.reps, { .rep($0.rep) }), (found.offers, { .offer($0.first.offer.text) }),
                (found.steps, { .step($0.first.step) }),
            ]
            for (parts, key) in tables {
                let expected = Dictionary(grouping: plain.answers, by: key)
                #expect(Set(parts.map(\.part)) == Set(expected.keys))
                for part in parts {
                    try check(found, part.counts, part.part, expected[part.part] ?? [], figures, reader)
                }
            }
            try checkWork(found, plain, figures, reader)
            let before = figures.before(filter).map { PlainResponse(figures, $0).answers }
            #expect(found.before?.customers == before?.count)
            #expect(found.before?.took == before.flatMap { spread($0.compactMap(\.took)) })
        }
    }

    private func check(
        _ found: ResponseTimes, _ counts: ResponseTimes.Counts, _ part: ReportGroup.Part?,
        _ answers: [PlainResponse.Answer], _ figures: Figures, _ reader: StoreReader
    ) throws {
        #expect(counts.took == spread(answers.compactMap(\.took)))
        let states: [(ReportGroup.Response.State, Int)] = [
            (.inTime, counts.inTime), (.late, counts.late), (.waiting, counts.waiting), (.over, counts.over),
            (.closed, counts.closed), (.blocked, counts.blocked),
        ]
        for (state, count) in states {
            let customers = Set(answers.filter { $0.state == state }.map(\.customer.id))
            #expect(count == customers.count, "\(state)")
            try figures.check(found.basis, found.group(state, of: part), customers, reader)
        }
        let everybody = Set(answers.map(\.customer.id))
        #expect(counts.customers == everybody.count)
        try figures.check(found.basis, found.group(.everybody, of: part), everybody, reader)
        let contacted = Set(answers.filter { $0.took != nil }.map(\.customer.id))
        #expect(counts.contacted == contacted.count)
        try figures.check(found.basis, found.group(.contacted, of: part), contacted, reader)
    }

    private func checkWork(
        _ found: ResponseTimes, _ plain: PlainResponse, _ figures: Figures, _ reader: StoreReader
    ) throws {
        let late = plain.answers.filter { $0.customer.followUp.map { $0.dueAt < .noon } ?? false }
        let reps = Dictionary(grouping: late) { $0.customer.followUp?.owner ?? "" }
        #expect(Set(found.overdue.map(\.rep)) == Set(reps.keys))
        for overdue in found.overdue {
            let customers = Set((reps[overdue.rep] ?? []).map(\.customer.id))
            #expect(overdue.count == customers.count)
            #expect(overdue.oldest == (reps[overdue.rep] ?? []).compactMap(\.customer.followUp?.dueAt).min())
            try figures.check(found.basis, found.group(.overdue, of: .rep(overdue.rep)), customers, reader)
        }
        let closed = plain.answers.filter { $0.customer.status.isClosed }
        let endings = Dictionary(grouping: closed) { Ending(status: $0.customer.status, reason: $0.reason) }
        #expect(Set(found.endings.map { Ending(status: $0.status, reason: $0.reason) }) == Set(endings.keys))
        for ending in found.endings {
            let answers = endings[Ending(status: ending.status, reason: ending.reason)] ?? []
            #expect(ending.count == answers.count)
            let state = ReportGroup.Response.State.ended(ending.status, reason: ending.reason)
            try figures.check(found.basis, found.group(state), Set(answers.map(\.customer.id)), reader)
        }
    }

    @Test("Attribution agrees with a plain count", arguments: 1...3)
    func attribution(seed: Int) throws {
        let figures = try Figures(seed: seed)
        let reader = try figures.bench.store.makeReader()
        var random = Seeded(seed * 79)
        for round in 0..<6 {
            let filter = round == 0 ? Filter() : Everything.filter(&random)
            let found = try reader.attribution(filter)
            if round == 0 { #expect(found.tables.count > 7) }
            let own = figures.own(filter)
            for by in Attribution.By.all {
                let groups = Dictionary(grouping: own.values.flatMap(\.self)) { $0.part(by) }
                let hasTag = groups.keys.contains { !$0.value.isEmpty }
                let rows = found.rows(by)
                if case .tag = by, !hasTag {
                    #expect(rows.isEmpty)
                    continue
                }
                #expect(Set(rows.map(\.part)) == Set(groups.keys), "\(by)")
                #expect(rows.count == groups.count)
                for row in rows { try check(found, row, groups[row.part] ?? [], own, figures, reader) }
            }
        }
    }

    private func check(
        _ found: Attribution, _ row: Attribution.Row, _ leads: [LeadRow], _ own: [Int64: [LeadRow]],
        _ figures: Figures, _ reader: StoreReader
    ) throws {
        let customers = Set(leads.map(\.customer))
        #expect(row.leads == leads.count)
        #expect(row.customers == customers.count)
        try figures.check(found.basis, found.group(row.part), Set(leads.map(\.id)), kind: .leads, reader)
        try figures.check(found.basis, found.group(row.part), customers, reader)
        let people = figures.people(found.basis.filter)
        let won = customers.filter { people[$0]?.status == .won }
        #expect(row.won == won.count)
        try figures.check(found.basis, found.group(row.part, .won), won, reader)
        for stage in Stage.allCases {
            let reached = customers.filter { customer in
                let stages = (own[customer] ?? []).compactMap { StageRules.documentation2018.stage(of: $0.step) }
                return stages.max().map { $0 >= stage } ?? false
            }
            #expect(row.reached(stage) == reached.count)
            try figures.check(found.basis, found.group(row.part, .reached(stage)), reached, reader)
        }
    }

    @Test("A tagged link is kept once, logged, undone, and tells who came by it")
    func links() throws {
        let bench = try Bench()
        try bench.take(
            .make("SPZA-PLT|contoso.backup", email: "a@x.example", description: #"{"mktcmpid":"NOV_mail"}"#),
            .make("SPZA-PLT|contoso.other", email: "b@x.example", description: #"{"mktcmpid":"nov_mail"}"#))
        let link = ListingLink(
            offer: OfferName(id: "CONTOSO.backup", title: ""), market: .appSource, campaign: try CampaignID("nov_mail"),
            source: "news", at: .noon, who: "anna")
        #expect(try bench.store.keep(link, by: "anna"))
        #expect(try !bench.store.keep(link, by: "ben"))
        var silent = link
        silent.campaign = try CampaignID("never")
        #expect(try bench.store.keep(silent, by: "anna"))
        let links = try bench.store.makeReader().links()
        #expect(links.map(\.link.campaign.rawValue) == ["never", "nov_mail"])
        #expect(links.map(\.leads) == [0, 1])
        #expect(links.map(\.isSilent) == [true, false])
        #expect(try bench.store.undo(by: "anna")?.entry.verb == .link)
        #expect(try bench.store.makeReader().links().count == 1)
        _ = try bench.store.redo(by: "anna")
        #expect(try bench.store.makeReader().links().count == 2)
    }
}

// MARK: - Plain counts

private struct PlainJourneys {
    struct Leg {
        var customer: CustomerRow
        var start: LeadRow
        var took: Int64?

        /// How long somebody is waited for who may be contacted, in days.
        var stuckDays: Int? {
            guard took == nil, !customer.isBlocked, !customer.status.isClosed else { return nil }
            return Int((Timestamp.noon - start.at).milliseconds / 86_400_000)
        }

        func part(_ by: Journeys.By) -> ReportGroup.Part {
            switch by {
            case .offer: return .offer(start.offer.text)
            case .country: return .country(customer.country)
            case .campaign: return .campaign(start.campaign)
            case .week:
                let date = Zone.utc.localTime(of: start.at).date
                return .week(date.adding(days: 1 - date.weekday.rawValue))
            }
        }
    }

    let own: [Int64: [LeadRow]]
    let people: [Int64: CustomerRow]
    let isSameOffer: Bool

    init(_ figures: Figures, _ filter: Filter, isSameOffer: Bool) {
        own = figures.own(filter)
        people = figures.people(filter)
        self.isSameOffer = isSameOffer
    }

    func legs(_ path: JourneyPath) -> [Leg] {
        own.compactMap { id, leads in
            guard let start = leads.first(where: { $0.step == path.from }), let customer = people[id] else {
                return nil
            }
            let end = leads.first { lead in
                lead.step == path.to && lead.at >= start.at
                    && (!isSameOffer || !start.offer.text.isEmpty && lead.offer.text == start.offer.text)
            }
            return Leg(customer: customer, start: start, took: end.map { ($0.at - start.at).milliseconds })
        }
    }
}

private struct PlainResponse {
    struct Answer {
        var customer: CustomerRow
        var first: LeadRow
        var touch: FollowUp?
        var reason: String

        var took: Int64? { touch?.doneAt.map { ($0 - first.at).milliseconds } }
        var rep: String { touch?.doneBy ?? customer.owner }
        var state: ReportGroup.Response.State {
            let day = Timestamp.Span.days(1).milliseconds
            if let took { return took < day ? .inTime : .late }
            if customer.isBlocked { return .blocked }
            if customer.status.isClosed { return .closed }
            return (.noon - first.at).milliseconds < day ? .waiting : .over
        }
    }

    let answers: [Answer]

    init(_ figures: Figures, _ filter: Filter) {
        let people = figures.people(filter)
        answers = figures.own(filter).compactMap { id, leads in
            guard let customer = people[id], let first = leads.first else { return nil }
            let touches = figures.touches[id] ?? []
            let closing = touches.last { [.won, .lost, .notInterested].contains($0.outcome) }
            let status: Status? = closing.map { $0.outcome == .won ? .won : .lost }
            return Answer(
                customer: customer, first: first, touch: touches.first { $0.doneAt.map { $0 >= first.at } ?? false },
                reason: status == customer.status ? closing?.reason ?? "" : "")
        }
    }
}

extension LeadRow {
    fileprivate func part(_ by: Attribution.By) -> ReportGroup.Part {
        switch by {
        case .source: return .source(source)
        case .offer: return .offer(offer.text)
        case .campaign: return .campaign(campaign)
        case .tag(let tag):
            guard case .tags(let tags) = LeadDescription(description) else { return .tag(tag, "") }
            return .tag(tag, (tags[tag.rawValue] ?? "").trimmed)
        }
    }
}
