/// The next thing to do for a customer, or one that was done.
public struct FollowUp: Hashable, Sendable {
    public var id: Int64
    /// Stable across exports and edits: what a calendar knows it by.
    public var uid: String
    public var dueAt: Timestamp
    public var channel: Channel
    public var note: String
    public var owner: String
    public var createdAt: Timestamp
    public var doneAt: Timestamp?
    public var outcome: Outcome?
    /// Who did it; empty where it is open.
    public var doneBy: String
    /// Why it was won or lost; empty where nobody said.
    public var reason: String

    public init(
        id: Int64, uid: String, dueAt: Timestamp, channel: Channel, note: String, owner: String,
        createdAt: Timestamp, doneAt: Timestamp? = nil, outcome: Outcome? = nil, doneBy: String = "",
        reason: String = ""
    ) {
        self.id = id
        self.uid = uid
        self.dueAt = dueAt
        self.channel = channel
        self.note = note
        self.owner = owner
        self.createdAt = createdAt
        self.doneAt = doneAt
        self.outcome = outcome
        self.doneBy = doneBy
        self.reason = reason
    }

    /// What came of it.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        case reached, noAnswer, mailSent, meeting, notInterested, won, lost
    }
}

/// A way to reach a customer.
public enum Channel: String, Hashable, Sendable, CaseIterable {
    case any, email, phone, meeting
}
