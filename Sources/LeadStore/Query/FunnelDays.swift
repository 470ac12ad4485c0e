import GRDB
import LeadModel

/// The funnel's counts by day, whatever a filter asks of customers: whole days from the table, and
/// what a period cuts off at its ends from the leads. O(days · origins + leads of two days).
struct FunnelDays {
    private let db: Database
    private let narrowing: Narrowing
    private let vocabulary: Vocabulary
    private let country: String?

    /// - Parameter country: Whose customers' leads are wanted; `nil` for all.
    init(_ db: Database, _ narrowing: Narrowing, _ vocabulary: Vocabulary, country: String? = nil) {
        (self.db, self.narrowing, self.vocabulary, self.country) = (db, narrowing, vocabulary, country)
    }

    /// How many leads pass, test leads where the filter has them.
    func leads() throws -> Int {
        let own = try leadsByOrigin(isTest: false).values.reduce(0, +)
        return try narrowing.includesTest ? leadsByOrigin(isTest: true).values.reduce(own, +) : own
    }

    /// Those of the filter's period.
    func leadsByOrigin(isTest: Bool) throws -> [Int64: Int] {
        try leadsByOrigin(since: narrowing.since, until: narrowing.until, isTest: isTest)
    }

    func leadsByOrigin(since: Timestamp?, until: Timestamp?, isTest: Bool) throws -> [Int64: Int] {
        let origins = origins(isTest)
        guard !origins.isEmpty, since ?? .distantPast < until ?? .distantFuture else { return [:] }
        guard since != nil || until != nil else {
            return try days(origins, isTest, Clause("day = ?", .integer(FunnelCounts.allDays)))
        }
        let first = since.map { Timestamp(milliseconds: $0.milliseconds - 1).day + 1 } ?? FunnelCounts.allDays + 1
        let end = until.map(\.day) ?? .max
        guard first < end else { return try counted(origins, isTest, since, until) }
        var leads = try days(
            origins, isTest, Clause("day >= ? AND day < ?", .integer(first), .integer(end)))
        if let since { add(try counted(origins, isTest, since, Self.start(first)), to: &leads) }
        if let until { add(try counted(origins, isTest, Self.start(end), until), to: &leads) }
        return leads
    }

    private static func start(_ day: Int64) -> Timestamp { Timestamp(milliseconds: day * Timestamp.dayLength) }

    private func add(_ more: [Int64: Int], to leads: inout [Int64: Int]) {
        leads.merge(more, uniquingKeysWith: +)
    }

    /// Every test makes an origin of its own: where there are more than these, the counts are walked over.
    private static let mostSeeks = 100

    /// Those that have leads at all, so that each is one seek.
    private func origins(_ isTest: Bool) -> [Int64] {
        let known = isTest ? vocabulary.testOrigins : vocabulary.ownOrigins
        return narrowing.origins.map { Set($0) }.map { passing in known.filter(passing.contains) } ?? known
    }

    private func condition(_ origins: [Int64], _ column: String) -> Clause? {
        origins.count <= Self.mostSeeks || narrowing.origins != nil ? .any(of: origins, in: column) : nil
    }

    private func days(_ origins: [Int64], _ isTest: Bool, _ days: Clause) throws -> [Int64: Int] {
        var clauses = [
            Clause.any(of: narrowing.offers ?? [0], in: "offer_id"), Clause("is_test = \(isTest ? 1 : 0)"), days,
        ]
        if let origins = condition(origins, "origin_id") { clauses.insert(origins, at: 1) }
        guard let country else { return try sums("SELECT origin_id, sum(leads) FROM funnel_day WHERE ", clauses) }
        return try sums(
            "SELECT origin_id, sum(leads) FROM funnel_country WHERE ",
            [Clause("country = ?", .text(country))] + clauses)
    }

    private func counted(
        _ origins: [Int64], _ isTest: Bool, _ since: Timestamp?, _ until: Timestamp?
    ) throws -> [Int64: Int] {
        if let since, let until, since >= until { return [:] }
        let index = narrowing.offers == nil ? "lead_time" : "lead_offer_time"
        let hint = vocabulary.by(index)
        var clauses = [Clause("l.is_test = \(isTest ? 1 : 0)")]
        if let origins = condition(origins, "+l.origin_id") { clauses.append(origins) }
        if let since { clauses.append(Clause("l.at >= ?", .integer(since.milliseconds))) }
        if let until { clauses.append(Clause("l.at < ?", .integer(until.milliseconds))) }
        if let offers = narrowing.offers { clauses.append(.any(of: offers, in: "l.offer_id")) }
        let join = country == nil ? "" : " CROSS JOIN customer c ON c.id = l.customer_id"
        if let country { clauses.append(Clause("c.country_code = ?", .text(country))) }
        return try sums("SELECT +l.origin_id, count(*) FROM lead l\(hint)\(join) WHERE ", clauses)
    }

    private func sums(_ select: String, _ clauses: [Clause]) throws -> [Int64: Int] {
        let clause = Clause(select) + clauses.joined("AND") + Clause(" GROUP BY 1")
        let pairs = try db.rows(clause.sql, clause.values) { ($0.int64(0), $0.int(1)) }
        return Dictionary(pairs.filter { $0.1 != 0 }, uniquingKeysWith: +)
    }
}

extension Timestamp {
    fileprivate static let distantPast = Timestamp(milliseconds: .min)
    fileprivate static let distantFuture = Timestamp(milliseconds: .max)
}
