import GRDB
import LeadModel

/// Leads by their offer.
struct OfferTally {
    private let setting: Setting
    private let narrowing: Narrowing

    init(_ setting: Setting, _ narrowing: Narrowing) {
        (self.setting, self.narrowing) = (setting, narrowing)
    }

    func leads() throws -> [(Value, Int)] {
        var leads: [Int64: Int] = [:]
        if narrowing.isTimeless, !narrowing.needsCustomer {
            leads = try stored()
        } else {
            let tally = LeadTally(setting, narrowing)
            try tally.forEachByOffer(since: narrowing.since, until: narrowing.until) {
                leads[$0.offer, default: 0] += 1
            }
        }
        return leads.map { (.integer($0.key), $0.value) }
    }

    /// O(offers).
    private func stored() throws -> [Int64: Int] {
        let vocabulary = setting.vocabulary
        let known = vocabulary.ownOrigins + (narrowing.includesTest ? vocabulary.testOrigins : [])
        let origins = narrowing.origins.map { passing in known.filter(passing.contains) } ?? known
        let clause =
            Clause("SELECT offer_id, sum(leads) FROM funnel_day WHERE ")
            + .any(of: vocabulary.offers.keys.sorted(), in: "offer_id") + Clause(" AND ")
            + .any(of: origins, in: "origin_id")
            + Clause(
                " AND is_test IN (0\(narrowing.includesTest ? ", 1" : "")) AND day = ? GROUP BY 1",
                .integer(FunnelCounts.allDays))
        let pairs = try setting.db.rows(clause.sql, clause.values) { ($0.int64(0), $0.int(1)) }
        return Dictionary(pairs.filter { $0.1 != 0 }, uniquingKeysWith: +)
    }
}

/// Leads by a column of their customers that has an index: his leads are counted where nothing is asked of leads, else
/// the leads that pass.
struct CustomerTally {
    private let setting: Setting
    private let narrowing: Narrowing
    private let column: String

    init(_ setting: Setting, _ narrowing: Narrowing, _ column: String) {
        (self.setting, self.narrowing, self.column) = (setting, narrowing, column)
    }

    /// O(customers + leads).
    func leads() throws -> [(Value, Int)] {
        var values: [Value] = []
        let numbers = try numbers(&values)
        if values.isEmpty { return [] }
        var counts = Array(repeating: 0, count: values.count + 1)
        try LeadTally(setting, narrowing).forEach { counts[Int(numbers[Int($0.customer)])] += 1 }
        return zip(values, counts.dropFirst()).filter { $0.1 > 0 }.map { ($0.0, $0.1) }
    }

    /// For each customer the number of his value among all, from 1 on; walked as the index has them.
    private func numbers(_ values: inout [Value]) throws -> [UInt32] {
        var numbers = [UInt32](repeating: 0, count: setting.vocabulary.lastCustomer + 1)
        let index = column == "c.owner" ? "customer_owner" : "customer_country"
        let hint = setting.vocabulary.by(index)
        let query = try Query(
            setting.db, "SELECT \(column), c.id FROM customer c\(hint) WHERE \(column) > '' ORDER BY 1"
        ).start()
        while try query.step() {
            let value = query.value(0)
            if values.last != value { values.append(value) }
            numbers[query.int(1)] = UInt32(clamping: values.count)
        }
        return numbers
    }
}
