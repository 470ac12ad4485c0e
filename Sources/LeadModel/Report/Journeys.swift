/// From one step to a later one.
public struct JourneyPath: Hashable, Sendable {
    public var from: Step
    public var to: Step

    public init(from: Step, to: Step) {
        (self.from, self.to) = (from, to)
    }

    /// The ways that lead further into the funnel.
    public static let all = [
        JourneyPath(from: .testDrive, to: .getItNow), JourneyPath(from: .testDrive, to: .purchase),
        JourneyPath(from: .contactMe, to: .purchase), JourneyPath(from: .getItNow, to: .purchase),
    ]
}

/// How customers went from one step to another.
///
/// Of the leads that pass the filter: a customer's journey begins with his first lead of the one step, and is completed
/// by his first lead of the other at that moment or later, where asked for about the same offer. Each customer has one
/// journey a path, and stands in one part: that of the lead it began with.
public struct Journeys: Hashable, Sendable {
    public enum By: String, Hashable, Sendable, CaseIterable {
        case offer, country, campaign, week
    }

    /// The customers on one path.
    public struct Counts: Hashable, Sendable {
        public var path: JourneyPath
        public var began: Int
        public var completed: Int
        /// From the one step to the other, of those who completed it.
        public var took: Spread?
        /// How many completed it within each of `Journeys.weeks`.
        public var within: [Int]
        /// Who did not go on, may be contacted and is not closed, by `Journeys.stuckAges`.
        public var stuck: [Int]

        public init(
            path: JourneyPath, began: Int = 0, completed: Int = 0, took: Spread? = nil, within: [Int]? = nil,
            stuck: [Int]? = nil
        ) {
            self.path = path
            self.began = began
            self.completed = completed
            self.took = took
            self.within = within ?? Array(repeating: 0, count: Journeys.weeks.count)
            self.stuck = stuck ?? Array(repeating: 0, count: Journeys.stuckAges.count)
        }

        /// The share of those who began; `nil` of nobody.
        public var rate: Double? { began == 0 ? nil : Double(completed) / Double(began) }
        public var stuckInAll: Int { stuck.reduce(0, +) }
    }

    /// One offer, country, campaign or week of arrival, with all paths.
    public struct Part: Hashable, Sendable {
        public var part: ReportGroup.Part
        public var counts: [Counts]
        /// Of a week: for which of `Journeys.weeks` all of its customers have had the time.
        public var isRipe: [Bool]

        public init(part: ReportGroup.Part, counts: [Counts], isRipe: [Bool] = []) {
            (self.part, self.counts, self.isRipe) = (part, counts, isRipe)
        }
    }

    /// The weeks of `Counts.within`.
    public static let weeks = [1, 2, 4, 8]
    /// The days since the first step that `Counts.stuck` is told apart by.
    public static let stuckAges = [0..<7, 7..<30, 30..<90, 90..<Int.max]

    public var basis: Basis
    /// Whether the second step must be about the offer of the first.
    public var isSameOffer: Bool
    public var by: By?
    /// Every path, in the order of `JourneyPath.all`.
    public var counts: [Counts]
    /// The same for the period of the same length before; `nil` where the filter has no beginning.
    public var before: [Counts]?
    /// Who began the most first; weeks in order of time.
    public var parts: [Part]

    public init(
        basis: Basis, isSameOffer: Bool, by: By?, counts: [Counts], before: [Counts]? = nil, parts: [Part] = []
    ) {
        self.basis = basis
        self.isSameOffer = isSameOffer
        self.by = by
        self.counts = counts
        self.before = before
        self.parts = parts
    }

    /// Who stands behind one of the numbers.
    public func group(
        _ path: JourneyPath, _ outcome: ReportGroup.Journey.Outcome, of part: ReportGroup.Part? = nil
    ) -> ReportGroup {
        .journey(ReportGroup.Journey(path, isSameOffer: isSameOffer, part: part, outcome))
    }
}
