import GRDB
import LeadModel

/// One thing that is asked of customers, and the parts of an index that tell who passes it and who does not: of the two
/// the smaller is read.
struct CustomerRange {
    let column: String
    let index: String
    /// As a condition on a customer who is known.
    let condition: Clause
    /// `nil` where the index does not have them.
    var passing: Clause?
    /// All others, in pieces that are each one part of the index; `nil` where it does not have them.
    var failing: [Clause]?
    /// Asks about how many pass, where that is counted ahead.
    var counted: Clause?

    /// - Parameter column: One that is never NULL.
    static func equal(_ column: String, _ value: Value, _ index: String) -> CustomerRange {
        let condition = Clause("c.\(column) = ?", value)
        return CustomerRange(
            column: column, index: index, condition: condition, passing: condition,
            failing: [Clause("c.\(column) < ?", value), Clause("c.\(column) > ?", value)])
    }

    /// The index has those who have a follow-up.
    static func followUp(_ wanted: Filter.FollowUp, now: Timestamp, endOfToday: Timestamp) -> CustomerRange {
        func planned(_ condition: Clause) -> CustomerRange {
            CustomerRange(column: "follow_up_due", index: "customer_due", condition: condition, passing: condition)
        }
        switch wanted {
        case .due: return planned(Clause("c.follow_up_due < ?", .integer(endOfToday.milliseconds)))
        case .overdue: return planned(Clause("c.follow_up_due < ?", .integer(now.milliseconds)))
        case .any: return planned(Clause("c.follow_up_due IS NOT NULL"))
        case .none:
            return CustomerRange(
                column: "follow_up_due", index: "customer_due", condition: Clause("c.follow_up_due IS NULL"),
                failing: [Clause("c.follow_up_due IS NOT NULL")])
        }
    }

    /// The customers of a part of the index.
    func select(_ part: Clause) -> Clause {
        Clause("SELECT c.id FROM customer c INDEXED BY \(index) WHERE ") + part
    }
}

/// Reads who passes what is asked of customers.
struct CustomerJudge {
    let setting: Setting
    let ranges: [CustomerRange]

    /// How many customers the parts of an index have, as far as that matters. O(limit).
    func count(_ range: CustomerRange, _ parts: [Clause], limit: Int) throws -> Int {
        try parts.reduce(0) { count, part in
            let clause = Clause("SELECT count(*) FROM (") + range.select(part) + Clause(" LIMIT \(limit))")
            return try count + (setting.db.first(clause.sql, clause.values) { $0.int(0) } ?? 0)
        }
    }

    /// How many customers fail, each as often as he does; `nil` where they are not told by the indexes, or too many.
    func failing(limit: Int) throws -> Int? {
        var failing = 0
        for range in ranges {
            guard let parts = range.failing else { return nil }
            failing += try count(range, parts, limit: limit)
            if failing >= limit { return nil }
        }
        return failing
    }

    /// What the fewest customers pass, where fewer do than `limit`.
    func fewestPassing(limit: Int) throws -> CustomerRange? {
        var (fewest, limit) = (CustomerRange?.none, limit)
        for range in ranges {
            guard let passing = range.passing else { continue }
            let count = try count(range, [passing], limit: limit)
            if count < limit { (fewest, limit) = (range, count) }
        }
        return fewest
    }

    /// Exactly those who pass, and perhaps numbers that nobody has; `nil` where nothing is asked. O(customers of the
    /// smaller part of each index).
    func passing() throws -> CustomerSet? {
        if ranges.isEmpty { return nil }
        let last = Int64(setting.vocabulary.lastCustomer)
        let everybody = CustomerSet(all: last)
        return try ranges.reduce(into: everybody) { found, range in
            if let part = try passingIfSmaller(range) {
                var set = CustomerSet(upTo: last)
                try forEach(range, part) { set.insert($0) }
                found.formIntersection(set)
            } else {
                for part in range.failing ?? [] { try forEach(range, part) { found.remove($0) } }
            }
        }
    }

    /// Both are counted side by side until one has no more.
    private func passingIfSmaller(_ range: CustomerRange) throws -> Clause? {
        guard let passing = range.passing, let failing = range.failing else { return range.passing }
        var limit = 1000
        while true {
            if try count(range, failing, limit: limit) < limit { return nil }
            if try count(range, [passing], limit: limit) < limit { return passing }
            limit *= 8
        }
    }

    private func forEach(_ range: CustomerRange, _ part: Clause, _ body: (Int64) -> Void) throws {
        let select = range.select(part)
        let query = try Query(setting.db, select.sql).start().bind(select.values)
        while try query.step() { body(query.int64(0)) }
    }
}
