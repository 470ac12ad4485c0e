import GRDB
import LeadModel

/// Counts customers by the furthest stage that their leads reached.
struct StageQuery {
    let setting: Setting
    let filter: Filter

    func stages() throws -> StageCounts {
        let query = try FunnelQuery(setting, filter)
        return StageCounts(
            furthest: try furthest(query.narrowing),
            before: try query.before.map { try furthest(setting.narrowing($0)) })
    }

    private func furthest(_ narrowing: Narrowing) throws -> [Stage: Int] {
        if narrowing.isNever { return [:] }
        let masks = try stored(narrowing) ?? byCustomer(narrowing) ?? byLead(narrowing)
        return masks.reduce(into: [:]) { counts, group in
            let steps = Step.allCases.filter { group.key & 1 << $0.code != 0 }
            guard group.value != 0, let stage = steps.compactMap(setting.rules.stage).max() else { return }
            counts[stage, default: 0] += group.value
        }
    }

    /// Customers by the set of their steps, and of those with one offer, are counted ahead. O(1).
    private func stored(_ narrowing: Narrowing) throws -> [Int: Int]? {
        if let kept = CountryPeople(narrowing, setting.vocabulary) { return try groups(kept.steps) }
        guard let offers = narrowing.offers, offers.count == 1, narrowing.origins == nil, narrowing.since == nil,
            narrowing.until == nil, !narrowing.needsCustomer, !narrowing.includesTest
        else { return nil }
        return try groups(
            Clause("SELECT steps, customers FROM offer_people WHERE offer_id = ?", .integer(offers[0])))
    }

    /// Where nothing is asked of leads, the customers know their steps themselves. O(customers that pass).
    private func byCustomer(_ narrowing: Narrowing) throws -> [Int: Int]? {
        let missing = setting.vocabulary.missingIndexes
        guard !narrowing.asksLead, !narrowing.includesTest,
            missing.isDisjoint(with: ["customer_steps", "customer_hidden"]),
            let sources = narrowing.exactSources(missing: missing, ofLeads: false)
        else { return nil }
        var masks = try masks(sources)
        let hidden =
            Clause("SELECT c.steps, count(*) FROM customer c INDEXED BY customer_hidden WHERE ")
            + Clause("(c.merged_into IS NOT NULL OR c.is_test = 1) AND ")
            + (narrowing.customer + [Clause("1")]).joined("AND") + Clause(" GROUP BY 1")
        for (mask, customers) in try groups(hidden) { masks[mask, default: 0] -= customers }
        return masks
    }

    private func masks(_ sources: [Sieve.Source]) throws -> [Int: Int] {
        // Where the counts are put away, of everybody.
        let set = try Sieve(setting.db, sources, SearchWords(""), isOfLeads: false).set(limit: nil)
        let query = try Query(setting.db, "SELECT c.steps, c.id FROM customer c INDEXED BY customer_steps").start()
        var masks: [Int: Int] = [:]
        while try query.step() {
            if set?.contains(query.int64(1)) ?? true { masks[query.int(0), default: 0] += 1 }
        }
        return masks
    }

    private func groups(_ clause: Clause) throws -> [Int: Int] {
        let pairs = try setting.db.rows(clause.sql, clause.values) { ($0.int(0), $0.int(1)) }
        return Dictionary(pairs, uniquingKeysWith: +)
    }

    /// O(leads that pass), with a byte for every customer.
    private func byLead(_ narrowing: Narrowing) throws -> [Int: Int] {
        var steps = [UInt8](repeating: 0, count: Int(setting.vocabulary.origins.keys.max() ?? 0) + 1)
        for origin in setting.vocabulary.origins.values { steps[Int(origin.id)] = UInt8(1 << origin.step.code) }
        var masks = [UInt8](repeating: 0, count: setting.vocabulary.lastCustomer + 1)
        try LeadTally(setting, narrowing).forEach { masks[Int($0.customer)] |= steps[Int($0.origin)] }
        return masks.reduce(into: [:]) { counts, mask in
            if mask != 0 { counts[Int(mask), default: 0] += 1 }
        }
    }
}
