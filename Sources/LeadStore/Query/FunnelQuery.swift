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
        try LeadTally(setting, narrowing).byOrigin(isTest: isTest)
    }

    /// Leads by source in each of the last weeks, whatever the filter's period. The last ends with a day, because whole
    /// days are counted ahead.
    private func weeks(ending moment: Timestamp) throws -> [Source: [Int]] {
        let end = setting.zone.startOfDay(moment, addingDays: 1).milliseconds
        let start = end - Int64(Funnel.weekCount) * Self.weekLength
        var filter = filter
        (filter.since, filter.until) = (Timestamp(milliseconds: start), Timestamp(milliseconds: end))
        let tally = LeadTally(setting, try setting.narrowing(filter))
        var weeks: [Source: [Int]] = [:]
        for isTest in filter.includesTest ? [false, true] : [false] {
            try tally.weeks(Funnel.weekCount, from: start, isTest: isTest) { origin, week, leads in
                guard let origin = setting.vocabulary.origins[origin], origin.step != .crossListed else { return }
                weeks[origin.source, default: Array(repeating: 0, count: Funnel.weekCount)][week] += leads
            }
        }
        return weeks
    }

    // MARK: - Customers

    /// How many customers have leads of exactly these origins. O(leads).
    func customersByOrigin() throws -> [Set<Int64>: Int] {
        var counts: [Set<Int64>: Int] = [:]
        var customer: Int64?
        var origins: [Int64] = []
        try LeadTally(setting, narrowing).forEachByCustomer { entry in
            if customer != entry.customer {
                if customer != nil { counts[Set(origins), default: 0] += 1 }
                customer = entry.customer
                origins.removeAll(keepingCapacity: true)
            }
            if !origins.contains(entry.origin) { origins.append(entry.origin) }
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
        funnel.otherCustomersBySource = tally(people) { origins[$0]?.step == .other ? origins[$0]?.source : nil }
        funnel.customersByStep = tally(people) { crossListed.contains($0) ? nil : origins[$0]?.step }
        funnel.customers = people.reduce(0) { $1.key.isSubset(of: crossListed) ? $0 : $0 + $1.value }
    }
}
