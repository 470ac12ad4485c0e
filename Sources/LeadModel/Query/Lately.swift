/// A place in the store's history: what came after it is new to who was there.
public struct HistoryMark: Hashable, Sendable {
    /// The lead that was stored last.
    public var lead: Int64
    /// The newest entry of the log.
    public var activity: Int64
    /// Whose own changes are no news.
    public var besides: String

    public init(lead: Int64, activity: Int64, besides: String) {
        (self.lead, self.activity, self.besides) = (lead, activity, besides)
    }
}

/// What arrived, and what others changed, since a place in the history.
public struct Lately: Hashable, Sendable {
    /// New leads, test leads left out.
    public var leads: Int
    /// Customers whom others changed.
    public var changed: Int

    public init(leads: Int = 0, changed: Int = 0) {
        (self.leads, self.changed) = (leads, changed)
    }

    public var isNothing: Bool { leads == 0 && changed == 0 }

    /// What of one customer is new.
    public enum Mark: Hashable, Sendable {
        /// A lead of his arrived.
        case arrived
        /// Somebody else changed him.
        case changed
    }
}
