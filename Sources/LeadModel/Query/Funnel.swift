/// Leads and customers by source and action, from one filter.
public struct Funnel: Hashable, Sendable {
    public struct Cell: Hashable, Sendable {
        public var source: Source
        public var action: Action
        public var leads: Int
        public var customers: Int
        public var step: Step { Step(source: source, action: action) }

        public init(source: Source, action: Action, leads: Int, customers: Int) {
            self.source = source
            self.action = action
            self.leads = leads
            self.customers = customers
        }
    }

    /// Cross-listed ones too; test leads only where the filter has them.
    public var cells: [Cell]
    /// Test leads that the filter would let through if it asked for them.
    public var test: Int
    /// Different customers by source, by step and in all, cross-listed left out: they are no sums of cells.
    public var customersBySource: [Source: Int]
    public var customersByStep: [Step: Int]
    /// Different customers with a step that the marketplace does not document, by source.
    public var otherCustomersBySource: [Source: Int] = [:]
    public var customers: Int
    /// Leads in each of the last 12 weeks by source, oldest first, cross-listed left out.
    public var weeks: [Source: [Int]]
    /// Leads that count in the period of the same length before; `nil` where the filter has no beginning.
    public var before: Int?

    public static let weekCount = 12

    public init(
        cells: [Cell], test: Int, customersBySource: [Source: Int] = [:], customersByStep: [Step: Int] = [:],
        customers: Int = 0, weeks: [Source: [Int]] = [:], before: Int? = nil
    ) {
        self.cells = cells
        self.test = test
        self.customersBySource = customersBySource
        self.customersByStep = customersByStep
        self.customers = customers
        self.weeks = weeks
        self.before = before
    }

    /// Leads that count: neither test leads (unless asked for) nor cross-listed ones.
    public var total: Int { leads { $0.step != .crossListed } }
    public var crossListed: Int { leads { $0.step == .crossListed } }

    /// The leads of the cells that pass. O(cells).
    public func leads(where passes: (Cell) -> Bool) -> Int {
        cells.reduce(0) { passes($1) ? $0 + $1.leads : $0 }
    }
}

/// Customers by the furthest stage they reached: each counts at every stage up to it.
public struct StageCounts: Hashable, Sendable {
    /// Customers whose furthest stage is this one.
    public var furthest: [Stage: Int]
    /// The same for the period of the same length before; `nil` where the filter has no beginning.
    public var before: [Stage: Int]?

    public init(furthest: [Stage: Int], before: [Stage: Int]? = nil) {
        (self.furthest, self.before) = (furthest, before)
    }

    /// Customers who reached a stage, or further.
    public func reached(_ stage: Stage) -> Int {
        furthest.reduce(0) { $1.key >= stage ? $0 + $1.value : $0 }
    }

    /// The share of those at the stage before who went on to this one; `nil` for the first stage, or of nobody.
    public func rate(_ stage: Stage) -> Double? {
        guard let previous = Stage(rawValue: stage.rawValue - 1), reached(previous) > 0 else { return nil }
        return Double(reached(stage)) / Double(reached(previous))
    }
}

/// Leads and customers by one thing.
public struct Breakdown: Hashable, Sendable {
    public enum By: String, Hashable, Sendable, CaseIterable {
        case sourceStep = "source-step"
        case offer, country, week, campaign
    }

    public struct Part: Hashable, Sendable {
        /// The offer, the country's code, the Monday of the week as a date, or the campaign; empty for none.
        public var key: String
        public var leads: Int
        public var customers: Int

        public init(key: String, leads: Int, customers: Int) {
            (self.key, self.leads, self.customers) = (key, leads, customers)
        }
    }

    public var by: By
    /// The most leads first; weeks in order of time. Cross-listed and test leads are left out as in the funnel.
    public var parts: [Part]

    public init(by: By, parts: [Part]) {
        (self.by, self.parts) = (by, parts)
    }
}
