/// A set of customers by their ids: one bit each, as the store numbers them without gaps.
struct CustomerSet {
    private var bits: [UInt64]
    private(set) var count = 0

    /// - Parameter last: The highest id that can be in it.
    init(upTo last: Int64) {
        bits = Array(repeating: 0, count: Int(max(last, 0)) / 64 + 1)
    }

    /// Every number from 1 on.
    init(all last: Int64) {
        bits = Array(repeating: .max, count: Int(max(last, 0)) / 64 + 1)
        bits[0] &= ~1
        bits[bits.count - 1] &= .max >> UInt64(63 - max(last, 0) % 64)
        count = Int(max(last, 0))
    }

    /// O(1). What is out of reach is not in it.
    func contains(_ customer: Int64) -> Bool {
        guard customer >= 0, customer / 64 < bits.count else { return false }
        return bits[Int(customer / 64)] & 1 << UInt64(customer % 64) != 0
    }

    /// - Returns: Whether it is new.
    @discardableResult
    mutating func insert(_ customer: Int64) -> Bool {
        guard customer >= 0, customer / 64 < bits.count else { return false }
        let bit: UInt64 = 1 << UInt64(customer % 64)
        guard bits[Int(customer / 64)] & bit == 0 else { return false }
        bits[Int(customer / 64)] |= bit
        count += 1
        return true
    }

    mutating func remove(_ customer: Int64) {
        guard contains(customer) else { return }
        bits[Int(customer / 64)] &= ~(1 << UInt64(customer % 64))
        count -= 1
    }

    /// Makes room for ids up to this one.
    mutating func reach(_ last: Int64) {
        let missing = Int(max(last, 0)) / 64 + 1 - bits.count
        // Twice as much as is needed, because the next is needed soon.
        if missing > 0 { bits += Array(repeating: 0, count: missing + bits.count) }
    }

    mutating func formIntersection(_ other: CustomerSet) {
        for place in bits.indices { bits[place] &= place < other.bits.count ? other.bits[place] : 0 }
        recount()
    }

    mutating func subtract(_ other: CustomerSet) {
        for place in bits.indices where place < other.bits.count { bits[place] &= ~other.bits[place] }
        recount()
    }

    private mutating func recount() {
        count = bits.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// In order.
    var ids: [Int64] {
        var ids: [Int64] = []
        ids.reserveCapacity(count)
        for place in bits.indices where bits[place] != 0 {
            var left = bits[place]
            while left != 0 {
                ids.append(Int64(place * 64 + left.trailingZeroBitCount))
                left &= left - 1
            }
        }
        return ids
    }
}
