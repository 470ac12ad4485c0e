import GRDB
import LeadModel

/// Counts leads by their origin: from stored counts where these know what a filter asks, else one lead after the other.
struct LeadTally {
    /// What an index of leads tells of one.
    struct Entry {
        var origin: Int64
        var customer: Int64
        var at: Int64
    }

    let setting: Setting
    let narrowing: Narrowing
    var db: Database { setting.db }

    init(_ setting: Setting, _ narrowing: Narrowing) {
        (self.setting, self.narrowing) = (setting, narrowing)
    }

    func byOrigin(isTest: Bool) throws -> [Int64: Int] {
        if narrowing.isNever { return [:] }
        if let days = FunnelDays(db, narrowing, setting.vocabulary) { return try days.leadsByOrigin(isTest: isTest) }
        var leads: [Int64: Int] = [:]
        try forEach(isTest: isTest) { leads[$0.origin, default: 0] += 1 }
        return leads
    }

    /// Leads by origin and week from a moment on. The filter's period is those weeks.
    func weeks(
        _ count: Int, from start: Int64, isTest: Bool,
        _ body: (_ origin: Int64, _ week: Int, _ leads: Int) throws -> Void
    ) throws {
        let week = 7 * Timestamp.dayLength
        guard let days = FunnelDays(db, narrowing, setting.vocabulary) else {
            return try forEach(isTest: isTest) { try body($0.origin, Int(($0.at - start) / week), 1) }
        }
        for place in 0..<count {
            let since = Timestamp(milliseconds: start + Int64(place) * week)
            let until = Timestamp(milliseconds: since.milliseconds + week)
            for (origin, leads) in try days.leadsByOrigin(since: since, until: until, isTest: isTest) {
                try body(origin, place, leads)
            }
        }
    }

    /// Every lead that passes, in no order. O(leads of the offer, step or period), or of the customers that pass where
    /// these are few.
    /// - Parameter isTest: Whether the test leads are wanted, or the others.
    func forEach(isTest: Bool, _ body: (Entry) throws -> Void) throws {
        let index = narrowing.indexOfLeads ?? "lead_customer"
        let set = try customers()
        if index == "lead_customer", let set, set.count < setting.vocabulary.lastCustomer / 8 {
            let query = try prepare(index, isTest: isTest, of: "l.customer_id = ?", needsCustomer: false)
            for customer in set.ids {
                try read(query.query.start().bind(customer).bind(query.values), nil, body)
            }
            return
        }
        let query = try prepare(index, isTest: isTest, of: "1", needsCustomer: narrowing.needsCustomer && set == nil)
        try read(query.query.start().bind(query.values), set, body)
    }

    /// Every lead that passes, one customer after the other, test leads where the filter has them. O(leads).
    func forEachByCustomer(_ body: (Entry) throws -> Void) throws {
        if narrowing.isNever { return }
        let set = try customers()
        let query = try prepare(
            "lead_customer", isTest: narrowing.includesTest ? nil : false, of: "1",
            needsCustomer: narrowing.needsCustomer && set == nil, order: " ORDER BY l.customer_id")
        try read(query.query.start().bind(query.values), set, body)
    }

    private func read(_ query: Query, _ set: CustomerSet?, _ body: (Entry) throws -> Void) throws {
        while try query.step() {
            let customer = query.int64(1)
            if let set, !set.contains(customer) { continue }
            try body(Entry(origin: query.int64(0), customer: customer, at: query.int64(2)))
        }
    }

    /// Exactly those who pass the conditions on customers, where indexes tell.
    /// - Parameter whoeverIsBlocked: Whether they may be contacted is looked at otherwise.
    func customers(whoeverIsBlocked: Bool = false) throws -> CustomerSet? {
        let missing = setting.vocabulary.missingIndexes
        let sources =
            whoeverIsBlocked
            ? narrowing.exactCustomerSources(missing: missing)
            : narrowing.exactSources(missing: missing, ofLeads: false)
        guard narrowing.needsCustomer, let sources else { return nil }
        return try Sieve(db, sources, SearchWords(""), isOfLeads: false).set(limit: nil)
    }

    private func prepare(
        _ index: String, isTest: Bool?, of condition: String, needsCustomer: Bool, order: String = ""
    ) throws -> (query: Query, values: [Value]) {
        let hint = setting.vocabulary.missingIndexes.contains(index) ? "" : " INDEXED BY \(index)"
        let select = "SELECT l.origin_id, l.customer_id, l.at FROM lead l\(hint)"
        var clauses = [Clause(condition), narrowing.leads(in: index, isTest: isTest)]
        if needsCustomer { clauses += narrowing.customer + [narrowing.doNotContactLead].compactMap { $0 } }
        let join = needsCustomer ? " CROSS JOIN customer c ON c.id = l.customer_id" : ""
        let clause = Clause("\(select)\(join) WHERE ") + clauses.joined("AND") + Clause(order)
        return (try Query(db, clause.sql), clause.values)
    }
}
