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
        let (before, hasTests) = (before, filter.includesTest)
        let own = LeadPeriod(since: filter.since, until: filter.until, hasTests: true)
        let weeks = LeadPeriod.weeks(Funnel.weekCount, from: start(ofWeeksEnding: weeksEnding), hasTests: hasTests)
        let periods = [own] + weeks + [before.map(LeadPeriod.init)].compactMap(\.self)
        let counts = try LeadCount(setting, filter).counts(in: periods)
        let people = try customers ? customersByOrigin() : [:]
        var funnel = Funnel(cells: [], test: counts[0].test.values.reduce(0, +))
        funnel.cells = cells(hasTests ? counts[0].all : counts[0].leads, people)
        count(people, in: &funnel)
        funnel.weeks = bySource(counts[1...Funnel.weekCount].map(\.all))
        funnel.before = before == nil ? nil : total(counts[counts.count - 1].all)
        return funnel
    }

    /// Leads that count.
    private func total(_ leads: [Int64: Int]) -> Int {
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

    /// The last of the weeks ends with a day, because whole days are counted ahead.
    private func start(ofWeeksEnding moment: Timestamp) -> Int64 {
        setting.zone.startOfDay(moment, addingDays: 1).milliseconds - Int64(Funnel.weekCount) * Self.weekLength
    }

    private func bySource(_ weeks: [[Int64: Int]]) -> [Source: [Int]] {
        var sources: [Source: [Int]] = [:]
        for (week, leads) in weeks.enumerated() {
            for (origin, leads) in leads {
                guard let origin = setting.vocabulary.origins[origin], origin.step != .crossListed else { continue }
                sources[origin.source, default: Array(repeating: 0, count: weeks.count)][week] += leads
            }
        }
        return sources
    }

    // MARK: - Customers

    /// How many customers have leads of exactly these origins. O(leads).
    func customersByOrigin() throws -> [Set<Int64>: Int] {
        var counts: [Set<Int64>: Int] = [:]
        var customer: Int64?
        var origins: [Int64] = []
        func countCustomer() {
            if customer != nil { counts[Set(origins), default: 0] += 1 }
            origins.removeAll(keepingCapacity: true)
        }
        try LeadTally(setting, narrowing).forEachByCustomer { entry in
            if customer != entry.customer {
                countCustomer()
                customer = entry.customer
            }
            if !origins.contains(entry.origin) { origins.append(entry.origin) }
        }
        countCustomer()
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
