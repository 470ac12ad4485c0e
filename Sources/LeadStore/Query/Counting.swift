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
        let words = SearchWords(query.search)
        switch query.kind {
        case .leads: return try leads(query.filter, words)
        case .customers: return try customers(setting.narrowing(query.filter), words)
        case .queue, .today: return try queue(query, words)
        case .offers: return try OfferList(query, setting).rows.count
        case .activity, .quarantine:
            var count = 0
            try Listing(query, setting).forEach(limit: nil) { _ in count += 1 }
            return count
        }
    }

    // MARK: - Leads

    private func leads(_ filter: Filter, _ words: SearchWords) throws -> Int {
        if words.isEmpty { return try LeadCount(setting, filter).total() }
        let narrowing = try setting.narrowing(filter)
        return narrowing.isNever ? 0 : try searchedLeads(narrowing, words)
    }

    private func searchedLeads(_ narrowing: Narrowing, _ words: SearchWords) throws -> Int {
        let from = "customer c CROSS JOIN lead l INDEXED BY lead_customer ON l.customer_id = c.id"
        let condition = words.test + Clause(" AND ") + narrowing.testsOfLead
        return try count(from, condition, narrowing, words)
    }

    // MARK: - Customers

    private func customers(_ narrowing: Narrowing, _ words: SearchWords) throws -> Int {
        if narrowing.isNever { return 0 }
        if words.isEmpty, let kept = CountryPeople(narrowing, setting.vocabulary) { return try number(kept.count) }
        if words.isEmpty, let count = try byIndex(narrowing) ?? byLeads(narrowing) { return count }
        return try count("customer c", narrowing.customers + words.condition, narrowing, words)
    }

    /// Where at most one thing is asked of customers alone: all that its index has, but for those who are not shown.
    private func byIndex(_ narrowing: Narrowing) throws -> Int? {
        let missing = setting.vocabulary.missingIndexes
        guard !narrowing.asksLead, !missing.contains("customer_hidden"),
            let sources = narrowing.exactSources(missing: missing, ofLeads: false), sources.count <= 1
        else { return nil }
        let all: Int
        if let source = sources.first {
            all = try source.known?.count ?? number(Clause("SELECT count(*) FROM (") + source.select + Clause(")"))
        } else {
            all = try number(Clause("SELECT count(*) FROM customer"))
        }
        let hidden = narrowing.includesTest ? "c.merged_into IS NOT NULL" : "1"
        return try all
            - number(
                Clause(
                    """
                    SELECT count(*) FROM customer c INDEXED BY customer_hidden
                    WHERE (c.merged_into IS NOT NULL OR c.is_test = 1) AND \(hidden) AND\u{20}
                    """) + (narrowing.customer + [Clause("1")]).joined("AND"))
    }

    /// Where only what indexes know is asked: whoever has a lead is shown, unless he passes nothing.
    private func byLeads(_ narrowing: Narrowing) throws -> Int? {
        let missing = setting.vocabulary.missingIndexes
        guard narrowing.asksLead, let sources = narrowing.exactSources(missing: missing, ofLeads: true) else {
            return nil
        }
        return try Sieve(db, sources, SearchWords(""), isOfLeads: false).set(limit: nil)?.count
    }

    private func queue(_ query: ListQuery, _ words: SearchWords) throws -> Int {
        let narrowing = try setting.narrowing(query.filter)
        let plan = try ListPlan(queue: query, narrowing, words, setting)
        let condition = try ListPlan.queueCondition(query, narrowing, setting) + words.condition
        // Of few customers each is looked at; else all that wait are.
        let set = try plan.sieve.flatMap { sieve in
            try words.isEmpty
                ? (query.worker == nil ? nil : sieve.set(limit: sieve.lastCustomer / 10)) : sieve.set(limit: nil)
        }
        return try plan.segments.reduce(0) { total, segment in
            let clause = segment.condition + Clause(" AND ") + condition
            return try total
                + (set.map { try count("customer c", clause, of: $0) }
                    ?? number(Clause("SELECT count(*) FROM \(plan.from(segment)) WHERE ") + clause))
        }
    }

    /// The queue by its parts, and what a rep has done of it since the day began. O(rows).
    func work(_ query: ListQuery, doneBy who: String) throws -> WorkCounts {
        var query = query
        query.kind = .queue
        let narrowing = try setting.narrowing(query.filter)
        let plan = try ListPlan(queue: query, narrowing, SearchWords(""), setting)
        let condition = try Clause(" AND ") + ListPlan.queueCondition(query, narrowing, setting)
        var counts = WorkCounts()
        for segment in plan.segments {
            func rows(_ columns: String) -> Clause {
                Clause("SELECT \(columns) FROM \(plan.from(segment)) WHERE ") + segment.condition + condition
            }
            guard case .integer(let tag) = segment.tag, let part = ListPlan.QueuePart(rawValue: tag) else { continue }
            switch part {
            case .due:
                let all = try number(rows("count(*)"))
                let now = Value.integer(setting.now.milliseconds)
                counts.overdue = try number(rows("count(*)") + Clause(" AND c.follow_up_due < ?", now))
                counts.dueToday = all - counts.overdue
            case .breached: counts.breached = try number(rows("count(*)"))
            case .waiting: counts.waiting = try number(rows("count(*)"))
            case .later:
                counts.later = try number(rows("count(*)"))
                let first = rows("c.follow_up_due") + Clause(" ORDER BY c.follow_up_due LIMIT 1")
                counts.nextDue = try db.first(first.sql, first.values) { $0.time(0) }
            }
        }
        counts.done = try done(by: who, narrowing)
        return counts
    }

    /// Different customers of whom somebody wrote an outcome down today.
    private func done(by who: String, _ narrowing: Narrowing) throws -> Int {
        let today = setting.zone.startOfDay(setting.now)
        let clause =
            Clause(
                """
                SELECT count(DISTINCT f.customer_id) FROM follow_up f INDEXED BY follow_up_done
                CROSS JOIN customer c ON c.id = f.customer_id
                WHERE f.outcome IS NOT NULL AND f.done_by = ? AND f.done_at >= ? AND\u{20}
                """, .text(who), .integer(today.milliseconds)) + narrowing.customers
        return try number(clause)
    }

    // MARK: - One after the other

    /// The rows of those who can pass, or of everybody.
    private func count(_ from: String, _ condition: Clause, _ narrowing: Narrowing, _ words: SearchWords) throws -> Int
    {
        let sources = narrowing.customerSources + narrowing.leadSources(nil)
        let sieve = try Sieve(
            db, sources, missing: setting.vocabulary.missingIndexes, words, isOfLeads: false)
        guard let set = try sieve.set(limit: sieve.lastCustomer / 3) else {
            return try number(Clause("SELECT count(*) FROM \(from) WHERE ") + condition)
        }
        return try count(from, condition, of: set)
    }

    private func count(_ from: String, _ condition: Clause, of customers: CustomerSet) throws -> Int {
        let one = Clause("SELECT count(*) FROM \(from) WHERE c.id = ? AND ") + condition
        let query = try Query(db, one.sql)
        return try customers.ids.reduce(0) { total, id in
            try total + (query.start().bind(id).bind(one.values).first { $0.int(0) } ?? 0)
        }
    }

    private func number(_ clause: Clause) throws -> Int {
        try db.first(clause.sql, clause.values) { $0.int(0) } ?? 0
    }
}
