/// Two customers who look like one person.
public struct DuplicatePair: Hashable, Sendable {
    /// Who should stay: who has more leads, of equals the older.
    public var stays: CustomerRow
    public var goes: CustomerRow
    public var likeness: Likeness

    /// The ids of both, the lower first: what a pair is known by.
    public struct Key: Hashable, Sendable {
        public var low: Int64
        public var high: Int64

        public init(_ one: Int64, _ other: Int64) {
            (low, high) = (min(one, other), max(one, other))
        }

        public func holds(_ customer: Int64) -> Bool { low == customer || high == customer }
    }

    public init(_ one: CustomerRow, _ other: CustomerRow, _ likeness: Likeness) {
        let staysFirst = (-one.leads, one.firstLeadAt, one.id) < (-other.leads, other.firstLeadAt, other.id)
        (stays, goes) = staysFirst ? (one, other) : (other, one)
        self.likeness = likeness
    }

    public var key: Key { Key(stays.id, goes.id) }
}

/// Customers who look like others: the surest pairs, and how many there are in all.
public struct Duplicates: Hashable, Sendable {
    /// The surest first.
    public var pairs: [DuplicatePair]
    /// How many were found, of which `pairs` may be a part.
    public var count: Int

    public init(pairs: [DuplicatePair] = [], count: Int = 0) {
        (self.pairs, self.count) = (pairs, count)
    }
}

/// All that is known of two customers, and what would hold for them as one.
public struct ComparedPair: Hashable, Sendable {
    public var one: CustomerDetail
    public var other: CustomerDetail
    /// Whether, and about what, they may be contacted once they are merged.
    public var merged: ContactRule

    public init(one: CustomerDetail, other: CustomerDetail, merged: ContactRule) {
        (self.one, self.other, self.merged) = (one, other, merged)
    }

    public func detail(of customer: Int64) -> CustomerDetail { other.row.id == customer ? other : one }
}
