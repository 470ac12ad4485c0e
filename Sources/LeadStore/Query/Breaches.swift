import LeadModel

/// Who of those never contacted is past the target of what he did: since when he must have waited, by step.
struct Breaches {
    private let moments: [Step: Timestamp]
    private let origins: [Step: [Int64]]

    init(_ targets: ResponseTargets, _ vocabulary: Vocabulary, now: Timestamp) {
        moments = Dictionary(
            uniqueKeysWithValues: Step.allCases.map { ($0, targets.breachMoment(of: $0, now: now)) })
        origins = Dictionary(grouping: vocabulary.origins.values, by: \.step).mapValues { $0.map(\.id).sorted() }
    }

    func isPast(_ step: Step, since moment: Timestamp) -> Bool {
        moments[step].map { moment <= $0 } ?? false
    }

    // The first moment of all is compared alone, so that an index is entered there, and most rows need no second look.

    var past: Clause {
        guard let (first, last) = bounds else { return .never }
        if first == last { return Clause("c.own_at <= ?", first) }
        return Clause("c.own_at <= ? AND (c.own_at <= ? OR c.own_at <= ", last, first) + limit + Clause(")")
    }

    var within: Clause {
        guard let (first, last) = bounds else { return Clause("1") }
        if first == last { return Clause("c.own_at > ?", first) }
        return Clause("c.own_at > ? AND (c.own_at > ? OR c.own_at > ", first, last) + limit + Clause(")")
    }

    private var bounds: (Value, Value)? {
        guard let first = moments.values.min(), let last = moments.values.max() else { return nil }
        return (.integer(first.milliseconds), .integer(last.milliseconds))
    }

    /// The moment of what the customer did himself last.
    private var limit: Clause {
        func value(_ step: Step) -> Value { .integer((moments[step] ?? Timestamp(milliseconds: .min)).milliseconds) }
        let cases = Step.allCases.filter { moments[$0] != moments[.other] && origins[$0]?.isEmpty == false }
        guard !cases.isEmpty else { return Clause("?", value(.other)) }
        let whens = cases.map { step in
            Clause("WHEN ") + .any(of: origins[step] ?? [], in: "c.own_origin_id") + Clause(" THEN ?", value(step))
        }
        return Clause("CASE ") + whens.joined("") + Clause(" ELSE ? END", value(.other))
    }
}
