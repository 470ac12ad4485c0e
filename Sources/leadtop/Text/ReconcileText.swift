import LeadFormats
import LeadModel

/// A reconciliation as a person reads it.
struct ReconcileText {
    var result: Reconciliation
    var customs: Customs
    var now: Timestamp

    private static let columns = [
        TextTable.Column(.columnOffer, priority: 8, minimum: 14, maximum: 40),
        TextTable.Column(.columnDay, priority: 9, minimum: 11),
        TextTable.Column(.columnAction, priority: 7, minimum: 11),
        TextTable.Column(.columnCompany, priority: 6, minimum: 14),
        TextTable.Column(.columnCountry, priority: 4, minimum: 2),
        TextTable.Column(.columnMatch, priority: 10, minimum: 8),
        TextTable.Column(.columnLead, isNumber: true, priority: 3),
        TextTable.Column(.columnReferral, priority: 5, minimum: 36),
    ]

    func table(_ matches: [Reconciliation.Match], width: Int) -> [String] {
        guard !matches.isEmpty else { return [] }
        let rows = matches.map { match in
            let lead = match.counted
            return [
                lead.offer.text, lead.day.map(day) ?? "–", lead.step == .other ? lead.action.wire : lead.step.title,
                lead.company, lead.country, match.sureness.title, match.arrived.map { String($0) } ?? "",
                lead.referral,
            ]
        }
        return TextTable.lines(Self.columns, rows, width: width) + [""]
    }

    /// The sum, and what to do.
    var sentences: [String] {
        guard !result.matches.isEmpty else { return [words(.reconcileNothing)] }
        var lines = [sum]
        func add(_ phrase: Phrase, _ count: Int) {
            if count > 0 { lines.append(words(phrase, customs.number(count))) }
        }
        if result.count(.missing) > 0 { lines.append(words(.reconcileToDo)) }
        add(.reconcileAnonymous, result.anonymous)
        add(.reconcileUnlisted, result.unlisted)
        add(.reconcileLeftOut, result.leftOut)
        return lines
    }

    private var sum: String {
        func number(_ sureness: Reconciliation.Sureness) -> String { customs.number(result.count(sureness)) }
        let possible = result.count(.possible) > 0 ? words(.reconcilePossible, number(.possible)) : ""
        return words(
            .reconcileSum, customs.number(result.matches.count), customs.number(result.arrived), number(.certain),
            number(.sure), number(.likely), possible, number(.missing), missingParts)
    }

    /// How many places the sum names, at most.
    private static let mostParts = 5

    /// `: northwind.erp 3 on 12 nov, …`, the most first.
    private var missingParts: String {
        let parts = result.parts.filter { $0.missing > 0 }
        guard !parts.isEmpty else { return "." }
        let ordered = parts.enumerated().sorted { ($1.element.missing, $0.offset) < ($0.element.missing, $1.offset) }
        let named = ordered.prefix(Self.mostParts).map { _, part in
            let missing = customs.number(part.missing)
            guard let date = part.day else { return words(.reconcilePartDayless, part.offer.text, missing) }
            return words(.reconcilePart, part.offer.text, missing, day(date))
        }
        let rest = ordered.dropFirst(Self.mostParts).reduce(0) { $0 + $1.element.missing }
        let all = named + (rest > 0 ? [words(.reconcileMore, customs.number(rest))] : [])
        return words(.reconcileMissingIn, all.joined(separator: ", "))
    }

    private func day(_ date: CivilDate) -> String {
        customs.day(date, hidingYear: now.dayUTC.year)
    }
}

extension Reconciliation.Match {
    static let fields: [Field<Reconciliation.Match>] = [
        Field("referral") { .text($0.counted.referral) },
        Field("createdAt") { .moment($0.counted.createdAt) },
        Field("day") { $0.counted.day.map { .text($0.iso) } ?? .none },
        Field("offer") { .text($0.counted.offer.id) },
        Field("offerTitle") { .text($0.counted.offer.title) },
        Field("source") { .text($0.counted.source.wire) },
        Field("action") { .text($0.counted.action.wire) },
        Field("step") { .text($0.counted.step.word) },
        Field("country") { .text($0.counted.country) },
        Field("company") { .text($0.counted.company) },
        Field("match") { .text($0.sureness.word) },
        Field("lead") { $0.arrived.map { .number(Int($0)) } ?? .none },
    ]
}

extension JSONWriter {
    mutating func object(_ result: Reconciliation) {
        object { json in
            json.member("counted", result.matches.count)
            json.member("arrived", result.arrived)
            for sureness in Reconciliation.Sureness.allCases {
                json.member(sureness.word, result.count(sureness))
            }
            json.member("unlisted", result.unlisted)
            json.member("leftOut", result.leftOut)
            json.member("withoutPerson", result.anonymous)
            json.key("days")
            json.array { json in for part in result.parts { json.object(part) } }
            json.key("leads")
            json.array { json in for match in result.matches { json.object(match, Reconciliation.Match.fields) } }
        }
    }

    private mutating func object(_ part: Reconciliation.Part) {
        object { json in
            json.member("offer", part.offer.text)
            json.member("day", part.day?.iso)
            json.member("counted", part.counted)
            for sureness in Reconciliation.Sureness.allCases {
                json.member(sureness.word, part.counts[sureness] ?? 0)
            }
        }
    }
}
