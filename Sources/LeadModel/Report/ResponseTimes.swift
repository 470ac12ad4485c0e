/// How soon customers were contacted, what is overdue, and what came of it.
///
/// Of the leads that pass the filter: a customer waits from his first lead on, and is answered by the first touch at
/// that moment or later.
public struct ResponseTimes: Hashable, Sendable {
    public enum By: String, Hashable, Sendable, CaseIterable {
        case rep, offer, step
    }

    /// The customers of one rep, offer or step, or all of them.
    public struct Counts: Hashable, Sendable {
        /// To the first touch, of those who were contacted.
        public var took: Spread?
        /// Contacted within the target, and after it.
        public var inTime: Int
        public var late: Int
        /// Never contacted: still within the target, over it, closed by somebody, or not to be contacted.
        public var waiting: Int
        public var over: Int
        public var closed: Int
        public var blocked: Int

        public init(
            took: Spread? = nil, inTime: Int = 0, late: Int = 0, waiting: Int = 0, over: Int = 0, closed: Int = 0,
            blocked: Int = 0
        ) {
            self.took = took
            self.inTime = inTime
            self.late = late
            self.waiting = waiting
            self.over = over
            self.closed = closed
            self.blocked = blocked
        }

        public var contacted: Int { inTime + late }
        public var neverContacted: Int { waiting + over + closed + blocked }
        public var customers: Int { contacted + neverContacted }
        /// The share within the target of those contacted; `nil` of nobody.
        public var share: Double? { contacted == 0 ? nil : Double(inTime) / Double(contacted) }
    }

    public struct Part: Hashable, Sendable {
        public var part: ReportGroup.Part
        public var counts: Counts

        public init(part: ReportGroup.Part, counts: Counts) {
            (self.part, self.counts) = (part, counts)
        }
    }

    /// Overdue follow-ups of one rep.
    public struct Overdue: Hashable, Sendable {
        /// Empty for nobody.
        public var rep: String
        public var count: Int
        public var oldest: Timestamp

        public init(rep: String, count: Int, oldest: Timestamp) {
            (self.rep, self.count, self.oldest) = (rep, count, oldest)
        }
    }

    /// Customers who were closed for one reason.
    public struct Ending: Hashable, Sendable {
        public var status: Status
        /// What the latest touch that closed him gives; empty where none gives one.
        public var reason: String
        public var count: Int

        public init(status: Status, reason: String, count: Int) {
            (self.status, self.reason, self.count) = (status, reason, count)
        }
    }

    public var basis: Basis
    public var counts: Counts
    /// The same for the period of the same length before; `nil` where the filter has no beginning.
    public var before: Counts?
    /// By the rep of the first touch, or the customer's owner where there is none; the most customers first.
    public var reps: [Part]
    /// By the offer and the step of the first lead; the most customers first.
    public var offers: [Part]
    public var steps: [Part]
    /// The most first.
    public var overdue: [Overdue]
    /// By status, the most first.
    public var endings: [Ending]

    public init(
        basis: Basis, counts: Counts, before: Counts? = nil, reps: [Part] = [], offers: [Part] = [],
        steps: [Part] = [], overdue: [Overdue] = [], endings: [Ending] = []
    ) {
        self.basis = basis
        self.counts = counts
        self.before = before
        self.reps = reps
        self.offers = offers
        self.steps = steps
        self.overdue = overdue
        self.endings = endings
    }

    public func ended(_ status: Status) -> Int {
        endings.reduce(0) { $1.status == status ? $0 + $1.count : $0 }
    }

    /// Who stands behind one of the numbers.
    public func group(_ state: ReportGroup.Response.State, of part: ReportGroup.Part? = nil) -> ReportGroup {
        .response(ReportGroup.Response(part: part, state))
    }
}
