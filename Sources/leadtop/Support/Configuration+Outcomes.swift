import LeadModel
import TOMLKit

/// What follows an outcome, before the time zone is known.
struct OutcomeSettings: Equatable {
    var delays = OutcomePlan.usualDelays
    /// Minutes after midnight.
    var minute = 540
    var reasons = OutcomePlan.usualReasons
}

extension Configuration {
    /// On the days of `[hours]`; where it names none, from Monday to Friday.
    func plan(in zone: Zone) -> OutcomePlan {
        var plan = OutcomePlan.standard(zone)
        if targets.weekdays != nil || !targets.holidays.isEmpty {
            let weekdays = targets.weekdays ?? plan.hours.weekdays
            let days = BusinessHours(weekdays: weekdays, minutes: 0..<1440, holidays: targets.holidays, zone: zone)
            plan.hours = days ?? plan.hours
        }
        (plan.delays, plan.minute, plan.reasons) = (outcomes.delays, outcomes.minute, outcomes.reasons)
        return plan
    }

    mutating func takeOutcomes(_ table: TOMLTable, _ path: String) throws {
        for (name, value) in table {
            if name == "at" {
                outcomes.minute = min(try minute(value.string, path, "outcomes.at"), 1439)
            } else if let outcome = Self.outcomes[name], !outcome.closes {
                guard let word = value.string, word == "none" || Self.delay(word) != nil else {
                    throw Failure(words(.configValue, path, "outcomes.\(name)", words(.configDelay)))
                }
                outcomes.delays[outcome] = Self.delay(word)
            } else if name.hasSuffix(Self.reasonsSuffix),
                let outcome = Self.outcomes[String(name.dropLast(Self.reasonsSuffix.count))], outcome.closes
            {
                outcomes.reasons[outcome] = try reasons(value.array, path, name)
            } else {
                throw Failure(words(.configUnknown, path, "outcomes.\(name)", Self.outcomeNames))
            }
        }
    }

    private static let reasonsSuffix = "-reasons"
    private static let outcomes: [String: FollowUp.Outcome] = [
        "reached": .reached, "no-answer": .noAnswer, "mail-sent": .mailSent, "meeting": .meeting,
        "not-interested": .notInterested, "won": .won, "lost": .lost,
    ]
    private static var outcomeNames: String {
        let names = outcomes.map { $1.closes ? $0 + reasonsSuffix : $0 }
        return (names.sorted() + ["at"]).joined(separator: ", ")
    }

    private static func delay(_ text: String) -> OutcomePlan.Delay? {
        guard let unit = text.last, let count = Int(text.dropLast()), (1...400).contains(count) else { return nil }
        switch unit {
        case "d": return .workdays(count)
        case "w": return .weeks(count)
        default: return nil
        }
    }

    private func reasons(_ list: TOMLArray?, _ path: String, _ name: String) throws -> [String] {
        let reasons = list?.compactMap { $0.string?.trimmed }.filter { !$0.isEmpty } ?? []
        guard let list, reasons.count == list.count else {
            throw Failure(words(.configValue, path, "outcomes.\(name)", "[\"…\", \"…\"]"))
        }
        return reasons
    }
}
