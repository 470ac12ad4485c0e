/// A date as people say it: `tue`, `tomorrow 9`, `3d`, `in 2 weeks`, `15 dec`, `5pm`, `2026-12-15 14:30`.
public enum SpokenDate {
    /// Why a text gives no date.
    public enum Failure: Error, Hashable, Sendable {
        case notUnderstood
        /// Names a time of today that is over.
        case passed
        case tooFar

        /// What to write instead; nothing of the text itself.
        public var message: String {
            switch self {
            case .notUnderstood: words(.notADate)
            case .passed: words(.dateHasPassed)
            case .tooFar: words(.dateTooFar)
            }
        }
    }

    /// The moment a text names. Days of the week, days without a year, and stretches lie in the future; a date with its
    /// year is taken as it is. O(length).
    /// - Parameter defaultHour: The local hour of a day named without a time; later today where that has passed.
    /// - Throws: `Failure` where the text names no date, one that has passed, or one more than ten years away.
    public static func parse(
        _ text: some StringProtocol, now: Timestamp, customs: Customs, defaultHour: Int = 9
    ) throws(Failure) -> Timestamp {
        let clock = Clock(now: now, customs: customs, defaultMinute: defaultHour * 60)
        guard let moment = try read(text.trimmed, clock) else { throw .notUnderstood }
        guard moment <= now + .days(3660) else { throw .tooFar }
        return moment
    }

    private static func read(_ text: String, _ clock: Clock) throws(Failure) -> Timestamp? {
        if let moment = Timestamp(rfc3339: text) { return moment }
        guard var reader = SpokenReader(text, dayBeforeMonth: clock.customs.dayBeforeMonth) else { return nil }
        switch reader.read() {
        case .after(let span): return clock.afterNow(span)
        case .time(let minute): return clock.next(minute)
        case .day(let day, let minute): return try clock.moment(of: day, at: minute)
        case nil: return nil
        }
    }
}

/// What a spoken date means, before it is tied to a now.
enum SpokenMeaning: Hashable {
    case after(Timestamp.Span)
    /// A minute of today, or of tomorrow where it has passed.
    case time(Int)
    case day(SpokenDay, minute: Int?)
}

/// A day that is spoken of.
enum SpokenDay: Hashable {
    case date(CivilDate)
    /// The next one, this year or later.
    case dayOfMonth(month: Int, day: Int)
    case inDays(Int)
    case inMonths(Int)
    /// The next one, never today.
    case weekday(Weekday)
    case weekdayOfNextWeek(Weekday)
    case endOfWeek, endOfMonth, firstOfNextMonth
}

/// Ties days and times to a now.
private struct Clock {
    var now: Timestamp
    var customs: Customs
    var defaultMinute: Int

    var today: CivilDate { customs.zone.localTime(of: now).date }

    func at(_ date: CivilDate, _ minute: Int) -> Timestamp {
        customs.zone.timestamp(of: LocalTime(date: date, millisecondOfDay: minute * 60_000))
    }

    /// To the minute.
    func afterNow(_ span: Timestamp.Span) -> Timestamp {
        let moment = now + span
        return moment - Timestamp.Span(milliseconds: (moment.milliseconds % 60_000 + 60_000) % 60_000)
    }

    func next(_ minute: Int) -> Timestamp {
        let moment = at(today, minute)
        return moment > now ? moment : at(today.adding(days: 1), minute)
    }

    func moment(of day: SpokenDay, at minute: Int?) throws(SpokenDate.Failure) -> Timestamp? {
        guard let date = date(of: day) else { return nil }
        if date == today { return try today(at: minute, isFixed: day == .date(date)) }
        return at(date, minute ?? defaultMinute)
    }

    private func today(at minute: Int?, isFixed: Bool) throws(SpokenDate.Failure) -> Timestamp {
        let moment = at(today, minute ?? defaultMinute)
        if moment > now { return moment }
        guard minute == nil else {
            guard isFixed else { throw .passed }
            return moment
        }
        let nextHour = LocalTime(date: today, hour: customs.zone.localTime(of: now).hour + 1, minute: 0)
        return nextHour.hour < 24 ? customs.zone.timestamp(of: nextHour) : afterNow(.minutes(1))
    }

    private func date(of day: SpokenDay) -> CivilDate? {
        switch day {
        case .date(let date): date
        case .dayOfMonth(let month, let day): next(month: month, day: day)
        case .inDays(let count): today.adding(days: count)
        case .inMonths(let count): today.adding(months: count)
        case .weekday(let weekday): today.adding(days: (weekday.rawValue - today.weekday.rawValue + 6) % 7 + 1)
        case .weekdayOfNextWeek(let weekday): ofNextWeek(weekday)
        case .endOfWeek: endOfWeek
        case .endOfMonth: firstOfNextMonth.adding(days: -1)
        case .firstOfNextMonth: firstOfNextMonth
        }
    }

    /// Eight years hold a 29 February, also around 1900 and 2100.
    private func next(month: Int, day: Int) -> CivilDate? {
        (0...8).lazy.compactMap { CivilDate(year: today.year + $0, month: month, day: day) }.first { $0 >= today }
    }

    private func ofNextWeek(_ weekday: Weekday) -> CivilDate {
        let start = customs.startOfWeek(today).adding(days: 7)
        return start.adding(days: (weekday.rawValue - customs.firstWeekday.rawValue + 7) % 7)
    }

    /// Friday: a follow-up is work.
    private var endOfWeek: CivilDate {
        today.adding(days: (Weekday.friday.rawValue - today.weekday.rawValue + 7) % 7)
    }

    private var firstOfNextMonth: CivilDate {
        today.adding(days: 1 - today.day).adding(months: 1)
    }
}
