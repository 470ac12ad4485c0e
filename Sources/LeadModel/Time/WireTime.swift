extension Timestamp {
    /// Reads a date as any door writes it; without a zone it is UTC. O(length).
    ///
    /// Accepted: RFC 3339 with a fraction of any length, `2025-11-03 14:07:52`, `2025-11-03`, `11/3/2025 2:07:52 PM`,
    /// `11/3/2025` (month first), .NET ticks (18 digits), Unix milliseconds (13 digits) and seconds (10 digits).
    public init?(wire text: some StringProtocol) {
        self.init(wire: String(text))
    }

    /// As of any text.
    public init?(wire text: String) {
        let parsed = WireTime.read(text) { scanner in
            scanner.number() ?? scanner.yearFirst() ?? scanner.monthFirst()
        }
        guard let parsed else { return nil }
        self = parsed
    }
}

/// A reader of dates over bytes; every form either takes the whole text or gives `nil` and starts over.
struct WireTime {
    private let bytes: Bytes
    private var position: Int
    private let end: Int

    static func read(_ text: String, _ body: (inout WireTime) -> Timestamp?) -> Timestamp? {
        text.withBytes { bytes in
            var scanner = WireTime(bytes)
            return body(&scanner)
        }
    }

    private init(_ bytes: Bytes) {
        self.bytes = bytes
        var end = bytes.count
        while end > 0, bytes[end - 1] <= 32 { end -= 1 }
        (position, self.end) = (0, end)
    }

    /// Ticks, milliseconds or seconds, told apart by their number of digits.
    mutating func number() -> Timestamp? {
        start()
        let first = position
        guard let value = digits(10...18), position == end else { return nil }
        switch position - first {
        case 18: return Timestamp(ticks: Int64(value))
        case 13: return Timestamp(milliseconds: Int64(value))
        case 10: return Timestamp(seconds: Int64(value))
        default: return nil
        }
    }

    mutating func yearFirst() -> Timestamp? {
        start()
        guard let year = digits(4...4), take("-"), let month = digits(1...2), take("-"), let day = digits(1...2),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        if position == end { return moment(date, milliseconds: 0) }
        guard take("T") || take("t") || blanks() > 0, let time = clock() else { return nil }
        guard let offset = zone(), position == end else { return nil }
        return moment(date, milliseconds: time - offset * 60_000)
    }

    mutating func monthFirst() -> Timestamp? {
        start()
        guard let month = digits(1...2), take("/"), let day = digits(1...2), take("/"), let year = digits(4...4),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        if position == end { return moment(date, milliseconds: 0) }
        _ = take(",")
        guard blanks() > 0, let hour = digits(1...2), take(":"), let rest = minutesAndSeconds() else { return nil }
        blanks()
        guard let fullHour = halfOfDay(hour), position == end else { return nil }
        return moment(date, milliseconds: fullHour * 3_600_000 + rest)
    }

    private mutating func start() {
        position = 0
        blanks()
    }

    private func moment(_ date: CivilDate, milliseconds: Int) -> Timestamp {
        Timestamp(milliseconds: Int64(date.daysSince1970) * 86_400_000 + Int64(milliseconds))
    }

    private mutating func clock() -> Int? {
        guard let hour = digits(2...2), hour < 24, take(":"), let rest = minutesAndSeconds() else { return nil }
        return hour * 3_600_000 + rest
    }

    /// Milliseconds since the hour; a leap second counts as the next minute's first.
    private mutating func minutesAndSeconds() -> Int? {
        guard let minute = digits(2...2), minute < 60 else { return nil }
        guard take(":") else { return minute * 60_000 }
        guard let second = digits(2...2), second <= 60 else { return nil }
        guard take(".") || take(",") else { return minute * 60_000 + second * 1000 }
        guard let fraction = fraction() else { return nil }
        return minute * 60_000 + second * 1000 + fraction
    }

    /// Milliseconds; further digits are cut off, so that a moment never lies after the one that was written.
    private mutating func fraction() -> Int? {
        let first = position
        var value = 0
        while position < end, case 48...57 = bytes[position] {
            if position - first < 3 { value = value * 10 + Int(bytes[position] - 48) }
            position += 1
        }
        guard position > first else { return nil }
        for _ in 0..<max(0, 3 - (position - first)) { value *= 10 }
        return value
    }

    /// Minutes east of UTC: `Z`, `UTC`, `GMT`, `+01:00`, `+0100`, `+01`, or nothing.
    private mutating func zone() -> Int? {
        blanks()
        if position == end || take("Z") || take("z") { return 0 }
        if end - position == 3, ["UTC", "GMT"].contains(where: { $0.utf8.elementsEqual(bytes[position..<end]) }) {
            position = end
            return 0
        }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = digits(2...2), hours < 24 else { return nil }
        _ = take(":")
        guard position < end else { return sign * hours * 60 }
        guard let minutes = digits(2...2), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private mutating func halfOfDay(_ hour: Int) -> Int? {
        if position == end { return hour < 24 ? hour : nil }
        let isMorning = take("A") || take("a")
        guard isMorning || take("P") || take("p"), take("M") || take("m"), (1...12).contains(hour) else { return nil }
        return hour % 12 + (isMorning ? 0 : 12)
    }

    private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
        let first = position
        var value = 0
        while position < end, position - first < count.upperBound, case 48...57 = bytes[position] {
            value = value * 10 + Int(bytes[position] - 48)
            position += 1
        }
        return position - first >= count.lowerBound ? value : nil
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard position < end, UInt32(bytes[position]) == byte.value else { return false }
        position += 1
        return true
    }

    /// Skips blanks, the no-break ones before AM and PM included, and gives how many bytes they were.
    @discardableResult
    private mutating func blanks() -> Int {
        let first = position
        while position < end {
            if bytes[position] == 32 || bytes[position] == 9 {
                position += 1
            } else if bytes[position] == 0xC2, position + 1 < end, bytes[position + 1] == 0xA0 {
                position += 2
            } else if bytes[position] == 0xE2, position + 2 < end, bytes[position + 1] == 0x80,
                bytes[position + 2] == 0xAF
            {
                position += 3
            } else {
                break
            }
        }
        return position - first
    }
}
