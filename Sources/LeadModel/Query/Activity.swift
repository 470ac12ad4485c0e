/// One entry of the append-only log of what people changed.
public struct ActivityRow: Hashable, Sendable {
    public enum Verb: String, Hashable, Sendable, CaseIterable {
        case `import`, status, assign, note, followUpAdd, followUpChange, followUpSnooze, followUpDone
        case doNotContactAdd, doNotContactLift, merge, split, quarantineRetry, quarantineDrop, undo, redo
        case setAside, viewSave, viewChange, viewDelete, link
        case handOver, assignByRule, away, back
    }

    public var id: Int64
    public var at: Timestamp
    public var who: String
    public var verb: Verb
    /// The one customer it is about; `nil` for none or many.
    public var customer: Int64?
    public var customerName: String
    /// How many records it changed.
    public var count: Int
    /// What stood there before and after, as a person reads it; empty where that says nothing.
    public var before: String
    public var after: String
    /// What an import did; `nil` for anything else.
    public var report: ImportReport?
    /// The entry that an undo or redo is about.
    public var about: Int64?
    /// What that entry did.
    public var aboutVerb: Verb?
    public var isUndone: Bool

    public init(
        id: Int64, at: Timestamp, who: String, verb: Verb, customer: Int64?, customerName: String, count: Int,
        before: String, after: String, report: ImportReport? = nil, about: Int64? = nil, aboutVerb: Verb? = nil,
        isUndone: Bool
    ) {
        self.id = id
        self.at = at
        self.who = who
        self.verb = verb
        self.customer = customer
        self.customerName = customerName
        self.count = count
        self.before = before
        self.after = after
        self.report = report
        self.about = about
        self.aboutVerb = aboutVerb
        self.isUndone = isUndone
    }
}

/// What an import did.
public struct ImportReport: Hashable, Sendable {
    /// Leads and unreadable pieces that were read.
    public var read = 0
    public var new = 0
    public var duplicates = 0
    public var quarantined = 0
    /// Of the new ones, the test leads.
    public var test = 0
    public var customersCreated = 0
    public var customersUpdated = 0
    /// How many customers the rules gave to whom.
    public var assigned: [String: Int] = [:]
    public var files: [File] = []
    /// The door it came by, and whose name its files have; `nil` for files.
    public var door: Door?
    /// Whether it came to its end: one that was killed has not.
    public var isFinished = false

    public init() {}

    public struct File: Hashable, Sendable {
        public var name: String
        public var format: String
        public var read = 0
        public var new = 0
        public var duplicates = 0
        public var quarantined = 0
        /// Sentences for the person who imports: unknown columns, an empty file.
        public var warnings: [String] = []

        public init(name: String, format: String) {
            (self.name, self.format) = (name, format)
        }
    }
}
