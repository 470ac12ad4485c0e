/// What follows an outcome: when the customer is next on, and the reasons one may give for an end.
public struct OutcomePlan: Hashable, Sendable {
    /// How long it is to the next date.
    public enum Delay: Hashable, Sendable {
        /// Days on which somebody works.
        case workdays(Int)
        /// The same day of a later week, or the first after it on which somebody works.
        case weeks(Int)
    }

    /// The outcomes that propose a date.
    public var delays: [FollowUp.Outcome: Delay]
    /// Minutes after midnight, on the clocks of the hours' zone.
    public var minute: Int
    /// Only its days count.
    public var hours: BusinessHours
    /// In the order in which they are offered.
    public var reasons: [FollowUp.Outcome: [String]]

    public init(
        hours: BusinessHours, delays: [FollowUp.Outcome: Delay] = usualDelays, minute: Int = 540,
        reasons: [FollowUp.Outcome: [String]] = usualReasons
    ) {
        (self.hours, self.delays, self.minute, self.reasons) = (hours, delays, minute, reasons)
    }

    /// From Monday to Friday at 9:00.
    public static func standard(_ zone: Zone) -> OutcomePlan {
        let weekdays = Set(Weekday.allCases).subtracting([.saturday, .sunday])
        return OutcomePlan(
            hours: BusinessHours(weekdays: weekdays, minutes: 0..<1440, zone: zone) ?? .aroundTheClock(zone))
    }

    public static let usualDelays: [FollowUp.Outcome: Delay] = [
        .reached: .weeks(1), .noAnswer: .workdays(2), .mailSent: .workdays(4), .meeting: .workdays(1),
    ]

    public static var usualReasons: [FollowUp.Outcome: [String]] {
        [
            .notInterested: [.reasonNoNeed, .reasonOther, .reasonPrice, .reasonLooking, .reasonWrongPerson].map {
                words($0)
            },
            .won: [.reasonMarketplace, .reasonPrivateOffer, .reasonContract].map { words($0) },
            .lost: [.reasonPrice, .reasonOther, .reasonMissing, .reasonBudget, .reasonSilent].map { words($0) },
        ]
    }

    /// The date that an outcome proposes; `nil` where it ends the work.
    public func due(after outcome: FollowUp.Outcome, now: Timestamp) -> Timestamp? {
        guard !outcome.closes, let delay = delays[outcome] else { return nil }
        let today = hours.zone.localTime(of: now).date
        return switch delay {
        case .workdays(let count): moment(workday(count, after: today))
        case .weeks(let count): moment(workday(0, after: today.adding(days: 7 * count)))
        }
    }

    private static let rungs = [1, 2, 3, 4, 5, 10, 15, 20, 40, 60]

    /// The next later or sooner of the dates that are usual: 1 to 5 days of work away, then weeks, then months; never
    /// before the next day of work.
    public func moved(_ due: Timestamp, later: Bool, now: Timestamp) -> Timestamp {
        let today = hours.zone.localTime(of: now).date
        let away = workdays(from: today, to: hours.zone.localTime(of: due).date)
        let rung = later ? Self.rungs.first { $0 > away } : Self.rungs.last { $0 < away }
        return moment(workday(rung ?? (later ? away + 20 : 1), after: today))
    }

    private func moment(_ date: CivilDate) -> Timestamp {
        hours.zone.timestamp(of: LocalTime(date: date, hour: minute / 60, minute: minute % 60))
    }

    /// So many days of work after a day; for none the day itself, or the first after it on which somebody works.
    private func workday(_ count: Int, after date: CivilDate) -> CivilDate {
        var date = date
        var left = count
        // Some day of the next years is one of work, but for whoever has nothing but holidays.
        for _ in 0..<4000 {
            guard left > 0 || !hours.isOpen(on: date) else { break }
            date = date.adding(days: 1)
            if hours.isOpen(on: date) { left -= 1 }
        }
        return date
    }

    private func workdays(from start: CivilDate, to end: CivilDate) -> Int {
        let days = end.daysSince1970 - start.daysSince1970
        guard days > 0 else { return 0 }
        return (1...min(days, 4000)).count { hours.isOpen(on: start.adding(days: $0)) }
    }
}
