/// Reads a spoken date word by word.
struct SpokenReader {
    /// Longer than any date that is meant.
    private static let maximumLength = 80

    private let vocabulary = SpokenVocabulary()
    private let dayBeforeMonth: Bool
    private let tokens: [String]
    private var position = 0

    /// `nil` for a text that is too long, or goes back in time.
    init?(_ text: String, dayBeforeMonth: Bool) {
        guard text.utf8.count <= Self.maximumLength else { return nil }
        var tokens: [String] = []
        for part in folded(text).split(whereSeparator: { $0 == " " || $0 == "," }) {
            guard part.first != "-" else { return nil }
            tokens += Self.tokens(part.first == "+" ? part.dropFirst() : part)
        }
        let fillers = words.list(.spokenFiller).map { folded($0) }
        self.tokens = tokens.filter { !fillers.contains($0) }
        self.dayBeforeMonth = dayBeforeMonth
    }

    mutating func read() -> SpokenMeaning? {
        if let day = readDay(), let meaning = readRest(after: day) { return meaning }
        position = 0
        if let time = readTime() {
            if isAtEnd { return time.isBare ? nil : .time(time.minute) }
            if let day = readDay(), isAtEnd { return .day(day, minute: time.minute) }
        }
        position = 0
        if let span = readSpan(), isAtEnd { return .after(span) }
        return nil
    }

    private mutating func readRest(after day: SpokenDay) -> SpokenMeaning? {
        if isAtEnd { return .day(day, minute: nil) }
        guard let time = readTime(), isAtEnd else { return nil }
        return .day(day, minute: time.minute)
    }

    /// Splits `3d` and `15-dec-2027` where digits meet letters; signs stay with what they follow.
    private static func tokens(_ part: Substring) -> [String] {
        var tokens: [String] = []
        var wasDigit = false
        for character in part {
            let isDigit = character >= "0" && character <= "9"
            let isSign = character == "." || character == "-" || character == "/" || character == ":"
            if tokens.isEmpty || (!isSign && isDigit != wasDigit) { tokens.append("") }
            if !isSign { wasDigit = isDigit }
            tokens[tokens.count - 1].append(character)
        }
        return tokens.map { token in
            let start = token.drop { ".-/".contains($0) }
            return String(start.reversed().drop { ".-/".contains($0) }.reversed())
        }
    }

    private var isAtEnd: Bool { position == tokens.count }

    private mutating func next() -> String? {
        guard position < tokens.count else { return nil }
        position += 1
        return tokens[position - 1]
    }

    private mutating func take(_ list: Set<String>) -> Bool {
        guard position < tokens.count, list.contains(tokens[position]) else { return false }
        position += 1
        return true
    }

    /// What `read` finds, else nothing and no step forward.
    private mutating func attempt<Value>(_ read: (inout SpokenReader) -> Value?) -> Value? {
        let start = position
        if let value = read(&self) { return value }
        position = start
        return nil
    }
}

// Days.
extension SpokenReader {
    private mutating func readDay() -> SpokenDay? {
        attempt { $0.readNamedDay() } ?? attempt { $0.readDaysAhead() } ?? attempt { $0.readDayAndMonth() }
            ?? attempt { $0.readMonthAndDay() } ?? attempt { $0.readNumericDay() }
    }

    private mutating func readNamedDay() -> SpokenDay? {
        if take(vocabulary.today) { return .inDays(0) }
        if take(vocabulary.tomorrow) { return .inDays(1) }
        if take(vocabulary.endOfWeek) { return .endOfWeek }
        if take(vocabulary.endOfMonth) { return .endOfMonth }
        if take(vocabulary.end) {
            _ = take(vocabulary.this)
            return take(vocabulary.weeks) ? .endOfWeek : take(vocabulary.months) ? .endOfMonth : nil
        }
        if take(vocabulary.next) {
            if take(vocabulary.weeks) { return .weekdayOfNextWeek(.monday) }
            if take(vocabulary.months) { return .firstOfNextMonth }
            return next().flatMap(vocabulary.weekday).map(SpokenDay.weekdayOfNextWeek)
        }
        _ = take(vocabulary.this)
        return next().flatMap(vocabulary.weekday).map(SpokenDay.weekday)
    }

    private mutating func readCount() -> Int? {
        if take(vocabulary.one) { return 1 }
        guard let digits = next(), digits.utf8.count <= 4 else { return nil }
        return Self.number(digits)
    }

    private mutating func readDaysAhead() -> SpokenDay? {
        guard let count = readCount() else { return nil }
        if take(vocabulary.days) { return .inDays(count) }
        if take(vocabulary.weeks) { return .inDays(7 * count) }
        if take(vocabulary.months) { return .inMonths(count) }
        return take(vocabulary.years) ? .inMonths(12 * count) : nil
    }

    private mutating func readDayAndMonth() -> SpokenDay? {
        guard let day = next().flatMap(Self.number) else { return nil }
        _ = take(vocabulary.ordinals)
        guard let month = next().flatMap(vocabulary.month) else { return nil }
        return dated(month: month, day: day, year: readYear())
    }

    private mutating func readMonthAndDay() -> SpokenDay? {
        guard let month = next().flatMap(vocabulary.month), let day = next().flatMap(Self.number) else { return nil }
        _ = take(vocabulary.ordinals)
        return dated(month: month, day: day, year: readYear())
    }

    private mutating func readYear() -> Int? {
        attempt { reader in
            guard let digits = reader.next(), digits.utf8.count == 4, let year = Self.number(digits) else { return nil }
            return (2000..<2200).contains(year) ? year : nil
        }
    }

    /// `2026-12-15`, `15.12.2026`, `15.12`, `15/12/26` or `12/15`.
    private mutating func readNumericDay() -> SpokenDay? {
        guard let token = next(), let sign = token.first(where: { ".-/".contains($0) }) else { return nil }
        let parts = token.split(separator: sign, omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Self.number(String($0)) }
        guard numbers.count == parts.count else { return nil }
        switch (parts.count, parts[0].utf8.count, parts[parts.count - 1].utf8.count) {
        case (3, 4, _): return dated(month: numbers[1], day: numbers[2], year: numbers[0])
        case (3, _, 4): return dated(numbers[0], sign, numbers[1], year: numbers[2])
        case (3, _, 2): return dated(numbers[0], sign, numbers[1], year: 2000 + numbers[2])
        case (2, _, _) where sign != "-": return dated(numbers[0], sign, numbers[1], year: nil)
        default: return nil
        }
    }

    /// Around a dot the day comes first everywhere; else as the locale has it, or as it can only be meant (12/15).
    private func dated(_ first: Int, _ sign: Character, _ second: Int, year: Int?) -> SpokenDay? {
        if sign == "." { return dated(month: second, day: first, year: year) }
        let (month, day) = dayBeforeMonth ? (second, first) : (first, second)
        return dated(month: month, day: day, year: year) ?? dated(month: day, day: month, year: year)
    }

    private func dated(month: Int, day: Int, year: Int?) -> SpokenDay? {
        if let year { return CivilDate(year: year, month: month, day: day).map(SpokenDay.date) }
        // 2000 has every day that some year has.
        return CivilDate(year: 2000, month: month, day: day) == nil ? nil : .dayOfMonth(month: month, day: day)
    }

    private static func number(_ digits: String) -> Int? {
        guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}

// Times.
extension SpokenReader {
    /// A minute of the day; bare where it could be any number.
    private mutating func readTime() -> (minute: Int, isBare: Bool)? {
        if take(vocabulary.noon) { return (12 * 60, false) }
        if take(vocabulary.morning) { return (9 * 60, false) }
        if take(vocabulary.afternoon) { return (14 * 60, false) }
        if take(vocabulary.evening) { return (18 * 60, false) }
        return attempt { $0.readClockTime() }
    }

    private mutating func readClockTime() -> (minute: Int, isBare: Bool)? {
        guard let token = next() else { return nil }
        let parts = token.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        let numbers = parts.compactMap { Self.number(String($0)) }
        guard numbers.count == parts.count, parts.count <= 3, parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
            numbers.count < 3 || numbers[2] < 60
        else { return nil }
        let (number, minute) = (numbers[0], numbers.count > 1 ? numbers[1] : 0)
        if take(vocabulary.afterNoon) { return (1...12).contains(number) ? clock(number % 12 + 12, minute) : nil }
        if take(vocabulary.beforeNoon) { return (1...12).contains(number) ? clock(number % 12, minute) : nil }
        if numbers.count > 1 { return clock(number, minute) }
        let isRunTogether = token.utf8.count == 4
        return clock(isRunTogether ? number / 100 : number, isRunTogether ? number % 100 : 0, isBare: true)
    }

    private func clock(_ hour: Int, _ minute: Int, isBare: Bool = false) -> (minute: Int, isBare: Bool)? {
        hour < 24 && minute < 60 ? (hour * 60 + minute, isBare) : nil
    }

    private mutating func readSpan() -> Timestamp.Span? {
        guard let count = readCount(), count > 0 else { return nil }
        if take(vocabulary.hours) { return .hours(Int64(count)) }
        return take(vocabulary.minutes) ? .minutes(Int64(count)) : nil
    }
}
