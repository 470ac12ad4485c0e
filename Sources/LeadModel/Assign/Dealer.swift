/// Gives customers to reps by rules: whose turn it is, who has room, and who stands in for whom.
///
/// A value, so that what it would do can be tried.
public struct Dealer: Hashable, Sendable {
    /// Whom a rule gave a customer.
    public struct Hand: Hashable, Sendable {
        /// The rule's place.
        public var rule: Int
        public var owner: String

        public init(rule: Int, owner: String) {
            (self.rule, self.owner) = (rule, owner)
        }
    }

    public let rules: [AssignmentRule]
    public var absences: Absences
    /// How many open customers each rep has; who is not in it has none.
    public var loads: [String: Int]
    /// By the name of a rule that takes turns: whose turn it was last.
    public private(set) var turns: [String: String]

    public init(
        _ rules: [AssignmentRule], absences: Absences = Absences(), loads: [String: Int] = [:],
        turns: [String: String] = [:]
    ) {
        self.rules = rules
        self.absences = absences
        self.loads = loads
        self.turns = turns
    }

    /// Whether any rule asks how much a rep has.
    public var asksLoads: Bool { rules.contains { $0.way == .load || $0.capacity != nil } }

    /// Gives one customer away by the first of some rules that has somebody; `nil` where none has. O(reps).
    /// - Parameter matching: The places of the rules, in order.
    public mutating func deal(by matching: [Int], at moment: Timestamp) -> Hand? {
        for place in matching {
            guard let (rep, owner) = choose(by: rules[place], at: moment) else { continue }
            if rules[place].way == .turn { turns[rules[place].name] = rep }
            loads[owner, default: 0] += 1
            return Hand(rule: place, owner: owner)
        }
        return nil
    }

    /// The rep whose turn it is, and who does his work.
    private func choose(by rule: AssignmentRule, at moment: Timestamp) -> (rep: String, owner: String)? {
        let start = rule.way == .turn ? (turns[rule.name].flatMap(rule.reps.firstIndex) ?? -1) + 1 : 0
        var best: (rep: String, owner: String)?
        for step in rule.reps.indices {
            let rep = rule.reps[(start + step) % rule.reps.count]
            guard let owner = absences.standIn(for: rep, at: moment) else { continue }
            let load = loads[owner] ?? 0
            if let capacity = rule.capacity, load >= capacity { continue }
            guard rule.way == .load else { return (rep, owner) }
            if best.map({ load < loads[$0.owner] ?? 0 }) ?? true { best = (rep, owner) }
        }
        return best
    }
}
