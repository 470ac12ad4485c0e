/// All figures of one filter, read from one state of the store so that they agree with each other.
public struct ReportBundle: Hashable, Sendable {
    public var basis: Basis
    /// When the newest lead of the whole store came; `nil` where there is none.
    public var newestLead: Timestamp?
    public var funnel: Funnel
    public var stages: StageCounts
    public var trend: WeekTrend
    /// The most leads first.
    public var offers: [OfferRow]
    /// By week of arrival.
    public var journeys: Journeys
    public var response: ResponseTimes
    public var attribution: Attribution

    public init(
        basis: Basis, newestLead: Timestamp?, funnel: Funnel, stages: StageCounts, trend: WeekTrend,
        offers: [OfferRow], journeys: Journeys, response: ResponseTimes, attribution: Attribution
    ) {
        self.basis = basis
        self.newestLead = newestLead
        self.funnel = funnel
        self.stages = stages
        self.trend = trend
        self.offers = offers
        self.journeys = journeys
        self.response = response
        self.attribution = attribution
    }

    /// Whole days of the period, at least 1; `nil` where it has no beginning. A day may last an hour more or less.
    public var days: Int? {
        let end = basis.filter.until ?? basis.asOf
        guard let since = basis.filter.since, since < end else { return nil }
        let length = (end - since).milliseconds + Timestamp.Span.hours(2).milliseconds
        return max(1, Int(length / Timestamp.Span.days(1).milliseconds))
    }
}
