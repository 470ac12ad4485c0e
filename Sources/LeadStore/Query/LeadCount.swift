import GRDB
import LeadModel

/// Counts the leads that pass a filter, by origin, in several periods at once: whichever the filter's own are.
///
/// What is kept by day knows nothing of what customers are now. Where few of them fail what is asked of customers, their
/// leads are taken off the kept counts; where few pass, theirs are counted; else all leads of the periods are walked
/// over. Who may not be contacted is weighed apart, because that depends on his leads, too.
struct LeadCount {
    let setting: Setting
    let filter: Filter
    /// Of leads of any time, test leads or not, whether their customers may be contacted or not.
    private let narrowing: Narrowing
    private var vocabulary: Vocabulary { setting.vocabulary }

    init(_ setting: Setting, _ filter: Filter) throws {
        (self.setting, self.filter) = (setting, filter)
        var plain = filter
        (plain.since, plain.until, plain.doNotContact, plain.includesTest, plain.group) = (nil, nil, nil, true, nil)
        narrowing = try setting.narrowing(plain)
    }

    /// How many leads pass in the filter's own period, test leads where it has them.
    func total() throws -> Int {
        try counts(in: [LeadPeriod(filter)]).reduce(0) { $0 + $1.total }
    }

    func counts(in periods: [LeadPeriod]) throws -> [LeadPeriod.Counts] {
        // Whose a group is depends on the period, too.
        if filter.group != nil, periods.count > 1 { return try periods.flatMap { try counts(in: [$0]) } }
        var counter = LeadCounter(periods, vocabulary, passing: narrowing.origins)
        if narrowing.isNever { return counter.counts }
        guard isAnsweredByIndexes else {
            try walk(over: filter, periods, &counter)
            return counter.counts
        }
        let passing = counter.wanted
        let crossListed = Set(narrowing.crossListed)
        if let wanted = filter.doNotContact { counter.want(crossListed, wanted == .only) }
        try countJudged(periods, &counter)
        if let wanted = filter.doNotContact {
            counter.wanted = passing
            counter.want(crossListed, false)
            try addBlocked(wanted == .only ? 1 : -1, periods, &counter)
        }
        return counter.counts
    }

    private var isAnsweredByIndexes: Bool {
        let needed = narrowing.customerRanges.map(\.index) + (filter.doNotContact == nil ? [] : ["customer_blocked"])
        return filter.group == nil && filter.changedAfter == nil && vocabulary.missingIndexes.isDisjoint(with: needed)
    }

    // MARK: - What is asked of customers

    private func countJudged(_ periods: [LeadPeriod], _ counter: inout LeadCounter) throws {
        let ranges = narrowing.customerRanges
        let country = keptCountry(periods)
        let judged = ranges.filter { country == nil || $0.column != "country_code" }
        if judged.isEmpty { return try addKept(country, periods, &counter) }
        switch try way(judged, leads: leads(periods)) {
        case .passing(let range): try addPassing(range, periods, &counter)
        case .failing:
            try addKept(country, periods, &counter)
            try takeFailing(
                judged, within: ranges.filter { country != nil && $0.column == "country_code" }, periods, &counter)
        case .all:
            var plain = filter
            if plain.doNotContact == .only { plain.step = plain.step ?? .crossListed }
            plain.doNotContact = nil
            try walk(over: plain, periods, &counter)
        }
    }

    /// Whose leads are looked at.
    private enum Way {
        case passing(CustomerRange)
        case failing
        case all
    }

    /// Those who pass and those who fail are counted side by side, so that many are only counted where few are not.
    private func way(_ judged: [CustomerRange], leads: Int) throws -> Way {
        let (all, judge) = (
            CustomerJudge(setting: setting, ranges: narrowing.customerRanges),
            CustomerJudge(setting: setting, ranges: judged)
        )
        let limits = Sieve.Limits.current
        let most = max(leads / limits.walkPerCustomer, limits.customers)
        var limit = min(limits.customers, most)
        while true {
            if try judge.failing(limit: limit) != nil { return .failing }
            if let range = try all.fewestPassing(limit: limit) { return .passing(range) }
            if limit == most { return .all }
            limit = min(max(limit * 4, 1), most)
        }
    }

    /// The country, where leads of each are kept: by day only those of all offers together.
    private func keptCountry(_ periods: [LeadPeriod]) -> String? {
        let isKept = narrowing.offers == nil || periods.allSatisfy(\.isTimeless)
        return isKept && !vocabulary.missingIndexes.contains(CountryCounts.name) ? narrowing.country : nil
    }

    /// How many leads a walk would see, about.
    private func leads(_ periods: [LeadPeriod]) throws -> Int {
        let days = FunnelDays(setting.db, narrowing, vocabulary)
        return try LeadPeriod.merged(periods).reduce(0) { leads, period in
            try leads
                + days.leadsByOrigin(since: period.since, until: period.until, isTest: false).values.reduce(0, +)
        }
    }

    private func addKept(_ country: String?, _ periods: [LeadPeriod], _ counter: inout LeadCounter) throws {
        let days = FunnelDays(setting.db, narrowing, vocabulary, country: country)
        for (place, period) in periods.enumerated() {
            for isTest in period.hasTests ? [false, true] : [false] {
                let leads = try days.leadsByOrigin(since: period.since, until: period.until, isTest: isTest)
                counter.add(leads, isTest: isTest, in: place)
            }
        }
    }

    private func addPassing(_ range: CustomerRange, _ periods: [LeadPeriod], _ counter: inout LeadCounter) throws {
        guard let passing = range.passing else { return }
        let others = narrowing.customerRanges.filter { $0.column != range.column }
        let set = try CustomerJudge(setting: setting, ranges: others).passing()
        try counter.add(leads(of: passing, in: range.index, periods), of: set, 1)
    }

    /// Each who fails counts once, however much he fails.
    private func takeFailing(
        _ ranges: [CustomerRange], within: [CustomerRange], _ periods: [LeadPeriod], _ counter: inout LeadCounter
    ) throws {
        var passed = within
        for range in ranges {
            let left = try CustomerJudge(setting: setting, ranges: passed).passing()
            for part in range.failing ?? [] {
                try counter.add(leads(of: part, in: range.index, periods), of: left, -1)
            }
            passed.append(range)
        }
    }

    /// The leads of those who are blocked, but for what is cross-listed by itself.
    private func addBlocked(_ sign: Int, _ periods: [LeadPeriod], _ counter: inout LeadCounter) throws {
        let set = try CustomerJudge(setting: setting, ranges: narrowing.customerRanges).passing()
        let blocked = Clause(
            """
            c.contact > 0 AND (c.contact = 2 OR EXISTS (
                SELECT 1 FROM blocked_offer b WHERE b.customer_id = l.customer_id AND b.offer_id = l.offer_id))
            """)
        try counter.add(leads(of: blocked, in: "customer_blocked", periods), of: set, sign)
    }

    // MARK: - Leads

    /// The leads of the customers in a part of an index.
    private func leads(of customers: Clause, in index: String, _ periods: [LeadPeriod]) throws -> Query {
        var clauses = [customers] + (narrowing.offers.map { [Clause.any(of: $0, in: "l.offer_id")] } ?? [])
        let all = LeadPeriod.merged(periods)
        if let since = all.first?.since { clauses.append(Clause("l.at >= ?", .integer(since.milliseconds))) }
        if let until = all.last?.until { clauses.append(Clause("l.at < ?", .integer(until.milliseconds))) }
        let clause =
            Clause(
                """
                SELECT l.origin_id, l.customer_id, l.at, l.is_test FROM customer c INDEXED BY \(index)
                CROSS JOIN lead l INDEXED BY lead_customer ON l.customer_id = c.id WHERE\u{20}
                """) + clauses.joined("AND")
        return try Query(setting.db, clause.sql).start().bind(clause.values)
    }

    /// All leads of the periods that a filter lets pass.
    private func walk(over filter: Filter, _ periods: [LeadPeriod], _ counter: inout LeadCounter) throws {
        for period in LeadPeriod.merged(periods) {
            var filter = filter
            (filter.since, filter.until) = (period.since, period.until)
            var narrowing = try setting.narrowing(filter)
            narrowing.includesTest = period.hasTests
            try LeadTally(setting, narrowing).forEach { counter.add($0, 1) }
        }
    }
}
