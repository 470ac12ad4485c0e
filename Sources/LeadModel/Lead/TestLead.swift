/// The mark of the marketplace's connection check: `MSFT_TEST_` and .NET ticks (100 ns since 0001-01-01, UTC).
public enum TestLead {
    /// The mark without its number.
    public static let word = "MSFT_TEST"
    static let prefix = word + "_"

    /// The mark of a test lead that is sent at a moment of .NET ticks.
    public static func mark(ticks: Int64) -> String { prefix + String(ticks) }

    /// Whether a field begins with the mark.
    public static func isMarked(_ field: String) -> Bool {
        let bytes = field.utf8
        guard bytes.first == UInt8(ascii: "M"), bytes.count > prefix.utf8.count, bytes.starts(with: prefix.utf8) else {
            return false
        }
        return bytes.dropFirst(prefix.utf8.count).prefix(1).allSatisfy { (48...57).contains($0) }
    }

    /// When the marketplace sent the test lead that a field belongs to.
    public static func sentAt(_ field: String) -> Timestamp? {
        guard isMarked(field) else { return nil }
        let digits = field.utf8.dropFirst(prefix.utf8.count).prefix { (48...57).contains($0) }
        return Int64(String(decoding: digits, as: UTF8.self)).flatMap(Timestamp.init(ticks:))
    }
}

extension Timestamp {
    private static let ticksAt1970: Int64 = 621_355_968_000_000_000

    /// The moment in .NET ticks: 100 ns since 0001-01-01, UTC.
    public var ticks: Int64 { milliseconds * 10_000 + Self.ticksAt1970 }

    /// A moment from .NET ticks; `nil` when it lies outside the years 1970 to 2200.
    public init?(ticks: Int64) {
        guard ticks >= Self.ticksAt1970 else { return nil }
        self.init(milliseconds: (ticks - Self.ticksAt1970) / 10_000)
        guard milliseconds < 7_258_118_400_000 else { return nil }
    }
}

extension LeadRow {
    /// How long a test lead took from the marketplace to the store, in milliseconds; `nil` for other leads, and where
    /// its mark holds no moment.
    public var latencyMilliseconds: Int64? {
        guard isTest else { return nil }
        let marked = [source.wire, person.firstName, person.lastName, person.email, person.company]
        return marked.lazy.compactMap(TestLead.sentAt).first.map { (receivedAt - $0).milliseconds }
    }

    /// The same in words; `nil` also for one that was read from a file long after.
    public func latencyText(_ customs: Customs) -> String? {
        guard let latency = latencyMilliseconds, (-60_000...86_400_000).contains(latency) else { return nil }
        return words(.testTook, customs.span(milliseconds: latency))
    }
}
