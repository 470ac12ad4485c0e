import GRDB
import LeadModel

/// Counts leads and customers by one thing.
struct BreakdownQuery {
    let setting: Setting
    let filter: Filter
    private var db: Database { setting.db }

    func breakdown(by: Breakdown.By) throws -> Breakdown {
        let parts: [Breakdown.Part] =
            switch by {
            case .sourceStep: try sourceSteps()
            case .offer: try offers()
            case .country: try grouped("c.country_code", joinsCustomer: true)
            case .campaign: try grouped("l.campaign")
            case .week: try weeks()
            }
        return Breakdown(by: by, parts: by == .week ? parts : parts.sorted { ($1.leads, $0.key) < ($0.leads, $1.key) })
    }

    private func grouped(_ key: String, joinsCustomer: Bool = false) throws -> [Breakdown.Part] {
        let narrowing = try setting.narrowing(filter)
        let from = joinsCustomer ? "lead l CROSS JOIN customer c ON c.id = l.customer_id" : narrowing.from
        let clause =
            Clause("SELECT \(key), count(*), count(DISTINCT l.customer_id) FROM \(from) WHERE ")
            + narrowing.countedLeads + Clause(" GROUP BY 1")
        return try db.rows(clause.sql, clause.values) {
            Breakdown.Part(key: $0.text(0), leads: $0.int(1), customers: $0.int(2))
        }
    }

    private func offers() throws -> [Breakdown.Part] {
        try grouped("l.offer_id").map { part in
            var part = part
            part.key = setting.vocabulary.offer(Int64(part.key)).text
            return part
        }
    }

    private func sourceSteps() throws -> [Breakdown.Part] {
        let funnel = try FunnelQuery(setting, filter).funnel(customers: true, weeksEnding: setting.now)
        return funnel.cells.filter { $0.step != .crossListed }.map { cell in
            let source = LeadSource(source: cell.source, action: cell.action, offer: nil)
            return Breakdown.Part(key: source.wire, leads: cell.leads, customers: cell.customers)
        }
    }

    /// Weeks begin on the local Monday.
    private func weeks() throws -> [Breakdown.Part] {
        let narrowing = try setting.narrowing(filter)
        let clause =
            Clause("SELECT l.at, l.customer_id FROM \(narrowing.from) WHERE ") + narrowing.countedLeads
            + Clause(" ORDER BY l.at")
        let query = try Query(db, clause.sql)
        query.start().bind(clause.values)
        var parts: [Breakdown.Part] = []
        var end = Timestamp(milliseconds: .min)
        var people: Set<Int64> = []
        while try query.step() {
            let at = query.time(0)
            if at >= end || parts.isEmpty {
                let monday = monday(of: at)
                end = setting.zone.timestamp(of: LocalTime(date: monday.adding(days: 7)))
                parts.append(Breakdown.Part(key: monday.iso, leads: 0, customers: 0))
                people = []
            }
            parts[parts.count - 1].leads += 1
            if people.insert(query.int64(1)).inserted { parts[parts.count - 1].customers += 1 }
        }
        return parts
    }

    private func monday(of moment: Timestamp) -> CivilDate {
        let date = setting.zone.localTime(of: moment).date
        return date.adding(days: 1 - date.weekday.rawValue)
    }
}
