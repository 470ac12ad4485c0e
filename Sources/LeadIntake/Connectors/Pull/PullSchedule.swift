public import LeadModel

/// When a destination is asked next.
public struct PullSchedule: Sendable {
    public let every: Timestamp.Span
    private let pace: Pace
    private var failures = 0

    private static let longest = Timestamp.Span.hours(1)

    public init(every: Timestamp.Span, pace: Pace) {
        (self.every, self.pace) = (every, pace)
    }

    /// After a round that came to its end, its own interval.
    public mutating func afterSuccess() -> Timestamp.Span {
        failures = 0
        return every
    }

    /// After one that failed, longer and longer up to an hour, with some chance in it, and never earlier than the other
    /// side asks for.
    public mutating func afterFailure(retryAfterSeconds: Int? = nil) -> Timestamp.Span {
        failures += 1
        let wait = pace.backOff(afterTry: failures + 1, first: every, most: max(every, Self.longest))
        return max(wait, .seconds(Int64(retryAfterSeconds ?? 0)))
    }
}
