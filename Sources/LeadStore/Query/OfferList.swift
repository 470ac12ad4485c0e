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
        if narrowing.isNever { return }
        try countWeeks(setting, filter)
        if narrowing.asksNothing {
            try readLeads(setting)
            try readPeople(setting)
        } else {
            try count(setting, narrowing)
        }
    }

    /// One offer's leads after the other. O(leads).
    private mutating func count(_ setting: Setting, _ narrowing: Narrowing) throws {
        let steps = setting.vocabulary.origins.mapValues(\.step)
        let last = Stage.allCases.max()
        let nobody = CustomerSet(upTo: Int64(setting.vocabulary.lastCustomer))
        var (offer, people, actives) = (Int64(0), nobody, nobody)
        try LeadTally(setting, narrowing).forEachByOffer(since: narrowing.since, until: narrowing.until) { entry in
            if entry.offer != offer { (offer, people, actives) = (entry.offer, nobody, nobody) }
            let step = steps[entry.origin] ?? .other
            leads[offer, default: [:]][step, default: 0] += 1
            guard step != .crossListed else { return }
            if people.insert(entry.customer) { customers[offer, default: 0] += 1 }
            guard setting.rules.stage(of: step) == last else { return }
            if actives.insert(entry.customer) { active[offer, default: 0] += 1 }
        }
    }

    /// What is counted beside the leads: O(offers).
    private mutating func readLeads(_ setting: Setting) throws {
        let (offers, origins) = (setting.vocabulary.offers.keys.sorted(), setting.vocabulary.ownOrigins)
        let clause =
            Clause("SELECT offer_id, origin_id, leads FROM funnel_day WHERE ") + .any(of: offers, in: "offer_id")
            + Clause(" AND ") + .any(of: origins, in: "origin_id")
            + Clause(" AND is_test = 0 AND day = ? AND leads > 0", .integer(FunnelCounts.allDays))
        let counts = try setting.db.rows(clause.sql, clause.values) { ($0.int64(0), $0.int64(1), $0.int(2)) }
        for (offer, origin, count) in counts {
            leads[offer, default: [:]][setting.vocabulary.origins[origin]?.step ?? .other, default: 0] += count
        }
    }

    private mutating func readPeople(_ setting: Setting) throws {
        let groups = try setting.db.rows(
            cached: "SELECT offer_id, steps, customers FROM offer_people WHERE steps > 0 AND offer_id > 0"
        ) {
            ($0.int64(0), $0.int(1), $0.int(2))
        }
        let last = Stage.allCases.max()
        for (offer, mask, count) in groups {
            let steps = Step.allCases.filter { mask & 1 << $0.code != 0 && $0 != .crossListed }
            if !steps.isEmpty { customers[offer, default: 0] += count }
            if steps.contains(where: { setting.rules.stage(of: $0) == last }) { active[offer, default: 0] += count }
        }
    }

    /// The leads of the last weeks: by the counts of their days where the weeks begin with a UTC day.
    private mutating func countWeeks(_ setting: Setting, _ filter: Filter) throws {
        let end = setting.zone.startOfDay(setting.now, addingDays: 1)
        let week = 7 * Timestamp.dayLength
        let start = Timestamp(milliseconds: end.milliseconds - Int64(Funnel.weekCount) * week)
        let narrowing = try setting.narrowing(filter, hasTime: false)
        let steps = setting.vocabulary.origins.mapValues(\.step)
        let none = Array(repeating: 0, count: Funnel.weekCount)
        let tally = LeadTally(setting, narrowing)
        try tally.forEachByOffer(countedSince: start, until: end) { offer, origin, at, leads in
            guard steps[origin] != .crossListed else { return }
            weeks[offer, default: none][Int((at - start.milliseconds) / week)] += leads
        }
    }

    func row(_ id: Int64, _ name: OfferName) -> OfferRow {
        OfferRow(
            id: id, name: name, leads: leads[id] ?? [:],
            weeks: weeks[id] ?? Array(repeating: 0, count: Funnel.weekCount), customers: customers[id] ?? 0,
            activeCustomers: active[id] ?? 0)
    }
}
