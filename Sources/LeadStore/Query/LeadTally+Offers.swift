import GRDB
import LeadModel

/// The leads of every offer.
extension LeadTally {
    struct OfferEntry {
        var offer: Int64
        var origin: Int64
        var customer: Int64
        var at: Int64
    }

    /// Every lead that passes, one offer after the other, whatever the filter's period, test leads where the filter has
    /// them. O(leads in the period).
    func forEachByOffer(since: Timestamp?, until: Timestamp?, _ body: (OfferEntry) throws -> Void) throws {
        let offers = narrowing.offers ?? setting.vocabulary.offers.keys.sorted()
        if offers.isEmpty || narrowing.isNever { return }
        let blocked = try BlockedLeads(setting, narrowing)
        let set = try customers(whoeverIsBlocked: blocked != nil)
        let needsCustomer = set == nil && (blocked == nil ? narrowing.needsCustomer : !narrowing.customer.isEmpty)
        let hint = setting.vocabulary.by("lead_offer_time")
        let join = needsCustomer ? " CROSS JOIN customer c ON c.id = l.customer_id" : ""
        var clauses = [Clause("l.offer_id = ?"), narrowing.timelessLeads]
        if let since { clauses.append(Clause("l.at >= ?", .integer(since.milliseconds))) }
        if let until { clauses.append(Clause("l.at < ?", .integer(until.milliseconds))) }
        if needsCustomer {
            clauses += narrowing.customer + [blocked == nil ? narrowing.doNotContactLead : nil].compactMap(\.self)
        }
        let select = "SELECT l.origin_id, l.customer_id, l.at FROM lead l\(hint)\(join) WHERE "
        let clause = Clause(select) + clauses.joined("AND")
        let query = try Query(db, clause.sql)
        for offer in offers {
            query.start().bind(offer).bind(clause.values)
            while try query.step() {
                let customer = query.int64(1)
                if let set, !set.contains(customer) { continue }
                let origin = query.int64(0)
                if let blocked, !blocked.passes(customer: customer, offer: offer, origin: origin) { continue }
                try body(OfferEntry(offer: offer, origin: origin, customer: customer, at: query.int64(2)))
            }
        }
    }

    /// The same as counts of moments: whole days at once where the period has only such.
    func forEachByOffer(
        countedSince since: Timestamp, until: Timestamp,
        _ body: (_ offer: Int64, _ origin: Int64, _ at: Int64, _ leads: Int) throws -> Void
    ) throws {
        let isWhole = [since, until].allSatisfy { $0.milliseconds % Timestamp.dayLength == 0 }
        guard isWhole, !narrowing.needsCustomer, !narrowing.isNever else {
            return try forEachByOffer(since: since, until: until) { try body($0.offer, $0.origin, $0.at, 1) }
        }
        let offers = narrowing.offers ?? setting.vocabulary.offers.keys.sorted()
        let vocabulary = setting.vocabulary
        let known = vocabulary.ownOrigins + (narrowing.includesTest ? vocabulary.testOrigins : [])
        let origins = narrowing.origins.map { passing in known.filter(passing.contains) } ?? known
        let clause =
            Clause("SELECT offer_id, origin_id, day, leads FROM funnel_day WHERE ")
            + .any(of: offers, in: "offer_id") + Clause(" AND ") + .any(of: origins, in: "origin_id")
            + Clause(
                " AND is_test IN (0\(narrowing.includesTest ? ", 1" : "")) AND day >= ? AND day < ?",
                .integer(since.day), .integer(until.day))
        let query = try Query(db, clause.sql).start().bind(clause.values)
        while try query.step() {
            try body(query.int64(0), query.int64(1), query.int64(2) * Timestamp.dayLength, query.int(3))
        }
    }
}
