public import LeadModel

/// The date of HTTP headers, such as `Sat, 22 Nov 2025 08:00:00 GMT` (RFC 9110, IMF-fixdate).
public enum HTTPDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    public static func text(_ moment: Timestamp) -> String {
        let local = Zone.utc.localTime(of: moment)
        let date = local.date
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = "\(days[date.weekday.rawValue - 1]), \(two(date.day)) \(months[date.month - 1]) \(date.year)"
        return "\(day) \(two(local.hour)):\(two(local.minute)):\(two(local.second)) GMT"
    }

    /// `nil` for what is written otherwise.
    public static func moment(_ text: some StringProtocol) -> Timestamp? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
            let month = months.firstIndex(of: String(words[2])),
            let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        return Zone.utc.timestamp(of: LocalTime(date: date, hour: clock[0], minute: clock[1], second: clock[2]))
    }
}
