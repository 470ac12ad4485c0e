/// All figures of one filter, read from one state of the store so that they agree with each other.
public struct ReportBundle: Hashable, Sendable {
    public var basis: ReportBasis
    public var funnel: Funnel
    public var stages: StageCounts
    public var trend: WeekTrend
    /// The most leads first.
    public var offers: [OfferRow]

    public init(
        basis: ReportBasis, funnel: Funnel, stages: StageCounts, trend: WeekTrend, offers: [OfferRow]
    ) {
        self.basis = basis
        self.funnel = funnel
        self.stages = stages
        self.trend = trend
        self.offers = offers
    }
}

/// From which leads a report is counted, and at which moment.
public struct ReportBasis: Hashable, Sendable {
    public var filter: Filter
    /// When the store was asked.
    public var asOf: Timestamp
    /// When the newest lead of the whole store came; `nil` where there is none.
    public var newestLead: Timestamp?

    public init(filter: Filter, asOf: Timestamp, newestLead: Timestamp?) {
        (self.filter, self.asOf, self.newestLead) = (filter, asOf, newestLead)
    }

    /// The end of what is counted: where the filter names none, the moment of asking.
    public var end: Timestamp { filter.until ?? asOf }

    /// Whole days of the period, at least 1; `nil` where it has no beginning.
    public var days: Int? {
        guard let since = filter.since, since < end else { return nil }
        let day = Timestamp.Span.days(1).milliseconds
        return max(1, Int(((end - since).milliseconds + day / 2) / day))
    }
}
