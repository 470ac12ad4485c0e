import GRDB
public import LeadModel

extension LeadStore {
    /// Gives customers whom nobody owns to reps by the store's rules, in the order in which their leads came: one entry
    /// in the log, and one undo.
    /// - Parameter progress: Told now and then how many leads were looked at; `false` stops, and nothing is kept.
    /// - Throws: `StoreError`.
    public func assignByRules(
        _ filter: Filter, by who: String, progress: (Int) -> Bool = { _ in true }
    ) throws -> AssignmentTrial {
        try writable().write { db in
            let past = try PastLeads(assignmentRules, filter, try setting(db), isForUnowned: true)
            let journal = try Journal(db, activity: Journal.nextActivity(db))
            var draws: [(customer: Int64, owner: String)] = []
            // No customer is changed while the walk over them goes on.
            try past.deal({ draw, _ in draws.append((draw.customer, draw.owner)) }, progress: progress)
            for (customer, owner) in draws {
                try journal.update(
                    .customer, customer, customer: customer, [("owner", .text(owner)), ("worker", .text(owner))])
            }
            try past.dealer.saveTurns(db)
            if !draws.isEmpty { try write(db, journal, past.trial, draws.first?.customer, by: who) }
            return past.trial
        }
    }

    private func write(
        _ db: Database, _ journal: Journal, _ trial: AssignmentTrial, _ first: Int64?, by who: String
    ) throws {
        let owners = Dictionary(trial.shares.map { ($0.owner, $0.customers) }, uniquingKeysWith: +)
        let after = owners.sorted { $0.key < $1.key }.map { words(.rulesRun, $0.key, $0.value) }
        try Query(
            cached: db, "INSERT INTO activity(id, at, who, verb, customer_id, count, after) VALUES (?,?,?,?,?,?,?)"
        ).start().bind(journal.activity).bind(clock().milliseconds).bind(who)
            .bind(ActivityRow.Verb.assignByRule.rawValue).bind(trial.given == 1 ? first : nil).bind(trial.given)
            .bind(after.joined(separator: ", ")).run()
    }
}

extension StoreReader {
    /// Who would get which customer by rules, as if nobody had owned the customers of these leads when they came, in the
    /// order of their time. Changes nothing. O(leads).
    /// - Parameter body: Told of each customer who would be given away.
    /// - Throws: `StoreError`, or what `body` throws.
    public func tryAssignment(
        by rules: [AssignmentRule], _ filter: Filter, _ body: (AssignmentTrial.Draw) throws -> Void = { _ in }
    ) throws -> AssignmentTrial {
        var failure: (any Error)?
        do {
            return try ask { setting in
                let past = try PastLeads(rules, filter, setting, isForUnowned: false)
                try past.deal({ draw, _ in
                    do { try body(draw) } catch {
                        failure = error
                        throw error
                    }
                })
                return past.trial
            }
        } catch {
            throw failure ?? error
        }
    }
}
