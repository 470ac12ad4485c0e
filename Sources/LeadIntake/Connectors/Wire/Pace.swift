import Glibc
public import LeadModel

/// The time by which calls go out, are tried again and expire; tests bring their own.
public struct Pace: Sendable {
    public var now: @Sendable () -> Timestamp
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    public var sleep: @Sendable (Timestamp.Span) async throws -> Void
    /// From 0 up to, but without, 1.
    public var random: @Sendable () -> Double

    public init(
        now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (Timestamp.Span) async throws -> Void,
        random: @escaping @Sendable () -> Double
    ) {
        (self.now, self.sleep, self.random) = (now, sleep, random)
    }

    /// The system's clock. Signatures and tokens need the true time whatever `LEADTOP_NOW` says.
    public static let system = Pace(
        now: { .system }, sleep: { try await Task.sleep(for: .milliseconds($0.milliseconds)) },
        random: { .random(in: 0..<1) })

    /// How long to wait before the next try: doubled with each try up to a most, and cut by up to a half by chance, so
    /// that many who failed together don't come back together.
    public func backOff(
        afterTry count: Int, first: Timestamp.Span = .seconds(1), most: Timestamp.Span = .minutes(1)
    ) -> Timestamp.Span {
        let doubled = Double(first.milliseconds) * Double(1 << min(max(0, count - 1), 20))
        let whole = min(doubled, Double(most.milliseconds))
        return Timestamp.Span(milliseconds: Int64(whole * (1 - random() / 2)))
    }
}

extension Timestamp {
    static var system: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
