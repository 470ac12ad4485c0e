import GRDB
import LeadModel

/// The funnel's counts by day, where a filter asks for nothing that they don't know: whole days from the table, and
/// what a period cuts off at its ends from the leads.
struct FunnelDays {
    private let db: Database
    private let narrowing: Narrowing
    /// The whole UTC days of the period.
    private let days: Range<Int64>

    /// `nil` where the leads have to be counted.
    init?(_ db: Database, _ narrowing: Narrowing) {
        guard !narrowing.needsCustomer else { return nil }
        let first = narrowing.since.map { (Timestamp(milliseconds: $0.milliseconds - 1).day) + 1 } ?? .min
        let end = narrowing.until.map(\.day) ?? .max
        guard first < end else { return nil }
        (self.db, self.narrowing, days) = (db, narrowing, first..<end)
    }

    func leadsByOrigin(isTest: Bool) throws -> [Int64: Int] {
        var leads = try wholeDays(isTest)
        for (low, high) in ends {
            leads.merge(try counted(from: low, to: high, isTest), uniquingKeysWith: +)
        }
        return leads
    }

    private func wholeDays(_ isTest: Bool) throws -> [Int64: Int] {
        var clauses = [
            narrowing.offers.map { Clause.any(of: $0, in: "offer_id") } ?? Clause("offer_id = 0"),
            Clause("is_test = ?", .integer(isTest ? 1 : 0)),
        ]
        if let origins = narrowing.origins { clauses.append(.any(of: origins, in: "origin_id")) }
        if days == .min ..< .max { clauses.append(Clause("day = ?", .integer(FunnelCounts.allDays))) }
        if days != .min ..< .max {
            clauses.append(Clause("day >= ?", .integer(max(days.lowerBound, FunnelCounts.allDays + 1))))
        }
        if days.upperBound != .max { clauses.append(Clause("day < ?", .integer(days.upperBound))) }
        return try sums("SELECT origin_id, sum(leads) FROM funnel_day WHERE ", clauses)
    }

    private var ends: [(Timestamp, Timestamp)] {
        var ends: [(Timestamp, Timestamp)] = []
        if let since = narrowing.since {
            ends.append((since, Timestamp(milliseconds: days.lowerBound * Timestamp.dayLength)))
        }
        if let until = narrowing.until {
            ends.append((Timestamp(milliseconds: days.upperBound * Timestamp.dayLength), until))
        }
        return ends.filter { $0.0 < $0.1 }
    }

    private func counted(from low: Timestamp, to high: Timestamp, _ isTest: Bool) throws -> [Int64: Int] {
        var clauses = [
            Clause("at >= ?", .integer(low.milliseconds)), Clause("at < ?", .integer(high.milliseconds)),
            Clause("is_test = ?", .integer(isTest ? 1 : 0)),
        ]
        if let offers = narrowing.offers { clauses.append(.any(of: offers, in: "offer_id")) }
        if let origins = narrowing.origins { clauses.append(.any(of: origins, in: "+origin_id")) }
        return try sums("SELECT origin_id, count(*) FROM lead WHERE ", clauses)
    }

    private func sums(_ select: String, _ clauses: [Clause]) throws -> [Int64: Int] {
        let clause = Clause(select) + clauses.joined("AND") + Clause(" GROUP BY origin_id")
        let pairs = try db.rows(clause.sql, clause.values) { ($0.int64(0), $0.int(1)) }
        return Dictionary(pairs.filter { $0.1 != 0 }, uniquingKeysWith: +)
    }
}
