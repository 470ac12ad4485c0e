/// What a list shows: which records, narrowed how, in which order.
public struct ListQuery: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case leads, customers, queue, offers, activity, quarantine
        /// The queue without what is for later than today.
        case today

        /// Whether it is the work queue or a part of it.
        public var isWork: Bool { self == .queue || self == .today }
    }

    public var kind: Kind
    public var filter: Filter
    /// Words that must each occur in the customer's name, e-mail, company, phone or notes, accents and case folded.
    public var search: String
    public var sort: Sort
    /// Whose work, in the queue; `nil` for everyone's. A rep's queue also holds what nobody owns.
    public var worker: Filter.Owner?

    public init(
        kind: Kind, filter: Filter = Filter(), search: String = "", sort: Sort? = nil, worker: Filter.Owner? = nil
    ) {
        self.kind = kind
        self.filter = filter
        self.search = search
        self.sort = sort ?? Sort(column: Column.defaults(of: kind).first ?? .received, isDescending: true)
        self.worker = worker
    }
}

/// A column that a list can be sorted by.
public enum Column: String, Hashable, Sendable, CaseIterable {
    case received, name, company, country, step, source, offer, status, owner, followUp
    case leads, stage, email, title, testDrives, doNotContact

    /// The sortable columns of a kind of list, its own order first.
    public static func defaults(of kind: ListQuery.Kind) -> [Column] {
        switch kind {
        case .leads: [.received, .name, .company, .country, .step, .source, .offer, .status, .owner, .followUp, .email]
        case .customers: [.received, .name, .company, .country, .leads, .stage, .status, .owner, .followUp, .email]
        case .offers: [.leads, .offer, .title, .doNotContact]
        case .queue, .today, .activity, .quarantine: [.received]
        }
    }
}

public struct Sort: Hashable, Sendable {
    public var column: Column
    public var isDescending: Bool

    public init(column: Column, isDescending: Bool) {
        (self.column, self.isDescending) = (column, isDescending)
    }
}

/// Where a row stands in its list: the values it is sorted by, and its id. Stays valid when rows come and go.
public struct Cursor: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
        case null
        case integer(Int64)
        case text(String)
    }

    public var values: [Value]
    public var id: Int64

    public init(values: [Value], id: Int64) {
        (self.values, self.id) = (values, id)
    }
}

/// From where a page is read.
public enum Anchor: Hashable, Sendable {
    case start, end
    /// The rows after this place, without it.
    case after(Cursor)
    /// The rows before this place, without it; the page is still in the list's order.
    case before(Cursor)
    /// The row at this place, or the first after it, and those that follow.
    case from(Cursor)
    /// The row of this record and those that follow; `start` when the list no longer holds it.
    case record(Int64)
}

/// Some rows of a list, in its order.
public struct Page: Hashable, Sendable {
    public var rows: [Row]
    public var hasMoreBefore: Bool
    public var hasMoreAfter: Bool

    public init(rows: [Row], hasMoreBefore: Bool, hasMoreAfter: Bool) {
        self.rows = rows
        self.hasMoreBefore = hasMoreBefore
        self.hasMoreAfter = hasMoreAfter
    }
}

/// One row of any list.
public struct Row: Hashable, Sendable {
    /// Indirect, because rows are copied more often than they are read.
    public indirect enum Record: Hashable, Sendable {
        case lead(LeadRow)
        case customer(CustomerRow)
        case work(WorkRow)
        case offer(OfferRow)
        case activity(ActivityRow)
        case quarantine(QuarantineRow)
    }

    public var cursor: Cursor
    public var record: Record

    public init(cursor: Cursor, record: Record) {
        (self.cursor, self.record) = (cursor, record)
    }

    /// The record's id: what selection and marks follow.
    public var id: Int64 { cursor.id }

    /// The customer that a lead, customer or piece of work belongs to.
    public var customer: Int64? {
        switch record {
        case .lead(let lead): lead.customer
        case .customer(let customer): customer.id
        case .work(let work): work.customer.id
        case .activity(let activity): activity.customer
        case .offer, .quarantine: nil
        }
    }
}
