/// When somebody works: the same hours of some days of the week, on the clocks of a zone, and never on a holiday.
///
/// Time outside them does not count. Days on which clocks change are as long as they really were.
public struct BusinessHours: Hashable, Sendable {
    public let zone: Zone
    public let weekdays: Set<Weekday>
    /// Minutes after midnight at which the work of a day begins, and ends: 0 to 1440.
    public let minutes: Range<Int>
    public let holidays: Set<CivilDate>
    /// How much longer or shorter days were than their hours say, in order of days and summed up to each.
    private let corrections: [Correction]

    private struct Correction: Hashable, Sendable {
        var day: Int
        var milliseconds: Int64
    }

    /// Hours that leave some time to work in; `nil` where no day or no minute is left.
    public init?(
        weekdays: Set<Weekday>, minutes: Range<Int>, holidays: Set<CivilDate> = [], zone: Zone
    ) {
        guard !weekdays.isEmpty, !minutes.isEmpty, minutes.lowerBound >= 0, minutes.upperBound <= Self.minutesOfDay
        else {
            return nil
        }
        self.init(checked: weekdays, minutes, holidays, zone)
    }

    /// All hours of all days.
    public static func aroundTheClock(_ zone: Zone) -> BusinessHours {
        BusinessHours(checked: Set(Weekday.allCases), 0..<minutesOfDay, [], zone)
    }

    private init(checked weekdays: Set<Weekday>, _ minutes: Range<Int>, _ holidays: Set<CivilDate>, _ zone: Zone) {
        (self.weekdays, self.minutes, self.holidays, self.zone) = (weekdays, minutes, holidays, zone)
        corrections = Self.corrections(weekdays, minutes, holidays, zone)
    }

    private static let minutesOfDay = 1440

    public var isAroundTheClock: Bool {
        minutes == 0..<Self.minutesOfDay && weekdays.count == Weekday.allCases.count && holidays.isEmpty
    }

    /// Whether anybody works on a day.
    public func isOpen(on date: CivilDate) -> Bool {
        weekdays.contains(date.weekday) && !holidays.contains(date)
    }

    /// The length of an ordinary day of work.
    public var dayLength: Timestamp.Span { .minutes(Int64(minutes.count)) }

    // MARK: Counting

    /// The time worked between two moments; none where the second is not after the first. O(log n) in the number of
    /// holidays and changes of the clock.
    public func elapsed(from start: Timestamp, to end: Timestamp) -> Timestamp.Span {
        guard end > start else { return Timestamp.Span(milliseconds: 0) }
        if isAroundTheClock { return end - start }
        return Timestamp.Span(milliseconds: worked(until: end) - worked(until: start))
    }

    /// The latest moment since which so much was worked until `now`: who has waited since then or longer has waited so
    /// long. `now` itself for no time at all.
    public func moment(_ duration: Timestamp.Span, before now: Timestamp) -> Timestamp {
        guard duration.milliseconds > 0 else { return now }
        if isAroundTheClock { return now - duration }
        let wanted = worked(until: now) - duration.milliseconds
        var step = duration.milliseconds
        while worked(until: now - Timestamp.Span(milliseconds: step)) > wanted { step *= 2 }
        var (low, high) = (now.milliseconds - step, now.milliseconds)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if worked(until: Timestamp(milliseconds: middle)) > wanted { high = middle } else { low = middle }
        }
        return Timestamp(milliseconds: low)
    }

    /// The first moment at which so much was worked after `start`; `start` itself for no time at all.
    public func moment(_ duration: Timestamp.Span, after start: Timestamp) -> Timestamp {
        guard duration.milliseconds > 0 else { return start }
        if isAroundTheClock { return start + duration }
        let wanted = worked(until: start) + duration.milliseconds
        var step = duration.milliseconds
        while worked(until: start + Timestamp.Span(milliseconds: step)) < wanted { step *= 2 }
        var (low, high) = (start.milliseconds, start.milliseconds + step)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if worked(until: Timestamp(milliseconds: middle)) < wanted { low = middle } else { high = middle }
        }
        return Timestamp(milliseconds: high)
    }

    /// Milliseconds worked from some fixed day until a moment.
    private func worked(until moment: Timestamp) -> Int64 {
        var day = zone.localTime(of: moment).date.daysSince1970
        // A clock that is turned back over midnight shows the day before once more.
        if Self.start(of: day + 1, zone) <= moment { day += 1 }
        let nominal = Int64(Self.openDays(before: day, weekdays)) * dayLength.milliseconds
        guard isOpen(on: CivilDate(daysSince1970: day)) else { return nominal + corrected(before: day) }
        let hours = Self.hours(of: day, minutes, zone)
        let today = min(moment.milliseconds, hours.upperBound) - hours.lowerBound
        return nominal + corrected(before: day) + max(today, 0)
    }

    private func corrected(before day: Int) -> Int64 {
        var (low, high) = (0, corrections.count)
        while low < high {
            let middle = (low + high) / 2
            if corrections[middle].day < day { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? 0 : corrections[low - 1].milliseconds
    }

    // MARK: Days

    /// The days of work, holidays among them, from Monday, 29 December 1969 until a day, which is left out.
    private static func openDays(before day: Int, _ weekdays: Set<Weekday>) -> Int {
        let days = day + 3
        let weeks = days >= 0 ? days / 7 : (days - 6) / 7
        let rest = days - weeks * 7
        return weeks * weekdays.count + weekdays.count { $0.rawValue <= rest }
    }

    /// The hours of a day in milliseconds since 1970.
    private static func hours(of day: Int, _ minutes: Range<Int>, _ zone: Zone) -> Range<Int64> {
        func moment(_ minute: Int) -> Timestamp {
            if minute == minutesOfDay { return start(of: day + 1, zone) }
            let date = CivilDate(daysSince1970: day)
            return zone.timestamp(of: LocalTime(date: date, hour: minute / 60, minute: minute % 60))
        }
        let first = moment(minutes.lowerBound).milliseconds
        return first..<max(first, moment(minutes.upperBound).milliseconds)
    }

    private static func start(of day: Int, _ zone: Zone) -> Timestamp {
        zone.timestamp(of: LocalTime(date: CivilDate(daysSince1970: day)))
    }

    private static func corrections(
        _ weekdays: Set<Weekday>, _ minutes: Range<Int>, _ holidays: Set<CivilDate>, _ zone: Zone
    ) -> [Correction] {
        var days = Set(holidays.map(\.daysSince1970))
        for transition in zone.transitions {
            let day = zone.localTime(of: transition.from).date.daysSince1970
            days.formUnion(day - 2...day + 2)
        }
        var sum: Int64 = 0
        return days.sorted().compactMap { day in
            let date = CivilDate(daysSince1970: day)
            guard weekdays.contains(date.weekday) else { return nil }
            let real = holidays.contains(date) ? 0 : hours(of: day, minutes, zone).count
            let more = Int64(real) - Int64(minutes.count) * 60_000
            guard more != 0 else { return nil }
            sum += more
            return Correction(day: day, milliseconds: sum)
        }
    }
}
