/// Leads in each of the last weeks of a period, against as many weeks before them; cross-listed ones left out.
public struct WeekTrend: Hashable, Sendable {
    /// The end of the last week: the first moment after it.
    public var end: Timestamp
    /// Oldest first.
    public var weeks: [Int]
    /// As many, of the time right before.
    public var before: [Int]

    public static let weekLength = Timestamp.Span.days(7)

    public init(end: Timestamp, weeks: [Int], before: [Int]) {
        (self.end, self.weeks, self.before) = (end, weeks, before)
    }

    /// How many whole weeks of a period are shown: those that fit, but 12 of a short one and a year of one without a
    /// beginning or longer than that.
    public static func weekCount(_ filter: Filter, now: Timestamp) -> Int {
        guard let since = filter.since else { return 52 }
        let whole = ((filter.until ?? now) - since).milliseconds / weekLength.milliseconds
        return whole < 4 ? Funnel.weekCount : Int(min(whole, 52))
    }

    /// The first moment of a week, by its place.
    public func start(of week: Int) -> Timestamp {
        Timestamp(milliseconds: end.milliseconds - Int64(weeks.count - week) * Self.weekLength.milliseconds)
    }

    /// The first moment of the week that a week is compared with.
    public func startBefore(of week: Int) -> Timestamp {
        Timestamp(milliseconds: start(of: week).milliseconds - Int64(weeks.count) * Self.weekLength.milliseconds)
    }
}
