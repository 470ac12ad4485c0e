import LeadModel

/// A period that leads are counted in.
struct LeadPeriod {
    var since: Timestamp?
    var until: Timestamp?
    /// Whether test leads are counted there, too.
    var hasTests: Bool

    /// What is counted: leads by origin.
    struct Counts {
        var leads: [Int64: Int] = [:]
        var test: [Int64: Int] = [:]

        var total: Int { leads.values.reduce(0, +) + test.values.reduce(0, +) }
        var all: [Int64: Int] { leads.merging(test, uniquingKeysWith: +) }
    }

    init(since: Timestamp?, until: Timestamp?, hasTests: Bool) {
        (self.since, self.until, self.hasTests) = (since, until, hasTests)
    }

    /// The filter's own.
    init(_ filter: Filter) {
        self.init(since: filter.since, until: filter.until, hasTests: filter.includesTest)
    }

    static func weeks(_ count: Int, from start: Int64, hasTests: Bool) -> [LeadPeriod] {
        let length = 7 * Timestamp.dayLength
        return (0..<Int64(count)).map { week in
            LeadPeriod(
                since: Timestamp(milliseconds: start + week * length),
                until: Timestamp(milliseconds: start + (week + 1) * length), hasTests: hasTests)
        }
    }

    var isTimeless: Bool { since == nil && until == nil }

    fileprivate var bounds: Range<Int64> {
        let first = since?.milliseconds ?? .min
        return first..<max(until?.milliseconds ?? .max, first)
    }

    /// All together, none of which touches another, in order.
    static func merged(_ periods: [LeadPeriod]) -> [LeadPeriod] {
        let sorted = periods.sorted { $0.bounds.lowerBound < $1.bounds.lowerBound }
        return sorted.reduce(into: []) { merged, period in
            guard let last = merged.last, last.bounds.upperBound >= period.bounds.lowerBound else {
                return merged.append(period)
            }
            let isLonger = period.bounds.upperBound > last.bounds.upperBound
            merged[merged.count - 1] = LeadPeriod(
                since: last.since, until: isLonger ? period.until : last.until,
                hasTests: last.hasTests || period.hasTests)
        }
    }
}

/// Counts leads that go by, in each of the periods they are in.
struct LeadCounter {
    /// Whether an origin's leads count.
    var wanted: [Bool]
    private let periods: [LeadPeriod]
    private let bounds: [Range<Int64>]
    /// By period, by whether it is a test, by origin.
    private var numbers: [Int]

    /// - Parameter passing: The origins that pass; `nil` for all.
    init(_ periods: [LeadPeriod], _ vocabulary: Vocabulary, passing: [Int64]?) {
        self.periods = periods
        bounds = periods.map(\.bounds)
        wanted = Array(repeating: passing == nil, count: Int(vocabulary.origins.keys.max() ?? 0) + 1)
        for origin in passing ?? [] { wanted[Int(origin)] = true }
        numbers = Array(repeating: 0, count: periods.count * 2 * wanted.count)
    }

    /// Of those wanted so far, leaves these origins, or all others.
    mutating func want(_ origins: Set<Int64>, _ areWanted: Bool) {
        for place in wanted.indices where origins.contains(Int64(place)) != areWanted { wanted[place] = false }
    }

    private static func place(_ period: Int, _ isTest: Bool, _ origin: Int64, of origins: Int) -> Int {
        (period * 2 + (isTest ? 1 : 0)) * origins + Int(origin)
    }

    mutating func add(_ lead: LeadTally.Entry, _ number: Int) {
        guard wanted[Int(lead.origin)] else { return }
        for period in bounds.indices where bounds[period].contains(lead.at) {
            numbers[Self.place(period, lead.isTest, lead.origin, of: wanted.count)] += number
        }
    }

    /// Many at once, of the customers in a set.
    mutating func add(_ leads: Query, of set: CustomerSet?, _ number: Int) throws {
        // Pointers, because who owns an array would be counted for every lead.
        try numbers.withUnsafeMutableBufferPointer { numbers in
            try bounds.withUnsafeBufferPointer { bounds in
                try wanted.withUnsafeBufferPointer { wanted in
                    while try leads.step() {
                        let lead = LeadTally.Entry(leads)
                        guard wanted[Int(lead.origin)], set?.contains(lead.customer) ?? true else { continue }
                        for period in bounds.indices where bounds[period].contains(lead.at) {
                            numbers[Self.place(period, lead.isTest, lead.origin, of: wanted.count)] += number
                        }
                    }
                }
            }
        }
    }

    mutating func add(_ leads: [Int64: Int], isTest: Bool, in period: Int) {
        for (origin, number) in leads where wanted[Int(origin)] {
            numbers[Self.place(period, isTest, origin, of: wanted.count)] += number
        }
    }

    var counts: [LeadPeriod.Counts] {
        periods.indices.map { period in
            func leads(_ isTest: Bool) -> [Int64: Int] {
                wanted.indices.reduce(into: [:]) { leads, origin in
                    let number = numbers[Self.place(period, isTest, Int64(origin), of: wanted.count)]
                    if number != 0 { leads[Int64(origin)] = number }
                }
            }
            return LeadPeriod.Counts(leads: leads(false), test: periods[period].hasTests ? leads(true) : [:])
        }
    }
}
