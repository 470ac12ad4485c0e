/// Within which time of work a new customer is to be contacted, by what he did.
public struct ResponseTargets: Hashable, Sendable {
    public var hours: BusinessHours
    /// For steps without one of their own, in milliseconds of time worked.
    public var usual: Timestamp.Span
    public var steps: [Step: Timestamp.Span]

    public init(hours: BusinessHours, usual: Timestamp.Span = .hours(24), steps: [Step: Timestamp.Span] = [:]) {
        (self.hours, self.usual, self.steps) = (hours, usual, steps)
    }

    /// 24 hours round the clock for every step.
    public static func standard(_ zone: Zone) -> ResponseTargets {
        ResponseTargets(hours: .aroundTheClock(zone))
    }

    public func target(for step: Step) -> Timestamp.Span {
        steps[step] ?? usual
    }

    /// How long somebody has waited, in time worked.
    public func age(since start: Timestamp, now: Timestamp) -> Timestamp.Span {
        hours.elapsed(from: start, to: now)
    }

    /// Whether somebody who did a step has waited as long as the target, or longer. O(log n).
    public func isBreached(_ step: Step, since start: Timestamp, now: Timestamp) -> Bool {
        start < now && age(since: start, now: now) >= target(for: step)
    }

    /// Who did a step at this moment or before has waited too long by now: what a query compares plain times with.
    public func breachMoment(of step: Step, now: Timestamp) -> Timestamp {
        hours.moment(target(for: step), before: now)
    }

    /// When somebody who did a step is to be contacted at the latest.
    public func deadline(of step: Step, since start: Timestamp) -> Timestamp {
        hours.moment(target(for: step), after: start)
    }
}
