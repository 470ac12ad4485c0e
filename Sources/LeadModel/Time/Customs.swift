/// How a place writes numbers and dates, and the zone its clocks show. Made by the executable from the locale.
public struct Customs: Hashable, Sendable {
    public var zone: Zone
    /// Stands between thousands.
    public var groupingSeparator: String
    public var decimalSeparator: String
    public var firstWeekday: Weekday
    /// Whether 12/5 is the 12th of May.
    public var dayBeforeMonth: Bool
    /// Whether clocks count 12 hours twice.
    public var hour12: Bool

    public init(
        zone: Zone = .utc, groupingSeparator: String = " ", decimalSeparator: String = ".",
        firstWeekday: Weekday = .monday, dayBeforeMonth: Bool = true, hour12: Bool = false
    ) {
        self.zone = zone
        self.groupingSeparator = groupingSeparator
        self.decimalSeparator = decimalSeparator
        self.firstWeekday = firstWeekday
        self.dayBeforeMonth = dayBeforeMonth
        self.hour12 = hour12
    }

    /// A whole number with its thousands apart: `1 204`.
    public func number(_ number: Int) -> String {
        var digits = String(number.magnitude)[...]
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.append(digits.suffix(3))
            digits = digits.dropLast(3)
        }
        groups.append(digits)
        return (number < 0 ? "-" : "") + groups.reversed().joined(separator: groupingSeparator)
    }

    /// A ratio with one decimal: `72.9 %`; a dash for what is no number.
    public func percent(_ ratio: Double) -> String {
        guard let tenths = Self.rounded(ratio * 1000) else { return words(.noNumber) }
        let sign = tenths < 0 ? "-" : ""
        let whole = number(Int(tenths.magnitude / 10))
        return words(.percent, sign + whole + decimalSeparator + String(tenths.magnitude % 10))
    }

    /// A change as a signed ratio without decimals: `+12 %`; a dash for what is no number.
    public func change(_ ratio: Double) -> String {
        guard let percent = Self.rounded(ratio * 100) else { return words(.noNumber) }
        return words(.percent, (percent > 0 ? "+" : "") + number(percent))
    }

    /// The day on which the week of a day begins. O(1).
    public func startOfWeek(_ date: CivilDate) -> CivilDate {
        date.adding(days: -((date.weekday.rawValue - firstWeekday.rawValue + 7) % 7))
    }

    private static func rounded(_ value: Double) -> Int? {
        guard value.isFinite, value.magnitude < 1e15 else { return nil }
        // rounded() would need libm, which a module without Foundation does not link.
        return Int(value + (value < 0 ? -0.5 : 0.5))
    }
}
