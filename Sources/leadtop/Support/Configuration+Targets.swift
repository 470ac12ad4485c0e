import LeadModel
import TOMLKit

/// When somebody works and how soon new customers are to be contacted, before the time zone is known.
struct TargetSettings: Equatable {
    /// `nil`: all of them.
    var weekdays: Set<Weekday>?
    var minutes = 0..<1440
    var holidays: Set<CivilDate> = []
    var usual = Length.hours(24)
    var steps: [Step: Length] = [:]

    /// A length of time worked.
    enum Length: Equatable {
        case minutes(Int64), hours(Int64)
        /// As long as a day of work is.
        case days(Int64)

        func span(_ hours: BusinessHours) -> Timestamp.Span {
            switch self {
            case .minutes(let count): .minutes(count)
            case .hours(let count): .hours(count)
            case .days(let count): Timestamp.Span(milliseconds: count * hours.dayLength.milliseconds)
            }
        }
    }

    func targets(in zone: Zone) -> ResponseTargets {
        let hours =
            BusinessHours(
                weekdays: weekdays ?? Set(Weekday.allCases), minutes: minutes, holidays: holidays, zone: zone)
            ?? .aroundTheClock(zone)
        return ResponseTargets(hours: hours, usual: usual.span(hours), steps: steps.mapValues { $0.span(hours) })
    }
}

extension Configuration {
    // MARK: [hours]

    mutating func takeHours(_ table: TOMLTable, _ path: String) throws {
        var (from, to) = (0, 1440)
        for (name, value) in table {
            switch name {
            case "days": targets.weekdays = try weekdays(value.array, path)
            case "from": from = try minute(value.string, path, "hours.\(name)")
            case "to": to = try minute(value.string, path, "hours.\(name)")
            case "holidays": targets.holidays = try holidays(value.array, path)
            default: throw Failure(words(.configUnknown, path, "hours.\(name)", "days, from, to, holidays"))
            }
        }
        guard from < to else { throw Failure(words(.configHoursOrder, path)) }
        targets.minutes = from..<to
    }

    private static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private func weekdays(_ list: TOMLArray?, _ path: String) throws -> Set<Weekday> {
        let named = list?.map { $0.string ?? "" } ?? []
        let days = named.compactMap { name in
            Self.dayNames.firstIndex { name.lowercased().hasPrefix($0) }.flatMap { Weekday(rawValue: $0 + 1) }
        }
        guard !days.isEmpty, days.count == named.count else {
            let known = Self.dayNames.map { "\"\($0)\"" }.joined(separator: ", ")
            throw Failure(words(.configValue, path, "hours.days", "[\(known)]"))
        }
        return Set(days)
    }

    /// `9:00` as minutes after midnight; `24:00` ends a day.
    func minute(_ text: String?, _ path: String, _ name: String) throws -> Int {
        let parts = text?.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) } ?? []
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
            (0..<60).contains(minute), hour * 60 + minute <= 1440
        else { throw Failure(words(.configValue, path, name, "\"9:00\", \"17:30\", \"24:00\"")) }
        return hour * 60 + minute
    }

    private func holidays(_ list: TOMLArray?, _ path: String) throws -> Set<CivilDate> {
        let days = list?.map { $0.string.flatMap(CivilDate.init(iso:)) } ?? []
        guard let list, days.count == list.count, !days.contains(nil) else {
            throw Failure(words(.configValue, path, "hours.holidays", "[\"2026-12-25\"]"))
        }
        return Set(days.compactMap(\.self))
    }

    // MARK: [targets]

    mutating func takeTargets(_ table: TOMLTable, _ path: String) throws {
        let steps = Dictionary(uniqueKeysWithValues: Step.allCases.map { ($0.configurationName, $0) })
        for (name, value) in table {
            guard name == "default" || steps[name] != nil else {
                let known = (["default"] + steps.keys.sorted()).joined(separator: ", ")
                throw Failure(words(.configUnknown, path, "targets.\(name)", known))
            }
            guard let length = value.string.flatMap(Self.length) else {
                throw Failure(words(.configValue, path, "targets.\(name)", "\"30m\", \"24h\", \"2d\""))
            }
            if let step = steps[name] { targets.steps[step] = length } else { targets.usual = length }
        }
    }

    private static func length(_ text: String) -> TargetSettings.Length? {
        guard let unit = text.last, let count = Int64(text.dropLast()), (1...10_000).contains(count) else { return nil }
        switch unit {
        case "m": return .minutes(count)
        case "h": return .hours(count)
        case "d": return .days(count)
        default: return nil
        }
    }
}
