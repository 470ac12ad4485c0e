/// How a door is doing.
public struct DoorState: Hashable, Sendable {
    public var door: Door
    /// When it was first used.
    public var since: Timestamp
    /// When the other side last answered, or last called.
    public var lastContactAt: Timestamp?
    /// The time of the newest lead that it brought, tests left out: when the customer acted, else when it was received.
    public var lastLeadAt: Timestamp?
    public var lastTestAt: Timestamp?
    /// From the ticks of the last test lead to its arrival.
    public var lastTestLatencyMilliseconds: Int64?
    /// The leads it brought, tests left out; those that another door had brought before are among them.
    public var leads = 0
    /// Of them, those since midnight.
    public var leadsToday = 0
    /// Leads a day over the 28 days before the last lead; `nil` while there is too little to tell.
    public var usualLeadsPerDay: Double?
    /// The longest time between two leads in those 28 days, in days; `nil` as above.
    public var longestPauseDays: Double?
    /// What it brought that could not be read, and is still in quarantine.
    public var quarantined = 0
    /// Up to when a pull has read the other side.
    public var readUpTo: Timestamp?
    public var certificateExpiresAt: Timestamp?
    /// When the oldest secret that is in use was made or last changed.
    public var secretSince: Timestamp?
    /// What is wrong since when; `nil` when the last try went well.
    public var problem: DoorProblem?

    public init(door: Door, since: Timestamp) {
        (self.door, self.since) = (door, since)
    }
}

/// Why a door brings no leads.
public struct DoorProblem: Hashable, Sendable {
    /// Who can mend it.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// It is tried again by itself.
        case retry
        /// It waits for a person: a wrong secret, no such table, no right.
        case person
        /// Some of what there was could be read.
        case partial
    }

    public var kind: Kind
    /// What happened and what to do; holds no secret and nobody's data.
    public var text: String
    public var at: Timestamp

    public init(kind: Kind, text: String, at: Timestamp) {
        (self.kind, self.text, self.at) = (kind, text, at)
    }
}
