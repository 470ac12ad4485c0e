import LeadModel

/// Reports as a store of some thousand leads would answer them; they are not counted from the few leads there are.
extension FakeStore {
    private static func basis(_ filter: Filter, _ now: Timestamp) -> Basis {
        Basis(filter: filter, asOf: now, leads: 5097, customers: 3390, blocked: 12, crossListed: 122, test: 8)
    }

    private static func took(_ count: Int, median: Int64, ninetieth: Int64) -> Spread {
        Spread(count: count, median: .hours(median), ninetieth: .hours(ninetieth))
    }

    static func journeys(_ filter: Filter, _ by: Journeys.By, _ isSameOffer: Bool, now: Timestamp) -> Journeys {
        func counts(_ place: Int, _ began: Int, _ completed: Int) -> Journeys.Counts {
            let within = [4, 3, 2, 1].map { completed / $0 }
            let left = (began - completed) * 9 / 10
            return Journeys.Counts(
                path: JourneyPath.all[place], began: began, completed: completed,
                took: completed > 0 ? took(completed, median: 100 + Int64(place * 90), ninetieth: 700) : nil,
                within: within, stuck: [left / 8, left / 4, left / 4, left - left / 8 - left / 4 * 2])
        }
        let parts = keys(by, now).enumerated().map { index, part in
            let ripe = Journeys.weeks.map { by == .week ? index + $0 <= 15 : true }
            let began = by == .week ? 40 + index * 7 % 31 : 400 - index * 90
            return Journeys.Part(
                part: part,
                counts: [
                    counts(0, began, began * (12 + index % 5) / 60), counts(1, began, began / 6),
                    counts(2, began / 3, began / 20),
                    counts(3, index.isMultiple(of: 3) ? 0 : began / 2, index.isMultiple(of: 3) ? 0 : began / 12),
                ], isRipe: by == .week ? ripe : [])
        }
        let whole = [counts(0, 1930, 412), counts(1, 1930, 301), counts(2, 611, 96), counts(3, 1744, 0)]
        let before = [counts(0, 1720, 331), counts(1, 1720, 300), counts(2, 540, 99), counts(3, 1500, 2)]
        return Journeys(
            basis: basis(filter, now), isSameOffer: isSameOffer, by: by, counts: whole,
            before: filter.since == nil ? nil : before, parts: parts)
    }

    private static func keys(_ by: Journeys.By, _ now: Timestamp) -> [ReportGroup.Part] {
        switch by {
        case .offer:
            return ["northwind.erp", "docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a", "bitnami.openedxcypress", ""].map
            { .offer($0) }
        case .country: return ["US", "PL", "CN", ""].map { .country($0) }
        case .campaign: return ["", "nov_mail", "partner_day"].map { .campaign($0) }
        case .week:
            let date = Zone.utc.localTime(of: now).date
            let monday = date.adding(days: 1 - date.weekday.rawValue)
            return (0..<16).map { .week(monday.adding(days: 7 * ($0 - 15))) }
        }
    }

    static func responseTimes(_ filter: Filter, now: Timestamp) -> ResponseTimes {
        func counts(_ inTime: Int, _ late: Int, over: Int) -> ResponseTimes.Counts {
            ResponseTimes.Counts(
                took: inTime + late > 0 ? took(inTime + late, median: 5, ninetieth: 52) : nil, inTime: inTime,
                late: late,
                waiting: over / 3, over: over, closed: over / 9, blocked: over / 20)
        }
        return ResponseTimes(
            basis: basis(filter, now), counts: counts(1900, 420, over: 700),
            before: filter.since == nil ? nil : counts(1500, 500, over: 600),
            reps: [("anna", 1100, 80, 20), ("ben", 800, 340, 150), ("", 0, 0, 530)].map {
                ResponseTimes.Part(part: .rep($0.0), counts: counts($0.1, $0.2, over: $0.3))
            },
            offers: [("northwind.erp", 1500, 120, 300), ("bitnami.openedxcypress", 400, 300, 400)].map {
                ResponseTimes.Part(part: .offer($0.0), counts: counts($0.1, $0.2, over: $0.3))
            },
            steps: [(Step.testDrive, 900, 300, 500), (.contactMe, 1000, 120, 200)].map {
                ResponseTimes.Part(part: .step($0.0), counts: counts($0.1, $0.2, over: $0.3))
            },
            overdue: [("ben", 31, 200), ("anna", 3, 20)].map {
                ResponseTimes.Overdue(rep: $0.0, count: $0.1, oldest: now - .hours($0.2))
            },
            endings: [
                (Status.won, "price", 80), (.won, "", 31), (.lost, "went elsewhere", 60),
                (.lost, "no budget this year", 22),
            ].map { ResponseTimes.Ending(status: $0.0, reason: $0.1, count: $0.2) })
    }

    static func attribution(_ filter: Filter, now: Timestamp) -> Attribution {
        func row(_ part: ReportGroup.Part, _ leads: Int) -> Attribution.Row {
            Attribution.Row(
                part: part, leads: leads, customers: leads * 2 / 3,
                furthest: [.initialInterest: leads / 4, .evaluation: leads / 4, .active: leads / 6], won: leads / 40)
        }
        func link(_ campaign: String, _ leads: Int) -> Attribution.Link? {
            guard let id = try? CampaignID(campaign) else { return nil }
            let link = ListingLink(
                offer: OfferName(id: "northwind.erp", title: ""), market: .appSource, campaign: id, at: now - .days(20),
                who: "anna")
            return Attribution.Link(link: link, leads: leads, lastLeadAt: leads > 0 ? now - .hours(3) : nil)
        }
        return Attribution(
            basis: basis(filter, now),
            tables: [
                .init(
                    by: .source,
                    rows: [
                        row(.source(.testDrive), 1930), row(.source(.azureMarketplace), 1204),
                        row(.source(.appSource), 1151),
                    ]),
                .init(
                    by: .offer, rows: [row(.offer("northwind.erp"), 3200), row(.offer("bitnami.openedxcypress"), 1897)]),
                .init(
                    by: .campaign,
                    rows: [
                        row(.campaign(""), 4000), row(.campaign("nov_mail"), 800),
                        row(.campaign("a\u{1B}[31m龙\u{202E}b"), 297),
                    ]),
                .init(
                    by: .tag(.utmSource),
                    rows: [row(.tag(.utmSource, ""), 4500), row(.tag(.utmSource, "newsletter"), 597)]),
            ], links: [link("spring_launch", 0), link("nov_mail", 800)].compactMap(\.self))
    }
}
