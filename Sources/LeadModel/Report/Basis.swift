/// From which leads the numbers of a report are counted, so that it can say so.
public struct Basis: Hashable, Sendable {
    public var filter: Filter
    /// When the store was asked.
    public var asOf: Timestamp
    /// Leads that count: they pass the filter and are not cross-listed.
    public var leads: Int
    /// Different customers of those leads.
    public var customers: Int
    /// Those of them who may not be contacted at all: counted with the others, but nobody waits for them.
    public var blocked: Int
    /// Cross-listed leads that pass the filter, left out.
    public var crossListed: Int
    /// Test leads that the filter would let through if it asked for them; left out unless it does.
    public var test: Int

    public init(
        filter: Filter, asOf: Timestamp, leads: Int = 0, customers: Int = 0, blocked: Int = 0, crossListed: Int = 0,
        test: Int = 0
    ) {
        self.filter = filter
        self.asOf = asOf
        self.leads = leads
        self.customers = customers
        self.blocked = blocked
        self.crossListed = crossListed
        self.test = test
    }

    /// The end of what is counted: the filter's, or the moment of asking where that is earlier.
    public var end: Timestamp { min(filter.until ?? asOf, asOf) }

    /// The list that holds exactly the leads or customers behind a number of the report.
    public func query(_ kind: ListQuery.Kind, of group: ReportGroup) -> ListQuery {
        var filter = filter
        filter.group = group
        return ListQuery(kind: kind, filter: filter)
    }
}

/// How long something took for so many: half of them at most the median, nine of ten at most the ninetieth.
public struct Spread: Hashable, Sendable {
    public var count: Int
    public var median: Timestamp.Span
    /// The 90th percentile: the smallest that at least nine tenths don't exceed.
    public var ninetieth: Timestamp.Span

    /// `nil` of nothing. O(1).
    /// - Parameter milliseconds: In ascending order.
    public init?(sorted milliseconds: [Int64]) {
        guard !milliseconds.isEmpty else { return nil }
        count = milliseconds.count
        let (low, high) = (milliseconds[(count - 1) / 2], milliseconds[count / 2])
        median = Timestamp.Span(milliseconds: low + (high - low) / 2)
        ninetieth = Timestamp.Span(milliseconds: milliseconds[(count * 9 + 9) / 10 - 1])
    }

    public init(count: Int, median: Timestamp.Span, ninetieth: Timestamp.Span) {
        (self.count, self.median, self.ninetieth) = (count, median, ninetieth)
    }
}

extension Timestamp.Span {
    /// In days and parts of them.
    public var days: Double { Double(milliseconds) / 86_400_000 }
    /// In hours and parts of them.
    public var hours: Double { Double(milliseconds) / 3_600_000 }
}
