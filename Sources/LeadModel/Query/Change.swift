/// What a person can do to customers; one change of any number of them is one entry in the log and one undo.
public enum Change: Hashable, Sendable {
    case setStatus(Status)
    /// An empty owner is nobody.
    case assign(String)
    /// Makes a rep the owner of those whom nobody owns.
    case claim(String)
    /// Gives a rep's open customers to another.
    case handOver(from: String, to: String)
    case addNote(String)
    /// Sets the open follow-up, in place of the one there is.
    case setFollowUp(due: Timestamp, channel: Channel, note: String)
    case snooze(until: Timestamp)
    /// Closes the open follow-up, or records a contact where there is none, and sets the next. The reason is why it was
    /// won or lost; empty where nobody says.
    case complete(outcome: FollowUp.Outcome, note: String, next: Timestamp?, reason: String = "")
    case flagDoNotContact(offer: String?, reason: String)
    case liftDoNotContact(offer: String?, reason: String)
    /// Folds all others of the chosen customers onto this one.
    case merge(into: Int64)
    /// Says that the others of the chosen customers are not this one: they are never suggested as duplicates again.
    case setAside(from: Int64)
    /// Gives these leads a customer of their own.
    case split(leads: [Int64])
}

/// Whom a change is for.
public enum Target: Hashable, Sendable {
    case customers([Int64])
    /// Every customer of a list: its leads' customers, or its customers.
    case all(ListQuery)
}

/// What a change did, or would do.
public struct ChangeReport: Hashable, Sendable {
    /// The entry in the log; `nil` where nothing changed, or nothing was to be changed yet.
    public var activity: Int64?
    public var chosen: Int
    public var changed: Int
    /// Why each of the others was left as he is.
    public var skipped: [Skip: Int]
    /// Why the only one chosen may not be contacted.
    public var block: ContactRule.Block?
    /// Who owns the only one chosen, where he was therefore left with him.
    public var owner: String?
    /// The customer to look at afterwards, when the change made a new one.
    public var customer: Int64?

    public init(
        activity: Int64? = nil, chosen: Int, changed: Int, skipped: [Skip: Int] = [:],
        block: ContactRule.Block? = nil, customer: Int64? = nil
    ) {
        self.activity = activity
        self.chosen = chosen
        self.changed = changed
        self.skipped = skipped
        self.block = block
        self.customer = customer
    }

    public enum Skip: String, Hashable, Sendable, CaseIterable {
        case doNotContact, unchanged, noFollowUp, notBlocked, owned, notOwned, closed, missing
    }
}

/// What an undo or redo did, so that it can be said.
public struct UndoReport: Hashable, Sendable {
    /// The entry that was undone or done again.
    public var entry: ActivityRow
    public var isRedo: Bool

    public init(entry: ActivityRow, isRedo: Bool) {
        (self.entry, self.isRedo) = (entry, isRedo)
    }
}
