import GRDB
import LeadModel

/// What a report for others holds, beside the figures that have questions of their own.
struct ReportQuery {
    let setting: Setting
    let filter: Filter

    func bundle() throws -> ReportBundle {
        let funnel = try FunnelQuery(setting, filter).funnel(customers: true, weeksEnding: setting.now)
        let attribution = try AttributionQuery(setting: setting, filter: filter).attribution()
        return ReportBundle(
            basis: attribution.basis, newestLead: try newestLead(), funnel: funnel,
            stages: try StageQuery(setting: setting, filter: filter).stages(), trend: try trend(),
            offers: try offers(),
            journeys: try JourneyQuery(setting: setting, filter: filter, isSameOffer: false).journeys(by: .week),
            response: try ResponseQuery(setting: setting, filter: filter).times(), attribution: attribution)
    }

    private func newestLead() throws -> Timestamp? {
        try setting.db.first("SELECT max(at) FROM lead WHERE is_test = 0") { $0.isNull(0) ? nil : $0.time(0) } ?? nil
    }

    private func offers() throws -> [OfferRow] {
        let list = try OfferList(ListQuery(kind: .offers, filter: filter), setting)
        return list.rows.compactMap { row in
            if case .offer(let offer) = row.record { offer } else { nil }
        }
    }

    /// Weeks end with a day of the reader's, and are counted back from there.
    private func trend() throws -> WeekTrend {
        let last = filter.until.map { $0 - Timestamp.Span(milliseconds: 1) } ?? setting.now
        let end = setting.zone.startOfDay(last, addingDays: 1)
        let count = WeekTrend.weekCount(filter, now: setting.now)
        let start = end.milliseconds - 2 * Int64(count) * WeekTrend.weekLength.milliseconds
        let weeks = LeadPeriod.weeks(2 * count, from: start, hasTests: filter.includesTest)
        let crossListed = Set(setting.vocabulary.crossListed)
        let leads = try LeadCount(setting, filter).counts(in: weeks).map { week in
            week.all.reduce(0) { crossListed.contains($1.key) ? $0 : $0 + $1.value }
        }
        return WeekTrend(end: end, weeks: Array(leads[count...]), before: Array(leads[..<count]))
    }
}
