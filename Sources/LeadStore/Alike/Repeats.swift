/// Finds who shares a number with somebody, of very many numbers in little memory.
///
/// All numbers are gone through several times. The first time two bits each tell those that come once from those that
/// may come again; only the latter are kept then, sorted, and given out in groups. Numbers must be well mixed.
struct Repeats {
    /// A number and whose it is.
    struct Entry {
        var number: UInt64
        var customer: Int64
    }

    /// How much is kept at a time; only tests have less.
    struct Limits {
        /// Numbers that one pass tells apart.
        var numbers = 4_000_000
        /// Of these, the ones that are kept: 16 bytes each.
        var entries = 400_000
        /// Places in the sieve for each number.
        var placesPerNumber = 8

        @TaskLocal static var current = Limits()
    }

    /// About how many numbers there are.
    let expected: Int
    /// Goes through all numbers, always the same ones.
    let scan: ((UInt64, Int64) -> Void) throws -> Void
    private let limits = Limits.current

    init(expected: Int, scan: @escaping ((UInt64, Int64) -> Void) throws -> Void) {
        (self.expected, self.scan) = (expected, scan)
    }

    /// Gives out who shares a number, in the order of their ids, together with the number. O(numbers · passes).
    func forEachGroup(_ body: (UInt64, [Int64]) throws -> Void) throws {
        let passes = UInt64(expected / limits.numbers + 1)
        for pass in 0..<passes {
            var sieve = NumberSieve(places: expected / Int(passes) * limits.placesPerNumber)
            try scan { number, _ in
                if number % passes == pass { sieve.add(number / passes) }
            }
            let rounds = UInt64(sieve.repeats * 2 / limits.entries + 1)
            for round in 0..<rounds {
                var entries: [Entry] = []
                try scan { number, customer in
                    let rest = number / passes
                    guard number % passes == pass, rest % rounds == round, sieve.mayRepeat(rest) else { return }
                    entries.append(Entry(number: number, customer: customer))
                }
                try give(&entries, body)
            }
        }
    }

    private func give(_ entries: inout [Entry], _ body: (UInt64, [Int64]) throws -> Void) throws {
        entries.sort { ($0.number, $0.customer) < ($1.number, $1.customer) }
        var group: [Int64] = []
        for (place, entry) in entries.enumerated() {
            if entry.customer != group.last { group.append(entry.customer) }
            guard place + 1 == entries.count || entries[place + 1].number != entry.number else { continue }
            if group.count > 1 { try body(entry.number, group) }
            group.removeAll(keepingCapacity: true)
        }
    }
}

/// Two bits for each place that numbers fall on: whether one came, and whether another came after it.
private struct NumberSieve {
    private var once: [UInt64]
    private var again: [UInt64]
    private let mask: UInt64
    private(set) var repeats = 0

    /// A power of two of places, at most 32 million: 8 MB.
    init(places: Int) {
        var power = 1 << 10
        while power < places, power < 1 << 25 { power <<= 1 }
        mask = UInt64(power - 1)
        once = Array(repeating: 0, count: power / 64)
        again = once
    }

    mutating func add(_ number: UInt64) {
        let place = number & mask
        let (word, bit) = (Int(place >> 6), (1 as UInt64) << (place & 63))
        if once[word] & bit == 0 {
            once[word] |= bit
        } else {
            again[word] |= bit
            repeats += 1
        }
    }

    func mayRepeat(_ number: UInt64) -> Bool {
        let place = number & mask
        return again[Int(place >> 6)] & (1 as UInt64) << (place & 63) != 0
    }
}

extension UInt64 {
    /// Its bits spread over all places (the finalizer of splitmix64).
    var mixed: UInt64 {
        var bits = self
        bits = (bits ^ bits >> 30) &* 0xbf58_476d_1ce4_e5b9
        bits = (bits ^ bits >> 27) &* 0x94d0_49bb_1331_11eb
        return bits ^ bits >> 31
    }
}
