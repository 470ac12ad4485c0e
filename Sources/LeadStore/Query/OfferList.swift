import GRDB
import LeadModel

/// The list of offers, worked out whole: there are few.
struct OfferList {
    let rows: [ListRow]

    init(_ query: ListQuery, _ setting: Setting) throws {
        let counts = try OfferCounts(setting, query.filter)
        let words = folded(query.search).split(separator: " ")
        let found = setting.vocabulary.offers.filter { id, name in
            guard counts.leads[id] != nil else { return false }
            let text = folded(name.id) + "\n" + folded(name.title)
            return words.allSatisfy { text.contains($0) }
        }
        let offers = found.map { counts.row($0.key, $0.value) }
        rows = Self.sorted(offers, query.sort).enumerated().map { place, offer in
            ListRow(cursor: ListCursor(values: [.integer(Int64(place))], id: offer.id), record: .offer(offer))
        }
    }

    private static func sorted(_ offers: [OfferRow], _ sort: Sort) -> [OfferRow] {
        let ascending = offers.sorted { left, right in
            switch sort.column {
            case .offer: (folded(left.name.text), left.id) < (folded(right.name.text), right.id)
            case .title: (folded(left.name.title), left.id) < (folded(right.name.title), right.id)
            case .doNotContact:
                (left.leads[.crossListed] ?? 0, left.id) < (right.leads[.crossListed] ?? 0, right.id)
            default: (left.total, left.id) < (right.total, right.id)
            }
        }
        return sort.isDescending ? ascending.reversed() : ascending
    }

    func page(at anchor: Anchor, limit: Int) -> Page {
        let range: Range<Int> =
            switch anchor {
            case .start: 0..<limit
            case .end: rows.count - limit..<rows.count
            case .after(let cursor): place(cursor).map { $0 + 1..<$0 + 1 + limit } ?? 0..<limit
            case .before(let cursor): place(cursor).map { $0 - limit..<$0 } ?? 0..<limit
            case .from(let cursor): place(cursor).map { $0..<$0 + limit } ?? 0..<limit
            case .record(let id): rows.firstIndex { $0.id == id }.map { $0..<$0 + limit } ?? 0..<limit
            }
        let clamped = range.clamped(to: 0..<rows.count)
        return Page(
            rows: Array(rows[clamped]), hasMoreBefore: clamped.lowerBound > 0,
            hasMoreAfter: clamped.upperBound < rows.count)
    }

    private func place(_ cursor: ListCursor) -> Int? {
        rows.firstIndex { $0.id == cursor.id }
    }
}

/// What is counted for every offer at once.
private struct OfferCounts {
    var leads: [Int64: [Step: Int]] = [:]
    private var weeks: [Int64: [Int]] = [:]
    private var customers: [Int64: Int] = [:]
    private var active: [Int64: Int] = [:]

    init(_ setting: Setting, _ filter: Filter) throws {
        let narrowing = try setting.narrowing(filter)
        try countWeeks(setting, filter)
        if narrowing.asksNothing {
            try readLeads(setting)
            try readPeople(setting)
            return
        }
        let steps =
            Clause("SELECT l.offer_id, l.origin_id, count(*) FROM \(narrowing.from) WHERE l.offer_id IS NOT NULL AND ")
            + narrowing.leads + Clause(" GROUP BY 1, 2")
        for (offer, origin, count) in try setting.db.rows(
            steps.sql, steps.values, { ($0.int64(0), $0.int64(1), $0.int(2)) })
        {
            leads[offer, default: [:]][setting.vocabulary.origins[origin]?.step ?? .other, default: 0] += count
        }
        customers = try people(setting, narrowing, Clause("1"))
        let last = Stage.allCases.max()
        let lastOrigins = setting.vocabulary.origins.values.filter { setting.rules.stage(of: $0.step) == last }
        active = try people(setting, narrowing, .any(of: lastOrigins.map(\.id).sorted(), in: "+l.origin_id"))
    }

    /// What is counted beside the leads: O(offers).
    private mutating func readLeads(_ setting: Setting) throws {
        let counts = try setting.db.rows(
            cached: """
                SELECT f.id, o.id, d.leads FROM offer f CROSS JOIN origin o JOIN funnel_day d
                ON d.offer_id = f.id AND d.origin_id = o.id AND d.is_test = 0 AND d.day = ? WHERE d.leads > 0
                """, [.integer(FunnelCounts.allDays)]
        ) { ($0.int64(0), $0.int64(1), $0.int(2)) }
        for (offer, origin, count) in counts {
            leads[offer, default: [:]][setting.vocabulary.origins[origin]?.step ?? .other, default: 0] += count
        }
    }

    private mutating func readPeople(_ setting: Setting) throws {
        let groups = try setting.db.rows(cached: "SELECT offer_id, steps, customers FROM offer_people WHERE steps > 0")
        {
            ($0.int64(0), $0.int(1), $0.int(2))
        }
        let last = Stage.allCases.max()
        for (offer, mask, count) in groups {
            let steps = Step.allCases.filter { mask & 1 << $0.code != 0 && $0 != .crossListed }
            if !steps.isEmpty { customers[offer, default: 0] += count }
            if steps.contains(where: { setting.rules.stage(of: $0) == last }) { active[offer, default: 0] += count }
        }
    }

    private mutating func countWeeks(_ setting: Setting, _ filter: Filter) throws {
        let end = setting.zone.startOfDay(setting.now, addingDays: 1).milliseconds
        let week = 7 * Timestamp.dayLength
        let start = end - Int64(Funnel.weekCount) * week
        let narrowing = try setting.narrowing(filter, hasTime: false)
        let clause =
            Clause("SELECT l.offer_id, (l.at - ?) / \(week), count(*) FROM \(narrowing.from) WHERE ", .integer(start))
            + narrowing.countedLeads
            + Clause(
                " AND l.offer_id IS NOT NULL AND l.at >= ? AND l.at < ? GROUP BY 1, 2", .integer(start), .integer(end))
        for (offer, week, count) in try setting.db.rows(
            clause.sql, clause.values, { ($0.int64(0), $0.int(1), $0.int(2)) })
        {
            weeks[offer, default: Array(repeating: 0, count: Funnel.weekCount)][week] += count
        }
    }

    private func people(_ setting: Setting, _ narrowing: Narrowing, _ condition: Clause) throws -> [Int64: Int] {
        let clause =
            Clause(
                "SELECT l.offer_id, count(DISTINCT l.customer_id) FROM \(narrowing.from) WHERE l.offer_id IS NOT NULL AND "
            )
            + narrowing.countedLeads + Clause(" AND ") + condition + Clause(" GROUP BY 1")
        let pairs = try setting.db.rows(clause.sql, clause.values) { ($0.int64(0), $0.int(1)) }
        return Dictionary(pairs, uniquingKeysWith: +)
    }

    func row(_ id: Int64, _ name: OfferName) -> OfferRow {
        OfferRow(
            id: id, name: name, leads: leads[id] ?? [:],
            weeks: weeks[id] ?? Array(repeating: 0, count: Funnel.weekCount), customers: customers[id] ?? 0,
            activeCustomers: active[id] ?? 0)
    }
}
