/// The dates of `--since` and `--until`: a day such as `2026-03-31`, `today` or `yesterday`, a moment of RFC 3339, or
/// a stretch back from now such as `90d`, `12w`, `6m` or `1y`.
public enum DateBound {
    /// A text that names no date.
    public struct Failure: Error, Hashable, Sendable {
        /// What is understood; nothing of the text that was not.
        public var message: String { words(.notADateBound) }
    }

    /// The first moment that counts: the named moment, or the start of the named local day. O(length).
    /// - Throws: `Failure` where the text names no date.
    public static func since(_ text: some StringProtocol, now: Timestamp, zone: Zone) throws(Failure) -> Timestamp {
        switch try read(text, today: zone.localTime(of: now).date) {
        case .moment(let moment): moment
        case .day(let date), .back(let date): zone.timestamp(of: LocalTime(date: date))
        }
    }

    /// The first moment that no longer counts: a named day counts whole; `90d` ends with the start of that day. O(length).
    /// - Throws: `Failure` where the text names no date.
    public static func until(_ text: some StringProtocol, now: Timestamp, zone: Zone) throws(Failure) -> Timestamp {
        switch try read(text, today: zone.localTime(of: now).date) {
        case .moment(let moment): moment
        case .day(let date): zone.timestamp(of: LocalTime(date: date.adding(days: 1)))
        case .back(let date): zone.timestamp(of: LocalTime(date: date))
        }
    }

    private enum Bound {
        case moment(Timestamp)
        case day(CivilDate)
        case back(CivilDate)
    }

    private static func read(_ text: some StringProtocol, today: CivilDate) throws(Failure) -> Bound {
        let text = text.trimmed
        if let date = CivilDate(iso: text) { return .day(date) }
        if let moment = Timestamp(rfc3339: text) { return .moment(moment) }
        switch text.lowercased() {
        case "today": return .day(today)
        case "yesterday": return .day(today.adding(days: -1))
        default: break
        }
        guard let date = back(text.utf8, from: today) else { throw Failure() }
        return .back(date)
    }

    private static func back(_ text: String.UTF8View, from today: CivilDate) -> CivilDate? {
        let digits = text.dropLast()
        guard (1...5).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let count = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        let date: CivilDate
        switch text.last.map({ Unicode.Scalar($0 | 0x20) }) {
        case "d": date = today.adding(days: -count)
        case "w": date = today.adding(days: -7 * count)
        case "m": date = today.adding(months: -count)
        case "y": date = today.adding(months: -12 * count)
        default: return nil
        }
        // What lies before the Gregorian calendar is a slip of the finger.
        return date.year >= 1600 ? date : nil
    }
}
