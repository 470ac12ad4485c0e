/// The words of spoken dates in the language in use, folded.
struct SpokenVocabulary {
    let today = Self.set(.spokenToday)
    let tomorrow = Self.set(.spokenTomorrow)
    let next = Self.set(.spokenNext)
    let this = Self.set(.spokenThis)
    let end = Self.set(.spokenEnd)
    let endOfWeek = Self.set(.spokenEndOfWeek)
    let endOfMonth = Self.set(.spokenEndOfMonth)
    let one = Self.set(.spokenOne)
    let ordinals = Self.set(.spokenOrdinal)
    let minutes = Self.set(.spokenMinutes)
    let hours = Self.set(.spokenHours)
    let days = Self.set(.spokenDays)
    let weeks = Self.set(.spokenWeeks)
    let months = Self.set(.spokenMonths)
    let years = Self.set(.spokenYears)
    let beforeNoon = Self.set(.spokenBeforeNoon)
    let afterNoon = Self.set(.spokenAfterNoon)
    let noon = Self.set(.spokenNoon)
    let morning = Self.set(.spokenMorning)
    let afternoon = Self.set(.spokenAfternoon)
    let evening = Self.set(.spokenEvening)
    private let monthNames = Self.list(.monthsLong)
    private let shortMonthNames = Self.list(.monthsShort)
    private let weekdayNames = Self.list(.weekdaysLong)
    private let shortWeekdayNames = Self.list(.weekdaysShort)

    /// The number of a month by its name, short or long, or by the beginning of it.
    func month(_ word: String) -> Int? {
        Self.index(of: word, in: monthNames, shortMonthNames).map { $0 + 1 }
    }

    /// A day of the week by its name, short or long, or by the beginning of it.
    func weekday(_ word: String) -> Weekday? {
        Self.index(of: word, in: weekdayNames, shortWeekdayNames).flatMap { Weekday(rawValue: $0 + 1) }
    }

    private static func index(of word: String, in names: [String], _ short: [String]) -> Int? {
        if let index = short.firstIndex(of: word) ?? names.firstIndex(of: word) { return index }
        guard word.count >= 3 else { return nil }
        let begun = names.indices.filter { names[$0].hasPrefix(word) }
        return begun.count == 1 ? begun[0] : nil
    }

    private static func set(_ phrase: Phrase) -> Set<String> { Set(list(phrase)) }

    private static func list(_ phrase: Phrase) -> [String] { words.list(phrase).map { folded($0) } }
}
