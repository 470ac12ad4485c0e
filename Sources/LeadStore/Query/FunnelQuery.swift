import GRDB
import LeadModel

/// Counts leads and customers by where they came from.
struct FunnelQuery {
    let setting: Setting
    let filter: Filter
    let narrowing: Narrowing
    private var db: Database { setting.db }
    private static let weekLength: Int64 = 7 * Timestamp.dayLength

    init(_ setting: Setting, _ filter: Filter) throws {
        (self.setting, self.filter) = (setting, filter)
        narrowing = try setting.narrowing(filter)
    }

    func funnel(customers: Bool, weeksEnding: Timestamp) throws -> Funnel {
        let leads = try leadsByOrigin(narrowing, isTest: false)
        let test = try leadsByOrigin(narrowing, isTest: true)
        let counted = filter.includesTest ? leads.merging(test, uniquingKeysWith: +) : leads
        let people = try customers ? customersByOrigin() : [:]
        var funnel = Funnel(cells: [], test: test.values.reduce(0, +))
        funnel.cells = cells(counted, people)
        count(people, in: &funnel)
        funnel.weeks = try weeks(ending: weeksEnding)
        funnel.before = try before.map { try FunnelQuery(setting, $0).total() }
        return funnel
    }

    /// Leads that count.
    func total() throws -> Int {
        var leads = try leadsByOrigin(narrowing, isTest: false)
        if filter.includesTest { leads.merge(try leadsByOrigin(narrowing, isTest: true), uniquingKeysWith: +) }
        let crossListed = Set(narrowing.crossListed)
        return leads.reduce(0) { crossListed.contains($1.key) ? $0 : $0 + $1.value }
    }

    /// The filter of the period before, of the same length.
    var before: Filter? {
        guard let since = filter.since else { return nil }
        let length = (filter.until ?? setting.now) - since
        guard length > .seconds(0) else { return nil }
        var before = filter
        (before.since, before.until) = (since - length, since)
        return before
    }

    // MARK: - Leads

    private func leadsByOrigin(_ narrowing: Narrowing, isTest: Bool) throws -> [Int64: Int] {
        if let quick = try FunnelDays(db, narrowing)?.leadsByOrigin(isTest: isTest) { return quick }
        var narrowing = narrowing
        narrowing.includesTest = false
        return try groups(
            Clause("SELECT l.origin_id, count(*) FROM \(narrowing.from) WHERE ")
                + (isTest ? narrowing.testLeads : narrowing.leads) + Clause(" GROUP BY l.origin_id"))
    }

    private func groups(_ clause: Clause) throws -> [Int64: Int] {
        let pairs = try db.rows(clause.sql, clause.values) { ($0.int64(0), $0.int(1)) }
        return Dictionary(pairs, uniquingKeysWith: +)
    }

    /// Leads by source in each of the last weeks, whatever the filter's period.
    private func weeks(ending end: Timestamp) throws -> [Source: [Int]] {
        let start = end.milliseconds - Int64(Funnel.weekCount) * Self.weekLength
        let narrowing = try setting.narrowing(filter, hasTime: false)
        let clause =
            Clause(
                "SELECT l.origin_id, (l.at - ?) / \(Self.weekLength), count(*) FROM \(narrowing.from) WHERE ",
                .integer(start)) + narrowing.countedLeads
            + Clause(" AND l.at >= ? AND l.at < ? GROUP BY 1, 2", .integer(start), .integer(end.milliseconds))
        var weeks: [Source: [Int]] = [:]
        for (origin, week, leads) in try db.rows(clause.sql, clause.values, { ($0.int64(0), $0.int(1), $0.int(2)) }) {
            guard let source = setting.vocabulary.origins[origin]?.source else { continue }
            weeks[source, default: Array(repeating: 0, count: Funnel.weekCount)][week] += leads
        }
        return weeks
    }

    // MARK: - Customers

    /// How many customers have leads of exactly these origins. O(leads that pass).
    func customersByOrigin() throws -> [Set<Int64>: Int] {
        let clause =
            Clause("SELECT l.customer_id, l.origin_id FROM \(narrowing.from) WHERE ") + narrowing.leads
            + Clause(" ORDER BY l.customer_id")
        let query = try Query(db, clause.sql)
        query.start().bind(clause.values)
        var counts: [Set<Int64>: Int] = [:]
        var customer: Int64?
        var origins: [Int64] = []
        while try query.step() {
            if customer != query.int64(0) {
                if customer != nil { counts[Set(origins), default: 0] += 1 }
                customer = query.int64(0)
                origins.removeAll(keepingCapacity: true)
            }
            let origin = query.int64(1)
            if !origins.contains(origin) { origins.append(origin) }
        }
        if customer != nil { counts[Set(origins), default: 0] += 1 }
        return counts
    }

    private func cells(_ leads: [Int64: Int], _ people: [Set<Int64>: Int]) -> [Funnel.Cell] {
        var leadsOf: [SourceAction: Int] = [:]
        for (origin, count) in leads {
            guard let key = sourceAction(origin) else { continue }
            leadsOf[key, default: 0] += count
        }
        let peopleOf = tally(people, by: sourceAction)
        let cells = leadsOf.map { key, leads in
            Funnel.Cell(source: key.source, action: key.action, leads: leads, customers: peopleOf[key] ?? 0)
        }
        return cells.sorted {
            ($0.step.order, $0.source.wire, $0.action.wire) < ($1.step.order, $1.source.wire, $1.action.wire)
        }
    }

    private struct SourceAction: Hashable {
        var source: Source
        var action: Action
    }

    private func sourceAction(_ origin: Int64) -> SourceAction? {
        setting.vocabulary.origins[origin].map { SourceAction(source: $0.source, action: $0.action) }
    }

    /// Different customers by whatever an origin has.
    private func tally<Key: Hashable>(_ people: [Set<Int64>: Int], by key: (Int64) -> Key?) -> [Key: Int] {
        people.reduce(into: [:]) { counts, group in
            for key in Set(group.key.compactMap(key)) { counts[key, default: 0] += group.value }
        }
    }

    private func count(_ people: [Set<Int64>: Int], in funnel: inout Funnel) {
        let crossListed = Set(narrowing.crossListed)
        let origins = setting.vocabulary.origins
        funnel.customersBySource = tally(people) { crossListed.contains($0) ? nil : origins[$0]?.source }
        funnel.customersByStep = tally(people) { crossListed.contains($0) ? nil : origins[$0]?.step }
        funnel.customers = people.reduce(0) { $1.key.isSubset(of: crossListed) ? $0 : $0 + $1.value }
    }
}
