import GRDB
import LeadModel

extension ListPlan {
    /// The customers that pass, in the order asked for.
    init(customers query: ListQuery, _ narrowing: Narrowing, _ words: SearchWords, _ setting: Setting) throws {
        let order = CustomerOrder(sort: query.sort, narrowing: narrowing, rules: setting.rules)
        try self.init(
            columns: CustomerColumns.sql, narrowing.customers + words.condition,
            narrowing.isNever ? [] : order.segments,
            tag: order.tag, narrowing, words, setting)
    }

    /// The work queue: what is due, then who was never contacted, past the target first, then what comes later.
    init(queue query: ListQuery, _ narrowing: Narrowing, _ words: SearchWords, _ setting: Setting) throws {
        try self.init(
            columns: CustomerColumns.sql + WorkColumns.sql,
            Self.queueCondition(query, narrowing, setting) + words.condition,
            narrowing.isNever ? [] : Self.queue(query.kind, setting), tag: nil, narrowing, words, setting,
            more: Self.workerSources(query, setting))
    }

    private init(
        columns: String, _ condition: Clause, _ segments: [Segment], tag: String?, _ narrowing: Narrowing,
        _ words: SearchWords, _ setting: Setting, more: [Sieve.Source] = []
    ) throws {
        let record = Clause("SELECT \(columns) FROM customer c \(CustomerColumns.join) WHERE c.id = ? AND ")
        self.init(walk: .customers, segments: segments, tag: tag, record: record + condition)
        missingIndexes = setting.vocabulary.missingIndexes
        let tally = FunnelDays(setting.db, narrowing, setting.vocabulary)
        let sources =
            try narrowing.customerSources + narrowing.doNotContactSources(ofLeads: false)
            + narrowing.leadSources(tally.leads()) + more
        sieve = try Sieve(
            setting.db, sources, missing: setting.vocabulary.missingIndexes, words, isOfLeads: false,
            cache: setting.vocabulary.sieves)
    }

    /// What all customers of the queue must be.
    static func queueCondition(_ query: ListQuery, _ narrowing: Narrowing, _ setting: Setting) throws -> Clause {
        let condition = [Clause("c.contact < 2"), narrowing.customers].joined("AND")
        guard let workers = try workers(query, setting) else { return condition }
        return condition + Clause(" AND ") + .any(of: workers, in: "c.worker")
    }

    /// Whose work the queue holds; nobody's is an empty name, and a rep's has it, too. `nil` for everyone's.
    private static func workers(_ query: ListQuery, _ setting: Setting) throws -> [String]? {
        switch query.worker {
        case nil: return nil
        case .nobody: return [""]
        case .named(let rep):
            return try ["", rep] + Absences.load(setting.db).stoodInFor(by: rep, at: setting.now)
        }
    }

    /// Customers who may be the worker's: who has an owner is his owner's work.
    private static func workerSources(_ query: ListQuery, _ setting: Setting) throws -> [Sieve.Source] {
        guard let workers = try workers(query, setting) else { return [] }
        let select = Clause("SELECT c.id FROM customer c INDEXED BY customer_owner WHERE ")
        return [Sieve.Source(indexes: ["customer_owner"], select: select + .any(of: workers, in: "c.owner"))]
    }

    /// The parts of the queue by their tags; those of a store that was read before keep theirs.
    enum QueuePart: Int64 {
        case due = 0
        case waiting = 1
        case later = 2
        case breached = 3
    }

    private static func queue(_ kind: ListQuery.Kind, _ setting: Setting) -> [Segment] {
        func segment(_ part: QueuePart, _ index: String, _ condition: Clause, _ key: String) -> Segment {
            Segment(
                tag: .integer(part.rawValue), from: "customer c INDEXED BY \(index)", condition: condition,
                keys: [key, "c.id"], isDescending: false)
        }
        let end = Value.integer(setting.endOfToday.milliseconds)
        let breaches = setting.breaches
        let today = [
            segment(.due, "customer_due", Clause("c.follow_up_due < ?", end), "c.follow_up_due"),
            segment(.breached, "customer_waiting", waiting + Clause(" AND ") + breaches.past, "c.own_at"),
            segment(.waiting, "customer_waiting", waiting + Clause(" AND ") + breaches.within, "c.own_at"),
        ]
        let later = segment(.later, "customer_due", Clause("c.follow_up_due >= ?", end), "c.follow_up_due")
        return kind == .today ? today : today + [later]
    }

    /// May be contacted, never was, nothing is planned, and nobody closed him. As the index has it.
    static let waiting = Clause(
        """
        c.contacted_at IS NULL AND c.follow_up_due IS NULL AND c.contact < 2 AND c.status <= 2 AND c.is_test = 0 \
        AND c.merged_into IS NULL AND c.lead_count > 0
        """)
}
