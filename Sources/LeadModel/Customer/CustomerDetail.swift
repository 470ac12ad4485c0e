/// Everything about one customer.
public struct CustomerDetail: Hashable, Sendable {
    public var row: CustomerRow
    public var rule: ContactRule
    /// Newest first; at most `leadLimit`.
    public var leads: [CustomerLead]
    /// Newest first.
    public var timeline: [TimelineEntry]
    public static let leadLimit = 1000

    public init(row: CustomerRow, rule: ContactRule, leads: [CustomerLead], timeline: [TimelineEntry]) {
        self.row = row
        self.rule = rule
        self.leads = leads
        self.timeline = timeline
    }

    /// How often each reason made a lead his.
    public var foldReasons: [FoldReason: Int] {
        leads.reduce(into: [:]) { $0[$1.foldReason, default: 0] += 1 }
    }
}

/// Why a lead belongs to its customer.
public enum FoldReason: Int, Hashable, Sendable, CaseIterable {
    /// The lead that made the customer.
    case first = 0
    case sameEmail, samePhoneAndName, sameNameAndCompany
    /// A person merged two customers.
    case merged
    /// A person split it off.
    case split
    /// Nothing to fold by: a customer of its own.
    case unidentified
    /// It came so from another leadtop store.
    case restored
}

/// One lead of a customer, with the values it brought itself.
public struct CustomerLead: Hashable, Sendable {
    public var row: LeadRow
    public var person: Person
    public var foldReason: FoldReason
    /// The format and file it was read from.
    public var origin: String

    public init(row: LeadRow, person: Person, foldReason: FoldReason, origin: String) {
        self.row = row
        self.person = person
        self.foldReason = foldReason
        self.origin = origin
    }
}

/// One line of a customer's timeline.
public struct TimelineEntry: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case lead(LeadRow)
        /// A newer lead brought another value for a field of the card.
        case value(field: Person.Field, before: String, after: String)
        case note(id: Int64, text: String)
        case followUpDone(FollowUp)
        case activity(ActivityRow)
        /// A lead was deleted at the door it came by.
        case deletedThere(LeadRow)
    }

    public var at: Timestamp
    public var who: String
    public var kind: Kind

    public init(at: Timestamp, who: String, kind: Kind) {
        self.at = at
        self.who = who
        self.kind = kind
    }
}
