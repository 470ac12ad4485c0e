extension CivilDate {
    /// Reads `2026-03-31`; `nil` for anything else. O(1).
    public init?(iso text: some StringProtocol) {
        var digits = DigitReader(text)
        guard let year = digits.number(ofDigits: 4), digits.take("-"), let month = digits.number(ofDigits: 2),
            digits.take("-"), let day = digits.number(ofDigits: 2), digits.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day as `2026-03-31`.
    public var iso: String {
        padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
    }
}

extension Timestamp {
    /// Reads a moment of RFC 3339, such as `2026-03-31T14:30:00.5+02:00`; `nil` for anything else. O(length).
    public init?(rfc3339 text: some StringProtocol) {
        var digits = DigitReader(text)
        guard let year = digits.number(ofDigits: 4), digits.take("-"), let month = digits.number(ofDigits: 2),
            digits.take("-"), let day = digits.number(ofDigits: 2),
            let date = CivilDate(year: year, month: month, day: day),
            digits.take("T") || digits.take("t") || digits.take(" "),
            let hour = digits.number(ofDigits: 2), hour < 24, digits.take(":"),
            let minute = digits.number(ofDigits: 2), minute < 60, digits.take(":"),
            // A leap second is the first moment of the next minute.
            let second = digits.number(ofDigits: 2), second <= 60,
            let millisecond = digits.fraction(), let offset = digits.offsetSeconds(), digits.isAtEnd
        else { return nil }
        let seconds = Int64(date.daysSince1970) * 86_400 + Int64((hour * 60 + minute) * 60 + second - offset)
        self.init(milliseconds: seconds * 1000 + Int64(millisecond))
    }

    /// The moment as RFC 3339 in UTC, with milliseconds only where there are any.
    public var rfc3339: String {
        let local = Zone.utc.localTime(of: self)
        let time = padded(local.hour, to: 2) + ":" + padded(local.minute, to: 2) + ":" + padded(local.second, to: 2)
        let fraction = local.millisecond == 0 ? "" : "." + padded(local.millisecond, to: 3)
        return local.date.iso + "T" + time + fraction + "Z"
    }
}

func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Takes digits and signs from the front of a text.
private struct DigitReader {
    private var rest: ArraySlice<UInt8>

    init(_ text: some StringProtocol) {
        rest = ArraySlice(text.utf8)
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: sign) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(ofDigits count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Milliseconds; 0 where there is no fraction.
    mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        return (digits.prefix(3) + [0x30, 0x30]).prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    mutating func offsetSeconds() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("-") ? -1 : 1
        guard sign == -1 || take("+"), let hours = number(ofDigits: 2), hours < 24, take(":"),
            let minutes = number(ofDigits: 2), minutes < 60
        else { return nil }
        return sign * (hours * 60 + minutes) * 60
    }
}
