import LeadModel

/// What a large import keeps in memory of one customer: enough to fold a lead onto him that says nothing new of his
/// card. 48 bytes.
struct Standing {
    /// Equal where the card is.
    var personHash: UInt64
    var firstLeadAt: Int64
    var lastLeadAt: Int64
    var ownAt: Int64
    var leadCount: Int32
    var ownOffer: UInt32
    var lastOrigin: UInt16
    var ownOrigin: UInt16
    var steps: UInt8
    var flags: Flags

    struct Flags: OptionSet {
        var rawValue: UInt8

        /// There is such a customer, he has leads and none of them is a test, and nobody merged him.
        static let isPlain = Flags(rawValue: 1)
        /// The numbers are not yet in the store.
        static let isAhead = Flags(rawValue: 2)
        static let isBlocked = Flags(rawValue: 4)
        static let statusIsOwn = Flags(rawValue: 8)
        /// How far the status is on, in the two highest bits.
        static let rank = Flags(rawValue: 0xC0)
    }

    static let none = Standing(
        personHash: 0, firstLeadAt: 0, lastLeadAt: 0, ownAt: 0, leadCount: 0, ownOffer: 0, lastOrigin: 0, ownOrigin: 0,
        steps: 0, flags: [])

    /// Whether a status of a door would change his.
    func advances(to status: Status) -> Bool {
        !flags.contains(.statusIsOwn) && status.rank > Int(flags.rawValue >> 6)
    }

    /// One more lead of his, which is no test.
    mutating func add(step: Step, origin: UInt16, offer: UInt32, at: Int64) {
        if Intake.isNewestOwn(step, at: at, steps: Int(steps), ownAt: ownAt) {
            (ownAt, ownOrigin, ownOffer) = (at, origin, offer)
        }
        leadCount += 1
        steps |= 1 << step.code
        firstLeadAt = min(firstLeadAt, at)
        if at >= lastLeadAt { (lastLeadAt, lastOrigin) = (at, origin) }
        flags.insert(.isAhead)
    }
}

extension Standing {
    /// Gives what was read of a customer the numbers that the store has not got yet.
    func complete(_ customer: inout CustomerState) {
        guard flags.contains(.isAhead) else { return }
        (customer.leadCount, customer.steps) = (Int(leadCount), Int(steps))
        (customer.firstLeadAt, customer.lastLeadAt, customer.ownAt) = (firstLeadAt, lastLeadAt, ownAt)
    }

    /// The same customer as the store has him, with the numbers that it has not got yet.
    func renewed(from stored: Standing) -> Standing {
        guard flags.contains(.isAhead) else { return stored }
        var standing = self
        standing.personHash = stored.personHash
        standing.flags = stored.flags.union(.isAhead)
        return standing
    }
}

extension Standing.Flags {
    init(status: Status, isOwn: Bool) {
        self.init(rawValue: UInt8(status.rank) << 6)
        if isOwn { insert(.statusIsOwn) }
    }
}

extension Status {
    /// How far on: a door's status leads on, never back.
    var rank: Int { isClosed ? 2 : self == .active ? 1 : 0 }
}
