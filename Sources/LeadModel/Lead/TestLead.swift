/// The mark of the marketplace's connection check: `MSFT_TEST_` and .NET ticks (100 ns since 0001-01-01, UTC).
public enum TestLead {
    static let prefix = "MSFT_TEST_"

    /// Whether a field begins with the mark.
    public static func isMarked(_ field: String) -> Bool {
        let bytes = field.utf8
        guard bytes.count > prefix.utf8.count, bytes.starts(with: prefix.utf8) else { return false }
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

    /// A moment from .NET ticks; `nil` when it lies outside the years 1970 to 2200.
    public init?(ticks: Int64) {
        guard ticks >= Self.ticksAt1970 else { return nil }
        self.init(milliseconds: (ticks - Self.ticksAt1970) / 10_000)
        guard milliseconds < 7_258_118_400_000 else { return nil }
    }
}
