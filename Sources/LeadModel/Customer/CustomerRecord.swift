/// A customer as a leadtop store writes him into its own export: all that people did with him, without his leads.
public struct CustomerRecord: Hashable, Sendable {
    /// Names the customer for good, in this store and in those that read its export.
    public var reference: String
    public var person = Person()
    public var status = ""
    public var owner = ""
    /// The reference of the customer that this one was merged into.
    public var mergedInto: String?
    public var followUps: [FollowUpRecord] = []
    public var notes: [NoteRecord] = []
    public var doNotContact: [DoNotContactRecord] = []

    public init(reference: String) {
        self.reference = reference
    }
}

/// A follow-up, open or done, in leadtop's own export.
public struct FollowUpRecord: Hashable, Sendable {
    /// The same in every export, so that a calendar knows it again.
    public var uid: String
    public var dueAt: Timestamp
    public var channel = ""
    public var note = ""
    public var owner = ""
    public var createdAt: Timestamp
    public var doneAt: Timestamp?
    public var outcome: String?
    public var doneBy = ""
    public var reason = ""

    public init(uid: String, dueAt: Timestamp, createdAt: Timestamp) {
        (self.uid, self.dueAt, self.createdAt) = (uid, dueAt, createdAt)
    }
}

/// A note that a person wrote about a customer, in leadtop's own export.
public struct NoteRecord: Hashable, Sendable {
    public var at: Timestamp
    public var who: String
    public var text: String

    public init(at: Timestamp, who: String, text: String) {
        (self.at, self.who, self.text) = (at, who, text)
    }
}

/// A do-not-contact rule that a person made, or the lifting of one, in leadtop's own export.
public struct DoNotContactRecord: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case block, allow
    }

    public var kind: Kind
    /// The one offer that the rule is about; `nil` for all.
    public var offer: String?
    /// The one channel that the rule is about; `nil` for all.
    public var channel: String?
    public var reason: String
    public var who: String
    public var at: Timestamp
    public var liftedAt: Timestamp?
    public var liftedBy: String?
    public var liftedReason: String?

    public init(kind: Kind, reason: String, who: String, at: Timestamp) {
        (self.kind, self.reason, self.who, self.at) = (kind, reason, who, at)
    }
}
