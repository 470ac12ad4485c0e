import GRDB
import LeadModel

/// Counts customers by the furthest stage that their leads reached.
struct StageQuery {
    let setting: Setting
    let filter: Filter

    func stages() throws -> StageCounts {
        let query = try FunnelQuery(setting, filter)
        return StageCounts(
            furthest: try furthest(query), before: try query.before.map { try furthest(FunnelQuery(setting, $0)) })
    }

    private func furthest(_ query: FunnelQuery) throws -> [Stage: Int] {
        if let quick = try byCustomer(query.narrowing) { return quick }
        return try query.customersByOrigin().reduce(into: [:]) { counts, group in
            let stage = group.key.compactMap { setting.vocabulary.origins[$0]?.step }.compactMap(setting.rules.stage)
                .max()
            if let stage { counts[stage, default: 0] += group.value }
        }
    }

    /// Where nothing is asked of leads, the customers know their steps themselves.
    private func byCustomer(_ narrowing: Narrowing) throws -> [Stage: Int]? {
        guard !narrowing.asksLead, narrowing.doNotContact == nil, !narrowing.includesTest else { return nil }
        let clause =
            Clause("SELECT c.steps, count(*) FROM customer c WHERE c.lead_count > 0 AND ") + narrowing.customers
            + Clause(" GROUP BY c.steps")
        let groups = try setting.db.rows(clause.sql, clause.values) { ($0.int(0), $0.int(1)) }
        return groups.reduce(into: [:]) { counts, group in
            let steps = Step.allCases.filter { group.0 & 1 << $0.code != 0 }
            if let stage = steps.compactMap(setting.rules.stage).max() { counts[stage, default: 0] += group.1 }
        }
    }
}
