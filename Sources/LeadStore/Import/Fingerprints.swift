/// Numbers of records by the hashes of their keys, in about 10 bytes a record: 32 bits of the hash, which are the place,
/// beside the number. Two keys may share a fingerprint, so that what is found has to be compared.
struct Fingerprints {
    private var slots = Slots()

    /// - Parameter record: A number from 1 to `UInt32.max`.
    mutating func insert(_ hash: UInt64, _ record: UInt32) {
        slots.makeRoom { $0 >> 32 }
        let fingerprint = hash >> 32
        slots[slots.free(from: fingerprint)] = fingerprint << 32 | UInt64(record)
        slots.count += 1
    }

    /// Every record whose key may have the hash, in no order. Constant time, but for hashes that many keys share.
    /// - Parameter body: Says whether to go on.
    func forEach(_ hash: UInt64, _ body: (Int64) throws -> Bool) rethrows {
        let fingerprint = hash >> 32
        var slot = slots.place(of: fingerprint)
        while slots[slot] != 0 {
            if slots[slot] >> 32 == fingerprint, try !body(Int64(slots[slot] & 0xFFFF_FFFF)) { return }
            slot = slots.next(slot)
        }
    }
}

/// The steps that customers took with offers, in about 10 bytes a pair: 32 bits of the customer's number, 24 of the
/// offer's, and one for each step.
struct StepTable {
    private var slots = Slots()

    private static let steps: UInt64 = 0xFF

    /// Whether a pair has its place in it.
    static func has(customer: Int64, offer: Int64) -> Bool {
        (1...Int64(UInt32.max)).contains(customer) && (1..<1 << 24).contains(offer)
    }

    /// Adds steps to those of a customer with an offer.
    /// - Returns: Those that were known before. Constant time.
    mutating func add(_ steps: Int, customer: Int64, offer: Int64) -> Int {
        slots.makeRoom { Self.spread($0 & ~Self.steps) }
        let key = UInt64(customer) << 32 | UInt64(offer) << 8
        var slot = slots.place(of: Self.spread(key))
        while slots[slot] != 0, slots[slot] & ~Self.steps != key { slot = slots.next(slot) }
        if slots[slot] == 0 { slots.count += 1 }
        let known = slots[slot] & Self.steps
        slots[slot] = key | known | UInt64(steps) & Self.steps
        return Int(known)
    }

    /// Fibonacci hashing: numbers that follow each other come to stand apart.
    private static func spread(_ key: UInt64) -> UInt64 { (key &* 0x9E37_79B9_7F4A_7C15) >> 32 }
}

/// An open table of entries that are not 0, which grows by a third when it is four fifths full.
private struct Slots {
    private var entries = [UInt64](repeating: 0, count: 1 << 12)
    var count = 0

    subscript(slot: Int) -> UInt64 {
        get { entries[slot] }
        set { entries[slot] = newValue }
    }

    /// The place where a search begins: 32 bits stand for all of the table.
    func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: (hash &* UInt64(entries.count)) >> 32) }

    func next(_ slot: Int) -> Int { slot + 1 == entries.count ? 0 : slot + 1 }

    func free(from hash: UInt64) -> Int {
        var slot = place(of: hash)
        while entries[slot] != 0 { slot = next(slot) }
        return slot
    }

    /// - Parameter hash: The 32 bits of an entry that say its place.
    mutating func makeRoom(_ hash: (UInt64) -> UInt64) {
        guard count * 5 >= entries.count * 4 else { return }
        let old = entries
        entries = [UInt64](repeating: 0, count: old.count + old.count / 3)
        for entry in old where entry != 0 { entries[free(from: hash(entry))] = entry }
    }
}
