import LeadModel
import TestSupport

@testable import Reporting

/// Figures as a store could give them, with whatever others may have written into names.
enum Samples {
    static let hostile = [
        "<script>alert(1)</script>", "\" onload=\"alert(1)", "' style='x", "=HYPERLINK(\"http://x\")", "+1-2",
        "@SUM(A1)",
        "-2+3", "]]>", "<!--", "&amp;&lt;", "</style></title></svg>", "\u{202E}evil\u{0}\u{1B}[31m",
        "a\u{0301}\u{2028}b",
        "محمد", "龙门", String(repeating: "long ", count: 300), "", " ", "total", "tab\there", "line\nbreak", "\u{FFFE}",
    ]

    static func bundle(seed: Int, names: [String] = hostile) -> ReportBundle {
        var maker = Maker(random: Seeded(seed), names: names)
        return maker.bundle(hasBeginning: seed % 3 != 0)
    }

    /// A bundle as a publisher would see it.
    static let plain = bundle(seed: 1, names: ["contoso.backup", "fabrikam.payroll", "anna", "ben", "nov_mail"])

    static func report(_ bundle: ReportBundle, customs: Customs = Customs()) -> Report {
        Report(bundle, rules: .documentation2018, customs: customs, version: "0.0.0")
    }
}

private struct Maker {
    var random: Seeded
    var names: [String]

    static let noon = Timestamp(seconds: 1_795_348_800)

    mutating func count(_ most: Int = 5000) -> Int {
        Bool.random(using: &random) ? Int.random(in: 0...most, using: &random) : Int.random(in: 0...9, using: &random)
    }

    mutating func name() -> String { names.randomElement(using: &random) ?? "" }

    mutating func spread() -> Spread? {
        let hours = count(400)
        guard hours > 0 else { return nil }
        return Spread(count: hours, median: .minutes(Int64(hours) * 7), ninetieth: .hours(Int64(hours)))
    }

    mutating func distinct<Value: Hashable>(_ most: Int, _ make: (inout Maker) -> Value) -> [Value] {
        var values: [Value] = []
        for _ in 0..<most {
            let value = make(&self)
            if !values.contains(value) { values.append(value) }
        }
        return values
    }

    mutating func bundle(hasBeginning: Bool) -> ReportBundle {
        var filter = Filter()
        if hasBeginning { filter.since = Self.noon - .days(90) }
        if Bool.random(using: &random) { filter.offer = name() }
        if Bool.random(using: &random) { filter.owner = .named(name()) }
        if Bool.random(using: &random) { filter.source = .other(name()) }
        let funnel = funnel(hasBeginning: hasBeginning)
        let basis = Basis(
            filter: filter, asOf: Self.noon, leads: funnel.total, customers: funnel.customers, blocked: count(9),
            crossListed: funnel.crossListed, test: funnel.test)
        let weeks = WeekTrend.weekCount(filter, now: Self.noon)
        return ReportBundle(
            basis: basis, newestLead: Self.noon - .hours(3), funnel: funnel,
            stages: StageCounts(furthest: stages(), before: hasBeginning ? stages() : nil),
            trend: WeekTrend(
                end: Self.noon, weeks: (0..<weeks).map { _ in count() }, before: (0..<weeks).map { _ in count() }),
            offers: offers(), journeys: journeys(basis, hasBeginning), response: response(basis, hasBeginning),
            attribution: attribution(basis))
    }

    private mutating func stages() -> [Stage: Int] {
        Dictionary(uniqueKeysWithValues: Stage.allCases.map { ($0, count()) })
    }

    private mutating func funnel(hasBeginning: Bool) -> Funnel {
        let known: [Source] = [.azureMarketplace, .appSource, .testDrive, .azurePortal]
        let sources = known + distinct(4) { .other($0.name()) }
        var cells: [Funnel.Cell] = []
        for source in sources {
            for action in [Action.install, .contactMe, .doNotContact, .create, .startTestDrive] where count(4) > 2 {
                cells.append(.init(source: source, action: action, leads: count(), customers: count()))
            }
        }
        var funnel = Funnel(cells: cells, test: count(20), customers: count())
        for source in sources {
            funnel.customersBySource[source] = count()
            funnel.weeks[source] = (0..<Funnel.weekCount).map { _ in count(300) }
        }
        funnel.before = hasBeginning ? count() : nil
        return funnel
    }

    private mutating func offers() -> [OfferRow] {
        let ids = distinct(30) { $0.name() }
        let names = ids.map { OfferName(id: $0, title: $0.isEmpty || Bool.random(using: &random) ? "" : name()) }
        return names.enumerated().map { place, name in
            let customers = count()
            return OfferRow(
                id: Int64(place), name: name,
                leads: Dictionary(uniqueKeysWithValues: Step.allCases.map { ($0, count(200)) }),
                weeks: (0..<Funnel.weekCount).map { _ in count(30) }, customers: customers,
                activeCustomers: Int.random(in: 0...customers, using: &random))
        }
    }

    private mutating func journeys(_ basis: Basis, _ hasBeginning: Bool) -> Journeys {
        Journeys(
            basis: basis, isSameOffer: false, by: .week, counts: paths(),
            before: hasBeginning ? paths() : nil,
            parts: (0..<20).map { week in
                .init(
                    part: .week(CivilDate(daysSince1970: 20_650 + 7 * week)), counts: paths(),
                    isRipe: Journeys.weeks.map { week + $0 < 20 })
            })
    }

    private mutating func paths() -> [Journeys.Counts] {
        JourneyPath.all.map { path in
            let began = count()
            let completed = Int.random(in: 0...began, using: &random)
            return .init(
                path: path, began: began, completed: completed, took: spread(),
                within: Journeys.weeks.map { completed * $0 / 8 }, stuck: Journeys.stuckAges.map { _ in count(20) })
        }
    }

    private mutating func answers() -> ResponseTimes.Counts {
        .init(
            took: spread(), inTime: count(100), late: count(50), waiting: count(10), over: count(10), closed: count(5),
            blocked: count(5))
    }

    private mutating func response(_ basis: Basis, _ hasBeginning: Bool) -> ResponseTimes {
        let reps = distinct(8) { $0.name() }
        return ResponseTimes(
            basis: basis, counts: answers(), before: hasBeginning ? answers() : nil,
            reps: reps.map { .init(part: .rep($0), counts: answers()) },
            steps: Step.allCases.map { .init(part: .step($0), counts: answers()) },
            overdue: distinct(4) { $0.name() }.map { .init(rep: $0, count: count(9), oldest: Self.noon - .days(4)) },
            endings: distinct(9) { $0.name() }.map { .init(status: .lost, reason: $0, count: count(40)) })
    }

    private mutating func attribution(_ basis: Basis) -> Attribution {
        let tables = Attribution.By.all.map { by in
            Attribution.Table(by: by, rows: distinct(16) { $0.name() }.map { row(part(by, $0)) })
        }
        return Attribution(basis: basis, tables: tables, links: links())
    }

    private func part(_ by: Attribution.By, _ name: String) -> ReportGroup.Part {
        switch by {
        case .source: .source(.other(name))
        case .offer: .offer(name)
        case .campaign: .campaign(name)
        case .tag(let tag): .tag(tag, name)
        }
    }

    private mutating func row(_ part: ReportGroup.Part) -> Attribution.Row {
        .init(part: part, leads: count(), customers: count(), furthest: stages(), won: count(9))
    }

    private mutating func links() -> [Attribution.Link] {
        ["nov_mail", "spring"].compactMap { try? CampaignID($0) }.map { campaign in
            let link = ListingLink(
                offer: OfferName(id: name(), title: ""), market: .appSource, campaign: campaign,
                at: Self.noon - .days(9), who: "anna")
            return .init(link: link, leads: count(40), lastLeadAt: nil)
        }
    }
}
