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
        let narrowing = try setting.narrowing(query.filter)
        let words = SearchWords(query.search)
        let found = words.isEmpty ? Clause("") : words.clause + Clause(" AND ")
        switch query.kind {
        case .leads:
            let from = "lead l CROSS JOIN customer c ON c.id = l.customer_id"
            return try ids(Clause("SELECT DISTINCT c.id FROM \(from) WHERE ") + found + narrowing.leads)
        case .customers:
            return try ids(Clause("SELECT c.id FROM customer c WHERE ") + found + narrowing.customers)
        case .queue, .today:
            let condition = ListPlan.queueCondition(query, narrowing)
            return try ListPlan(queue: query, narrowing, SearchWords(""), setting).segments.flatMap { segment in
                let select = Clause("SELECT c.id FROM customer c WHERE ")
                return try ids(select + found + segment.condition + Clause(" AND ") + condition)
            }
        case .offers, .activity, .quarantine: return []
        }
    }

    private func ids(_ clause: Clause) throws -> [Int64] {
        try setting.db.rows(clause.sql + " ORDER BY 1", clause.values) { $0.int64(0) }
    }
}
