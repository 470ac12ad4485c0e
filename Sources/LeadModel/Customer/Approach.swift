/// What somebody who wants to write to a customer or call him is to know, and what he does it with.
public struct Approach: Hashable, Sendable {
    public enum Way: Hashable, Sendable {
        /// A message that is filled in.
        case letter(Letter)
        /// A number as it came: it may hold anything.
        case number(String)
        /// He may not be contacted.
        case blocked(ContactRule.Block)
        /// A sentence that says why not, and what to do.
        case refused(String)
    }

    /// A contact that somebody else had with him.
    public struct Contact: Hashable, Sendable {
        public var who: String
        public var at: Timestamp
        public var outcome: FollowUp.Outcome
        public var note: String

        public init(who: String, at: Timestamp, outcome: FollowUp.Outcome, note: String) {
            (self.who, self.at, self.outcome, self.note) = (who, at, outcome, note)
        }
    }

    public var customer: Int64
    /// What to call him.
    public var name: String
    public var way: Way
    /// What others did a short time ago, newest first.
    public var others: [Contact]

    public init(customer: Int64, name: String, way: Way, others: [Contact] = []) {
        (self.customer, self.name, self.way, self.others) = (customer, name, way, others)
    }
}

/// A template as a person chooses it.
public struct TemplateChoice: Hashable, Sendable {
    public var name: String
    public var language: String
    /// The subject that it comes to.
    public var subject: String
    /// Whether it fits the customer by its own conditions.
    public var fits: Bool

    public init(name: String, language: String, subject: String, fits: Bool) {
        (self.name, self.language, self.subject, self.fits) = (name, language, subject, fits)
    }
}

extension CustomerDetail {
    /// The contacts that others had with him since a moment and since one's own last, newest first: what one need not
    /// know yet. O(his timeline).
    public func contacts(besides me: String, since moment: Timestamp) -> [Approach.Contact] {
        contacts.prefix { $0.who != me && $0.at >= moment }.filter { !$0.who.isEmpty }
    }

    /// Every contact with him, newest first: follow-ups that came to something. O(his timeline).
    public var contacts: [Approach.Contact] {
        timeline.compactMap { entry in
            guard case .followUpDone(let followUp) = entry.kind, let outcome = followUp.outcome else { return nil }
            return Approach.Contact(who: entry.who, at: entry.at, outcome: outcome, note: followUp.note)
        }
    }
}
