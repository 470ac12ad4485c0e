import GRDB
import LeadModel

/// Exact counts of lists.
struct Counting {
    let setting: Setting
    private var db: Database { setting.db }

    init(_ setting: Setting) {
        self.setting = setting
    }

    func count(_ query: ListQuery) throws -> Int {
        switch query.kind {
        case .leads: try leads(query)
        case .customers: try customers(query)
        case .queue: try queue(query)
        case .offers: try OfferList(query, setting).rows.count
        case .activity, .quarantine: try walk(query)
        }
    }

    private func leads(_ query: ListQuery) throws -> Int {
        let narrowing = try setting.narrowing(query.filter)
        let words = SearchWords(query.search)
        guard words.isEmpty else {
            let few = try words.few(db).map { Clause.any(of: $0, in: "c.id") }
            return try number(
                Clause(
                    "SELECT count(*) FROM customer c CROSS JOIN lead l INDEXED BY lead_customer ON l.customer_id = c.id WHERE "
                ) + (few ?? words.clause) + Clause(" AND ") + narrowing.leads)
        }
        return try number(Clause("SELECT count(*) FROM \(narrowing.from) WHERE ") + narrowing.leads)
    }

    private func customers(_ query: ListQuery) throws -> Int {
        let narrowing = try setting.narrowing(query.filter)
        return try number(
            Clause("SELECT count(*) FROM customer c WHERE ") + Self.found(query) + narrowing.customers)
    }

    private func queue(_ query: ListQuery) throws -> Int {
        let plan = try ListPlan(
            queue: query, setting.narrowing(query.filter), SearchWords(""), endOfToday: setting.endOfToday, db
        ).without(setting.vocabulary.missingIndexes)
        return try plan.segments.reduce(0) { total, segment in
            let clause =
                Clause("SELECT count(*) FROM \(segment.from) WHERE ") + Self.found(query) + segment.condition
                + Clause(" AND ") + plan.condition
            return try total + number(clause)
        }
    }

    private func walk(_ query: ListQuery) throws -> Int {
        let plan = try Listing(query, setting).plan
        return try plan.segments.reduce(0) { total, segment in
            try total
                + number(
                    Clause("SELECT count(*) FROM \(segment.from) WHERE ") + segment.condition + Clause(" AND ")
                        + plan.condition)
        }
    }

    private static func found(_ query: ListQuery) -> Clause {
        let words = SearchWords(query.search)
        return words.isEmpty ? Clause("") : words.clause + Clause(" AND ")
    }

    private func number(_ clause: Clause) throws -> Int {
        try db.first(clause.sql, clause.values) { $0.int(0) } ?? 0
    }
}
