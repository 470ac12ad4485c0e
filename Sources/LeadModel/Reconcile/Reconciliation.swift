/// What Microsoft counts beside what arrived: each of its leads with the lead of the store that answers for it.
public struct Reconciliation: Hashable, Sendable {
    /// How sure it is that a lead of the store is the one that Microsoft counts; the surest first.
    public enum Sureness: Int, Hashable, Comparable, Sendable, CaseIterable {
        /// The store knows its Referral ID.
        case certain
        /// Offer, call to action, company and day agree.
        case sure
        /// The same a day apart, or one side has no company.
        case likely
        /// Offer, call to action, country and day agree, and the company does not.
        case possible
        /// Nothing answers for it.
        case missing

        public static func < (left: Sureness, right: Sureness) -> Bool { left.rawValue < right.rawValue }

        /// Whether the lead counts as arrived.
        public var hasArrived: Bool { self <= .likely }
    }

    public struct Match: Hashable, Sendable {
        public var counted: CountedLead
        public var arrived: ArrivedLead.ID?
        public var sureness: Sureness
        /// What answers for it came without a person, as leads of `.edu` addresses do.
        public var isAnonymous = false

        public init(counted: CountedLead, arrived: Int64?, sureness: Sureness) {
            (self.counted, self.arrived, self.sureness) = (counted, arrived, sureness)
        }
    }

    /// The leads about one offer on one UTC day.
    public struct Part: Hashable, Sendable {
        public var offer: OfferName
        public var day: CivilDate?
        public var counts: [Sureness: Int] = [:]

        public var counted: Int { counts.values.reduce(0, +) }
        public var missing: Int { counts[.missing] ?? 0 }
    }

    /// Every lead that Microsoft counts, test leads left out: by offer, day and Referral ID.
    public var matches: [Match]
    /// Leads of the store in the days of the file that answer for none; test leads and cross-listed ones left out, and
    /// those that came by a door besides the one with the Referral ID.
    public var unlisted: Int
    /// Test leads and cross-listed ones that were left out, on either side.
    public var leftOut: Int

    /// How many matches there are of a kind. O(matches).
    public func count(_ sureness: Sureness) -> Int {
        matches.reduce(0) { $1.sureness == sureness ? $0 + 1 : $0 }
    }

    public var arrived: Int { matches.reduce(0) { $1.sureness.hasArrived ? $0 + 1 : $0 } }
    public var anonymous: Int { matches.reduce(0) { $1.isAnonymous ? $0 + 1 : $0 } }

    /// By offer, then by day. O(matches).
    public var parts: [Part] {
        var parts: [Part] = []
        for match in matches {
            if parts.last?.offer.text != match.counted.offer.text || parts.last?.day != match.counted.day {
                parts.append(Part(offer: match.counted.offer, day: match.counted.day))
            }
            parts[parts.count - 1].counts[match.sureness, default: 0] += 1
        }
        return parts
    }
}

extension ArrivedLead {
    /// What a lead of the store is called.
    public typealias ID = Int64
}
