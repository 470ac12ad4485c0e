/// How moments are shown.
extension Customs {
    /// How long ago a moment was: `just now`, `5 min ago`, `2 h ago`, `yesterday`, `14 nov`, `14 nov 2024`.
    public func ago(_ moment: Timestamp, now: Timestamp) -> String {
        let seconds = (now.milliseconds - moment.milliseconds) / 1000
        if (-60..<60).contains(seconds) { return words(.justNow) }
        guard seconds > 0 else { return due(moment, now: now) }
        if seconds < 3600 { return words(.minutesAgo, seconds / 60) }
        let days = daysBetween(moment, now)
        // The evening before, seen at night, is hours ago and not yet "yesterday".
        if days == 0 || seconds < 12 * 3600 { return words(.hoursAgo, seconds / 3600) }
        return days == 1 ? words(.yesterday) : day(moment, now: now)
    }

    /// When something is to be done: `today 10:00`, `tomorrow 9:00`, `tue 10:00`, `15 dec`; `yesterday` and
    /// `3 days ago` where it is late.
    public func due(_ moment: Timestamp, now: Timestamp) -> String {
        switch daysBetween(now, moment) {
        case 0: words(.dayAndTime, words(.today), time(moment))
        case 1: words(.dayAndTime, words(.tomorrow), time(moment))
        case 2...6: words(.dayAndTime, weekday(zone.localTime(of: moment).date.weekday), time(moment))
        case -1: words(.yesterday)
        case let days where (-99 ... -2).contains(days): words(.daysAgo, -days)
        default: day(moment, now: now)
        }
    }

    /// How long somebody who did a step has waited, against his target: `19 h / 24`, `20 min / 4 h`, `5 d / 24 h`. Days
    /// are days of work.
    public func age(_ step: Step, since start: Timestamp, now: Timestamp, targets: ResponseTargets) -> String {
        let age = targets.age(since: start, now: now).milliseconds
        let target = targets.target(for: step).milliseconds
        let (hours, isWhole) = (target / 3_600_000, target.isMultiple(of: 3_600_000))
        let limit = isWhole ? words(.ageTargetHours, hours) : words(.ageTargetMinutes, target / 60_000)
        if age < 3_600_000, target < 86_400_000 { return words(.ageMinutes, age / 60_000, limit) }
        guard age < 259_200_000 else { return words(.ageDays, age / targets.hours.dayLength.milliseconds, limit) }
        return words(.ageHours, age / 3_600_000, isWhole ? String(hours) : limit)
    }

    /// The day of a moment: `14 nov 2024`; without the year where it is that of `now`.
    public func day(_ moment: Timestamp, now: Timestamp? = nil) -> String {
        let date = zone.localTime(of: moment).date
        return day(date, hidingYear: now.map { zone.localTime(of: $0).date.year })
    }

    /// The day and the time of a moment: `14 nov 2024 10:00`; without the year where it is that of `now`.
    public func dayAndTime(_ moment: Timestamp, now: Timestamp? = nil) -> String {
        words(.dayAndTime, day(moment, now: now), time(moment))
    }

    /// A day: `14 nov 2024`; without the year where it is `hidingYear`.
    public func day(_ date: CivilDate, hidingYear: Int? = nil) -> String {
        let month = words.item(date.month - 1, of: .monthsShort)
        let order: Phrase = dayBeforeMonth ? .dayMonth : .monthDay
        if date.year == hidingYear { return words(order, date.day, month) }
        return words(dayBeforeMonth ? .dayMonthYear : .monthDayYear, date.day, month, date.year)
    }

    /// The time of day of a moment: `9:00`, or `9:00 am` where clocks count 12 hours.
    public func time(_ moment: Timestamp) -> String {
        let local = zone.localTime(of: moment)
        let minutes = ":" + padded(local.minute, to: 2)
        guard hour12 else { return String(local.hour) + minutes }
        let hour = (local.hour + 11) % 12 + 1
        return words(local.hour < 12 ? .beforeNoon : .afterNoon, String(hour) + minutes)
    }

    /// The short name of a day of the week: `tue`.
    public func weekday(_ weekday: Weekday) -> String {
        words.item(weekday.rawValue - 1, of: .weekdaysShort)
    }

    private func daysBetween(_ from: Timestamp, _ to: Timestamp) -> Int {
        zone.localTime(of: to).date.daysSince1970 - zone.localTime(of: from).date.daysSince1970
    }
}
