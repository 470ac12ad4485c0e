public import LeadModel

/// What the whole dashboard is narrowed to; the first line of every screen says it.
public struct Scope: Hashable, Sendable {
    public var offer: OfferName?
    public var period = Period.allTime
    /// ISO 3166-1 alpha-2.
    public var country: String?
    public var includesTest = false

    public init() {}

    /// The scope as a filter at a moment.
    public func filter(now: Timestamp, zone: Zone) -> Filter {
        var filter = Filter()
        filter.offer = offer?.text
        filter.since = period.since(now: now, zone: zone)
        filter.country = country
        filter.includesTest = includesTest
        return filter
    }
}

/// A stretch of time that ends now.
public enum Period: Hashable, Sendable {
    case allTime
    case days(Int)

    public static let choices: [Period] = [.allTime, .days(7), .days(30), .days(90), .days(180), .days(365)]

    /// The first moment that counts: the start of the local day so many days ago.
    public func since(now: Timestamp, zone: Zone) -> Timestamp? {
        switch self {
        case .allTime: nil
        case .days(let days): zone.startOfDay(now, addingDays: -days)
        }
    }
}

/// What a list is narrowed to beyond the scope.
public struct Narrowing: Hashable, Sendable {
    public var source: Source?
    public var step: Step?
    public var status: Status?
    public var owner: Filter.Owner?
    public var followUp: Filter.FollowUp?
    public var doNotContact: Filter.DoNotContact?
    /// Every step but the cross-listed one: what the funnel's totals count.
    public var ownLeadsOnly = false
    /// Who or what stands behind a number of a report.
    public var group: ReportGroup?
    /// Only of views that were saved by a command.
    public var action: Action?
    public var since: Timestamp?
    public var until: Timestamp?
    /// Only what is new or was changed after it.
    public var changedAfter: HistoryMark?

    public init() {}

    public var isEmpty: Bool { self == Narrowing() }

    public func apply(to filter: inout Filter) {
        filter.source = source
        filter.step = step
        filter.status = status
        filter.owner = owner
        filter.followUp = followUp
        filter.doNotContact = doNotContact
        filter.excludesCrossListed = ownLeadsOnly
        filter.group = group
        filter.action = action
        if let since { filter.since = since }
        filter.until = until
        filter.changedAfter = changedAfter
    }
}

/// Where a user was and what he looked at, kept from one start to the next.
public struct Place: Hashable, Sendable {
    public var screen: Screen
    public var scope: Scope
    /// The order of each list, where it is not the list's own.
    public var sorts: [ListQuery.Kind: Sort]
    /// Whose work the queue holds.
    public var whose: Whose
    public var countsCustomers: Bool
    /// Where each list was, if it was looked at.
    public var lists: [ListQuery.Kind: ListPlace] = [:]
    /// The customer who was open.
    public var customer: Int64?
    /// What was there at the last exit; `nil` at the first start.
    public var seen: Seen?

    public init(
        screen: Screen = .funnel, scope: Scope = Scope(), sorts: [ListQuery.Kind: Sort] = [:],
        whose: Whose = .mine, countsCustomers: Bool = false
    ) {
        self.screen = screen
        self.scope = scope
        self.sorts = sorts
        self.whose = whose
        self.countsCustomers = countsCustomers
    }
}

/// Where a list was.
public struct ListPlace: Hashable, Sendable {
    public var search = ""
    public var narrowing = Narrowing()
    /// The columns that were chosen; empty for the list's own.
    public var columns: [String] = []
    /// The record the cursor was on.
    public var selected: Int64?

    public init() {}

    public var isUsual: Bool { self == ListPlace() }
}

/// What was there when somebody left, and when that was.
public struct Seen: Hashable, Sendable {
    public var lead: Int64
    public var activity: Int64
    public var at: Timestamp

    public init(lead: Int64, activity: Int64, at: Timestamp) {
        (self.lead, self.activity, self.at) = (lead, activity, at)
    }
}

/// The screens, in the order of their number keys.
public enum Screen: String, Hashable, Sendable, CaseIterable {
    case today, funnel, leads, customers, followUps, offers, activity, reports

    public var listKind: ListQuery.Kind? {
        switch self {
        case .today: .today
        case .funnel: nil
        case .leads: .leads
        case .customers: .customers
        case .followUps: .queue
        case .offers: .offers
        case .activity: .activity
        case .reports: nil
        }
    }
}
