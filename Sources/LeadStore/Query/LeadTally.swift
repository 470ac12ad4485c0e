import GRDB
import LeadModel

/// Goes through the leads that pass, one after the other.
struct LeadTally {
    /// What an index of leads tells of one.
    struct Entry {
        var origin: Int64
        var customer: Int64
        var at: Int64
        var isTest: Bool

        /// - Parameter row: Of a statement that asks for just these columns.
        @inline(__always)
        init(_ row: Query) {
            (origin, customer, at, isTest) = (row.int64(0), row.int64(1), row.int64(2), row.bool(3))
        }
    }

    let setting: Setting
    let narrowing: Narrowing
    var db: Database { setting.db }

    init(_ setting: Setting, _ narrowing: Narrowing) {
        (self.setting, self.narrowing) = (setting, narrowing)
    }

    /// Every lead that passes, test leads where the filter has them, in no order. O(leads of the offer, step or period),
    /// or of the customers that pass where these are few.
    func forEach(_ body: (Entry) throws -> Void) throws {
        if narrowing.isNever { return }
        let index = narrowing.indexOfLeads ?? "lead_customer"
        let blocked = try BlockedLeads(setting, narrowing)
        let set = try customers(whoeverIsBlocked: blocked != nil)
        if index == "lead_customer", let set, set.count < setting.vocabulary.lastCustomer / 8 {
            let query = try prepare(index, of: "l.customer_id = ?")
            for customer in set.ids {
                try read(query.query.start().bind(customer).bind(query.values), nil, blocked, body)
            }
        } else {
            try readAll(index, set, blocked, body)
        }
        if let blocked { try readPartly(blocked, body) }
    }

    /// The same, one customer after the other but for the few who are blocked for some offers. O(leads).
    func forEachByCustomer(_ body: (Entry) throws -> Void) throws {
        if narrowing.isNever { return }
        let blocked = try BlockedLeads(setting, narrowing)
        let set = try customers(whoeverIsBlocked: blocked != nil)
        try readAll("lead_customer", set, blocked, order: " ORDER BY l.customer_id", body)
        if let blocked { try readPartly(blocked, body) }
    }

    private func readAll(
        _ index: String, _ set: CustomerSet?, _ blocked: BlockedLeads?, order: String = "",
        _ body: (Entry) throws -> Void
    ) throws {
        var customers: [Clause] = []
        if set == nil {
            customers += narrowing.customer + (blocked == nil ? [narrowing.doNotContactLead].compactMap(\.self) : [])
        }
        let query = try prepare(index, of: "1", customers, order: order)
        try read(query.query.start().bind(query.values), set, blocked, body)
    }

    private func read(
        _ query: Query, _ set: CustomerSet?, _ blocked: BlockedLeads?, _ body: (Entry) throws -> Void
    ) throws {
        while try query.step() {
            let entry = Entry(query)
            if let set, !set.contains(entry.customer) { continue }
            if let blocked, !blocked.passes(customer: entry.customer, origin: entry.origin) { continue }
            try body(entry)
        }
    }

    /// The leads of those who are blocked for some offers, one customer after the other.
    private func readPartly(_ blocked: BlockedLeads, _ body: (Entry) throws -> Void) throws {
        let customers = narrowing.customer + [narrowing.doNotContactLead].compactMap(\.self)
        let query = try prepare("lead_customer", of: "l.customer_id = ?", customers)
        for customer in blocked.partly {
            try read(query.query.start().bind(customer).bind(query.values), nil, nil, body)
        }
    }

    /// Exactly those who pass the conditions on customers, where indexes tell.
    /// - Parameter whoeverIsBlocked: Whether they may be contacted is looked at otherwise.
    func customers(whoeverIsBlocked: Bool = false) throws -> CustomerSet? {
        let (ranges, missing) = (narrowing.customerRanges, setting.vocabulary.missingIndexes)
        guard !narrowing.customer.isEmpty, whoeverIsBlocked || narrowing.doNotContact == nil,
            missing.isDisjoint(with: ranges.map(\.index))
        else { return nil }
        let sources = narrowing.customerSources.filter(\.indexes.isEmpty)
        let known = try Sieve(db, sources, SearchWords(""), isOfLeads: false).set(limit: nil)
        guard var set = try CustomerJudge(setting: setting, ranges: ranges).passing() else { return known }
        if let known { set.formIntersection(known) }
        return set
    }

    /// - Parameter customers: What is asked of the customer of each lead.
    private func prepare(
        _ index: String, of condition: String, _ customers: [Clause] = [], order: String = ""
    ) throws -> (query: Query, values: [Value]) {
        let hint = setting.vocabulary.by(index)
        let select = "SELECT l.origin_id, l.customer_id, l.at, l.is_test FROM lead l\(hint)"
        let clauses = [Clause(condition), narrowing.leads(in: index)] + customers
        let join = customers.isEmpty ? "" : " CROSS JOIN customer c ON c.id = l.customer_id"
        let clause = Clause("\(select)\(join) WHERE ") + clauses.joined("AND") + Clause(order)
        return (try Query(db, clause.sql), clause.values)
    }
}
