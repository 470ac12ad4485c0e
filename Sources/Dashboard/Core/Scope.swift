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
    /// The customer on the card of Today.
    public var today: Int64?

    public init(
        screen: Screen = .funnel, scope: Scope = Scope(), sorts: [ListQuery.Kind: Sort] = [:],
        whose: Whose = .mine, countsCustomers: Bool = false, today: Int64? = nil
    ) {
        self.screen = screen
        self.scope = scope
        self.sorts = sorts
        self.whose = whose
        self.countsCustomers = countsCustomers
        self.today = today
    }
}

/// The screens, in the order of their number keys.
public enum Screen: String, Hashable, Sendable, CaseIterable {
    case today, funnel, leads, customers, followUps, offers, activity

    public var listKind: ListQuery.Kind? {
        switch self {
        case .today: .today
        case .funnel: nil
        case .leads: .leads
        case .customers: .customers
        case .followUps: .queue
        case .offers: .offers
        case .activity: .activity
        }
    }
}
