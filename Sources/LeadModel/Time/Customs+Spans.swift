/// How small numbers and lengths of time are shown.
extension Customs {
    /// A small number, with a decimal where that says something: `0.7`, `2.9`, `3`, `12`.
    public func few(_ value: Double) -> String {
        guard value.isFinite, value >= 0, value < 1e12 else { return words(.noNumber) }
        let tenths = Int(value * 10 + 0.5)
        guard tenths < 100, tenths % 10 != 0 else { return number(Int(value + 0.5)) }
        return String(tenths / 10) + decimalSeparator + String(tenths % 10)
    }

    /// How many leads come usually: `3 a day`, `2 a week`, `1 a month`.
    public func usual(_ leadsPerDay: Double) -> String {
        if leadsPerDay >= 0.95 { return words(.usualPerDay, few(leadsPerDay)) }
        if leadsPerDay >= 0.95 / 7 { return words(.usualPerWeek, few(leadsPerDay * 7)) }
        return words(.usualPerMonth, few(leadsPerDay * 30))
    }

    /// A length of time: `850 ms`, `1.5 s`, `3 min`, `2 h`, `5 days`.
    public func span(milliseconds: Int64) -> String {
        let length = max(milliseconds, 0)
        switch length {
        case ..<1000: return words(.spanMilliseconds, length)
        case ..<60_000: return words(.spanSeconds, few(Double(length) / 1000))
        case ..<3_600_000: return words(.spanMinutes, length / 60_000)
        case ..<172_800_000: return words(.spanHours, length / 3_600_000)
        default: return words(.spanDays, length / 86_400_000)
        }
    }

    /// A length of time with a decimal where that says something: `4.5 h`, `2.1 days`; below an hour as `span`.
    public func length(_ span: Timestamp.Span) -> String {
        switch span.milliseconds {
        case ..<3_600_000: self.span(milliseconds: span.milliseconds)
        case ..<172_800_000: words(.spanHours, few(span.hours))
        default: words(.spanDays, few(span.days))
        }
    }
}
