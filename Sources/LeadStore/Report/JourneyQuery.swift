import GRDB
import LeadModel

/// Counts customers' journeys in one pass over the leads.
struct JourneyQuery {
    let setting: Setting
    let filter: Filter
    let isSameOffer: Bool

    func journeys(by: Journeys.By?) throws -> Journeys {
        let narrowing = try setting.narrowing(filter)
        var basis = try BasisCount(setting, filter, narrowing, People(setting))
        let parts = try by.map { try JourneyParts($0, setting) }
        let stuck = try Stuck(setting)
        var whole = JourneyTally()
        var tallies: [Int: JourneyTally] = [:]
        try LeadStream(setting, narrowing).forEach { customer, leads in
            basis.add(customer, leads: leads.count, own: leads.count { $0.step != .crossListed })
            for (place, path) in JourneyPath.all.enumerated() {
                guard let leg = JourneyLeg(leads, path, isSameOffer: isSameOffer) else { continue }
                let age = stuck.age(leg, of: customer)
                whole.add(leg, stuck: age, at: place)
                guard let parts else { continue }
                tallies[parts.number(of: customer, leg.start), default: JourneyTally()].add(leg, stuck: age, at: place)
            }
        }
        return Journeys(
            basis: basis.basis, isSameOffer: isSameOffer, by: by, counts: whole.counts(), before: try before(),
            parts: parts.map { sorted(tallies, $0, by, end: basis.basis.end) } ?? [])
    }

    /// The whole of the period before; nobody is stuck in it, who is stuck now.
    private func before() throws -> [Journeys.Counts]? {
        guard let before = try FunnelQuery(setting, filter).before else { return nil }
        var whole = JourneyTally()
        try LeadStream(setting, setting.narrowing(before)).forEach { _, leads in
            for (place, path) in JourneyPath.all.enumerated() {
                guard let leg = JourneyLeg(leads, path, isSameOffer: isSameOffer) else { continue }
                whole.add(leg, stuck: nil, at: place)
            }
        }
        return whole.counts()
    }

    private func sorted(
        _ tallies: [Int: JourneyTally], _ names: JourneyParts, _ by: Journeys.By?, end: Timestamp
    ) -> [Journeys.Part] {
        let parts = tallies.map { number, tally in
            let part = names.part(number)
            return Journeys.Part(part: part, counts: tally.counts(), isRipe: isRipe(part, end))
        }
        if by == .week { return parts.sorted { $0.part.value < $1.part.value } }
        return parts.sorted { left, right in
            let (more, less) = (left.counts.reduce(0) { $0 + $1.began }, right.counts.reduce(0) { $0 + $1.began })
            return (less, left.part.value) < (more, right.part.value)
        }
    }

    /// Whether the last who can have begun in a week has had the time.
    private func isRipe(_ part: ReportGroup.Part, _ end: Timestamp) -> [Bool] {
        guard case .week(let monday) = part else { return [] }
        let last = setting.zone.timestamp(of: LocalTime(date: monday.adding(days: 7)))
        return Journeys.weeks.map { last + .days(Int64(7 * $0)) <= end }
    }
}

extension JourneyQuery {
    /// The customers behind one number.
    func members(of group: ReportGroup.Journey) throws -> CustomerSet {
        var set = CustomerSet(upTo: Int64(setting.vocabulary.lastCustomer))
        let stuck = try Stuck(setting)
        let parts = try group.part?.journeys.map { try JourneyParts($0, setting) }
        if group.part != nil, parts == nil { return set }
        try LeadStream(setting, setting.narrowing(filter)).forEach { customer, leads in
            guard let leg = JourneyLeg(leads, group.path, isSameOffer: group.isSameOffer),
                group.outcome.holds(leg, stuck: stuck.age(leg, of: customer)),
                parts.map({ $0.part($0.number(of: customer, leg.start)) == group.part }) ?? true
            else { return }
            set.insert(customer)
        }
        return set
    }
}

extension ReportGroup.Journey.Outcome {
    fileprivate func holds(_ leg: JourneyLeg, stuck: Int?) -> Bool {
        switch self {
        case .began: true
        case .completed: leg.end != nil
        case .missing: leg.end == nil
        case .within(let weeks): leg.end.map { $0 - leg.start.at <= Int64(7 * weeks) * Timestamp.dayLength } ?? false
        case .stuck(nil): stuck != nil
        case .stuck(let age?): stuck == age
        }
    }
}

/// The counts of all paths as they grow.
private struct JourneyTally {
    private struct Path {
        var began = 0
        var took: [Int64] = []
        var stuck = [Int](repeating: 0, count: Journeys.stuckAges.count)
    }

    private var paths = [Path](repeating: Path(), count: JourneyPath.all.count)

    mutating func add(_ leg: JourneyLeg, stuck age: Int?, at place: Int) {
        paths[place].began += 1
        if let end = leg.end { paths[place].took.append(end - leg.start.at) }
        if let age { paths[place].stuck[age] += 1 }
    }

    func counts() -> [Journeys.Counts] {
        zip(JourneyPath.all, paths).map { path, tally in
            let took = tally.took.sorted()
            let within = Journeys.weeks.map { weeks in
                took.count(upTo: Int64(7 * weeks) * Timestamp.dayLength)
            }
            return Journeys.Counts(
                path: path, began: tally.began, completed: took.count, took: Spread(sorted: took), within: within,
                stuck: tally.stuck)
        }
    }
}

extension [Int64] {
    /// How many of these, in ascending order, are at most so large. O(log n).
    fileprivate func count(upTo most: Int64) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= most { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
