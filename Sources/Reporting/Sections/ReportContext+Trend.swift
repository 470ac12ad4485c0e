import LeadModel

/// Leads by week, against the weeks before.
extension ReportContext {
    var trendSection: ReportSection {
        ReportSection(
            title: words(.reportTrendTitle), notes: [trendText], picture: trendPicture, legend: trendLegend,
            table: trendTable, isTableFolded: true)
    }

    private var trendLegend: [ReportSection.Legend] {
        let count = number(bundle.trend.weeks.count)
        return [
            .init(name: "now", title: words(.reportTrendNow, count, trendLastDay)),
            .init(name: "then", title: words(.reportTrendBefore, count)),
        ]
    }

    /// The last day of the weeks.
    var trendLastDay: String { customs.day(bundle.trend.end - Timestamp.Span(milliseconds: 1)) }

    func week(_ place: Int) -> String { customs.day(bundle.trend.start(of: place), now: basis.asOf) }

    /// What the picture shows, in words.
    private var trendText: String {
        let trend = bundle.trend
        let count = number(trend.weeks.count)
        let most = trend.weeks.max() ?? 0
        guard most > 0, let place = trend.weeks.firstIndex(of: most) else {
            return words(.reportTrendNone, count, trendLastDay)
        }
        return words(
            .reportTrendText, number(trend.weeks.reduce(0, +)), count, trendLastDay,
            number(trend.before.reduce(0, +)), week(place), number(most))
    }

    private var trendTable: FigureTable {
        let trend = bundle.trend
        let zone = customs.zone
        let rows = trend.weeks.indices.map { place in
            FigureTable.Row(
                labels: [
                    .init(machine: zone.localTime(of: trend.start(of: place)).date.iso, shown: week(place))
                ],
                figures: [.count(trend.weeks[place]), .count(trend.before[place])])
        }
        return FigureTable(
            name: "weeks", title: words(.reportTrendTitle), keys: [.init(name: "week", title: words(.reportWeekOf))],
            columns: [
                .init("leads", words(.reportWeekLeads)),
                .init("before", words(.reportWeekBefore, number(trend.weeks.count))),
            ], rows: rows)
    }
}
