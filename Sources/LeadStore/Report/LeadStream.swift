import GRDB
import LeadModel

/// The leads that pass a filter, one customer after the other and each in order of time, as one index has them. O(leads).
struct LeadStream {
    struct Lead {
        var id: Int64
        var at: Int64
        var origin: Int64
        /// 0 for none.
        var offer: Int64
        var step: Step

        /// Which of two leads came first.
        func isBefore(_ other: Lead) -> Bool { (at, id) < (other.at, other.id) }
    }

    let setting: Setting
    let narrowing: Narrowing
    private let steps: [Step]

    init(_ setting: Setting, _ narrowing: Narrowing) {
        (self.setting, self.narrowing) = (setting, narrowing)
        var steps = [Step](repeating: .other, count: Int(setting.vocabulary.origins.keys.max() ?? 0) + 1)
        for origin in setting.vocabulary.origins.values { steps[Int(origin.id)] = origin.step }
        self.steps = steps
    }

    /// - Parameter body: Given a customer and his leads, cross-listed ones among them.
    func forEach(_ body: (_ customer: Int64, _ leads: [Lead]) throws -> Void) throws {
        if narrowing.isNever { return }
        let set = try LeadTally(setting, narrowing).customers()
        let isFew = set.map { $0.count < setting.vocabulary.lastCustomer / 8 } ?? false
        var statement = Clause(
            "SELECT l.customer_id, l.at, l.origin_id, l.offer_id, l.id FROM lead l INDEXED BY lead_customer")
        var clauses = [narrowing.leads(in: "lead_customer", isTest: narrowing.includesTest ? nil : false)]
        if narrowing.needsCustomer, set == nil {
            statement = statement + Clause(" CROSS JOIN customer c ON c.id = l.customer_id")
            clauses += narrowing.customer + [narrowing.doNotContactLead].compactMap { $0 }
        }
        if isFew { clauses.insert(Clause("l.customer_id = ?"), at: 0) }
        let sort = isFew ? "l.at" : "l.customer_id, l.at"
        let clause = statement + Clause(" WHERE ") + clauses.joined("AND") + Clause(" ORDER BY \(sort)")
        let query = try Query(setting.db, clause.sql)
        guard isFew, let set else { return try read(query.start().bind(clause.values), set, body) }
        for customer in set.ids { try read(query.start().bind(customer).bind(clause.values), nil, body) }
    }

    private func read(_ query: Query, _ set: CustomerSet?, _ body: (Int64, [Lead]) throws -> Void) throws {
        var leads: [Lead] = []
        var customer: Int64 = 0
        while try query.step() {
            let next = query.int64(0)
            if let set, !set.contains(next) { continue }
            if next != customer, !leads.isEmpty {
                try body(customer, leads)
                leads.removeAll(keepingCapacity: true)
            }
            customer = next
            let origin = query.int64(2)
            leads.append(
                Lead(
                    id: query.int64(4), at: query.int64(1), origin: origin, offer: query.int64(3),
                    step: steps[Int(origin)]))
        }
        if !leads.isEmpty { try body(customer, leads) }
    }
}

/// Counts what a report is counted from, while its leads go by.
struct BasisCount {
    private(set) var basis: Basis
    private let blocked: CustomerSet

    init(_ setting: Setting, _ filter: Filter, _ narrowing: Narrowing, _ people: People) throws {
        basis = Basis(filter: filter, asOf: setting.now)
        blocked = try people.blocked()
        let own = LeadPeriod(since: filter.since, until: filter.until, hasTests: true)
        basis.test = try LeadCount(setting, filter).counts(in: [own]).reduce(0) { $0 + $1.test.values.reduce(0, +) }
    }

    /// - Parameters:
    ///   - leads: All of a customer's that pass.
    ///   - own: How many of them are not cross-listed.
    mutating func add(_ customer: Int64, leads: Int, own: Int) {
        basis.crossListed += leads - own
        basis.leads += own
        guard own > 0 else { return }
        basis.customers += 1
        if blocked.contains(customer) { basis.blocked += 1 }
    }
}
