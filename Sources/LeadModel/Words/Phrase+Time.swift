/// Times and numbers as they are shown and typed.
extension Phrase {
    // Shown. Lists of names are in order, with blanks between.
    static let monthsShort = Phrase("time.monthsShort", "jan feb mar apr may jun jul aug sep oct nov dec")
    static let weekdaysShort = Phrase("time.weekdaysShort", "mon tue wed thu fri sat sun")
    static let justNow = Phrase("time.justNow", "just now")
    static let minutesAgo = Phrase("time.minutesAgo", "{1} min ago")
    static let hoursAgo = Phrase("time.hoursAgo", "{1} h ago")
    static let daysAgo = Phrase("time.daysAgo", "{1} {1:day:days} ago")
    static let yesterday = Phrase("time.yesterday", "yesterday")
    static let today = Phrase("time.today", "today")
    static let tomorrow = Phrase("time.tomorrow", "tomorrow")
    static let dayAndTime = Phrase("time.dayAndTime", "{1} {2}")
    static let dayMonth = Phrase("time.dayMonth", "{1} {2}")
    static let monthDay = Phrase("time.monthDay", "{2} {1}")
    static let dayMonthYear = Phrase("time.dayMonthYear", "{1} {2} {3}")
    static let monthDayYear = Phrase("time.monthDayYear", "{2} {1}, {3}")
    static let beforeNoon = Phrase("time.beforeNoon", "{1} am")
    static let afterNoon = Phrase("time.afterNoon", "{1} pm")
    static let ageHours = Phrase("time.ageHours", "{1} h / {2}")
    static let ageMinutes = Phrase("time.ageMinutes", "{1} min / {2}")
    static let ageTargetHours = Phrase("time.ageTargetHours", "{1} h")
    static let ageTargetMinutes = Phrase("time.ageTargetMinutes", "{1} min")
    static let ageDays = Phrase("time.ageDays", "{1} d / {2}")
    static let percent = Phrase("number.percent", "{1} %")
    public static let noNumber = Phrase("number.none", "–")

    // Typed. Each is a list of words that mean the same, with blanks between.
    static let monthsLong = Phrase(
        "spoken.months", "january february march april may june july august september october november december")
    static let weekdaysLong = Phrase(
        "spoken.weekdays", "monday tuesday wednesday thursday friday saturday sunday")
    static let spokenToday = Phrase("spoken.today", "today tod")
    static let spokenTomorrow = Phrase("spoken.tomorrow", "tomorrow tom tmrw tmr")
    static let spokenNext = Phrase("spoken.next", "next")
    static let spokenThis = Phrase("spoken.this", "this")
    static let spokenEnd = Phrase("spoken.end", "end")
    static let spokenEndOfWeek = Phrase("spoken.endOfWeek", "eow")
    static let spokenEndOfMonth = Phrase("spoken.endOfMonth", "eom")
    static let spokenOne = Phrase("spoken.one", "a an one")
    static let spokenFiller = Phrase("spoken.filler", "in on at of the t @")
    static let spokenOrdinal = Phrase("spoken.ordinal", "st nd rd th")
    static let spokenMinutes = Phrase("spoken.minutes", "min mins minute minutes")
    static let spokenHours = Phrase("spoken.hours", "h hr hrs hour hours")
    static let spokenDays = Phrase("spoken.days", "d day days")
    static let spokenWeeks = Phrase("spoken.weeks", "w wk wks week weeks")
    static let spokenMonths = Phrase("spoken.monthsUnit", "m mo month months")
    static let spokenYears = Phrase("spoken.years", "y yr year years")
    static let spokenBeforeNoon = Phrase("spoken.beforeNoon", "am a.m")
    static let spokenAfterNoon = Phrase("spoken.afterNoon", "pm p.m")
    static let spokenNoon = Phrase("spoken.noon", "noon midday")
    static let spokenMorning = Phrase("spoken.morning", "morning")
    static let spokenAfternoon = Phrase("spoken.afternoon", "afternoon")
    static let spokenEvening = Phrase("spoken.evening", "evening")

    // Refused.
    static let notADate = Phrase(
        "error.notADate",
        "Not a date. Write it like: tomorrow 9, fri 14:30, next tue, 3d, 2w, 4h, 15 dec, eow or 2026-12-15 14:30.")
    static let dateHasPassed = Phrase(
        "error.dateHasPassed", "That time has passed. Name a later one, like: tomorrow 9, fri 14:30 or 3d.")
    static let dateTooFar = Phrase(
        "error.dateTooFar", "That is more than ten years away. Name an earlier date, like: 3d, 2w, 6m or 15 dec.")
    static let notADateBound = Phrase(
        "error.notADateBound",
        "Not a date. Write a day like 2026-03-31, today or yesterday, or a stretch back from now like 90d, 12w, 6m or 1y."
    )
}

extension Words {
    /// The words of a phrase that is a list with blanks between. O(length).
    func list(_ phrase: Phrase) -> [String] {
        self(phrase).split(separator: " ").map(String.init)
    }

    /// One word of a phrase that is a list; in English where a translation is too short.
    func item(_ index: Int, of phrase: Phrase) -> String {
        let own = list(phrase)
        if own.indices.contains(index) { return own[index] }
        let english = Words.english.list(phrase)
        return english.indices.contains(index) ? english[index] : ""
    }
}
