import GRDB
import LeadModel

/// Finds the customers that a change is for.
struct Targets {
    let setting: Setting

    init(_ setting: Setting) {
        self.setting = setting
    }

    /// Each once, in the order of their ids where a list chose them. O(customers).
    func customers(of target: Target) throws -> [Int64] {
        switch target {
        case .customers(let ids):
            var seen: Set<Int64> = []
            return ids.filter { seen.insert($0).inserted }
        case .all(let query): return try customers(in: query)
        }
    }

    private func customers(in query: ListQuery) throws -> [Int64] {
        var ids: [Int64] = []
        try forEach(in: query) { ids.append($0) }
        return ids
    }

    /// The customers of a list as they are found, some perhaps more than once in the queue. O(customers).
    func forEach(in query: ListQuery, _ body: (Int64) -> Void) throws {
        let narrowing = try setting.narrowing(query.filter)
        let words = SearchWords(query.search)
        let found = words.isEmpty ? Clause("") : words.clause + Clause(" AND ")
        switch query.kind {
        case .leads:
            let from = "lead l CROSS JOIN customer c ON c.id = l.customer_id"
            try read(Clause("SELECT DISTINCT c.id FROM \(from) WHERE ") + found + narrowing.leads, body)
        case .customers:
            try read(Clause("SELECT c.id FROM customer c WHERE ") + found + narrowing.customers, body)
        case .queue, .today:
            let condition = try ListPlan.queueCondition(query, narrowing, setting)
            for segment in try ListPlan(queue: query, narrowing, SearchWords(""), setting).segments {
                let select = Clause("SELECT c.id FROM customer c WHERE ")
                try read(select + found + segment.condition + Clause(" AND ") + condition, body)
            }
        case .offers, .activity, .quarantine: break
        }
    }

    private func read(_ clause: Clause, _ body: (Int64) -> Void) throws {
        let query = try Query(setting.db, clause.sql + " ORDER BY 1").start().bind(clause.values)
        while try query.step() { body(query.int64(0)) }
    }
}
