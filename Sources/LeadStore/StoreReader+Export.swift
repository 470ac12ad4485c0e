import GRDB
public import LeadModel

extension StoreReader {
    /// Every customer that passes with his leads that pass, as leadtop's own export has them, one after the other.
    /// Who was merged comes after whom he was merged into, without leads.
    /// - Parameter customers: Of whom alone; `nil` for all that pass.
    /// - Throws: `StoreError`, or what `body` throws.
    public func exportRecords(
        _ filter: Filter, search: String = "", of customers: [Int64]? = nil, _ body: (CustomerRecord, [LeadDraft]) throws -> Void
    ) throws {
        var failure: (any Error)?
        do {
            try ask { setting in
                try Export(setting, filter, search: search, of: customers).forEach { record, leads in
                    do { try body(record, leads) } catch {
                        failure = error
                        throw error
                    }
                }
            }
        } catch {
            throw failure ?? error
        }
    }

    /// The customers of a list, or those of some who are in it.
    /// - Throws: `StoreError`, or what `body` throws.
    public func forEach(
        _ query: ListQuery, of customers: [Int64]?, _ body: (CustomerRow) throws -> Void
    ) throws {
        guard let customers else {
            return try forEach(query) { row in
                if case .customer(let customer) = row.record { try body(customer) }
            }
        }
        let rows = try ask { setting in
            let words = SearchWords(query.search)
            let condition = try setting.narrowing(query.filter).customers + words.condition
            return try stride(from: 0, to: customers.count, by: 500).flatMap { start in
                let some = Array(customers[start..<min(start + 500, customers.count)])
                let clause = Clause.any(of: some, in: "c.id") + Clause(" AND ") + condition
                return try DetailQuery.rows(setting, clause, limit: some.count)
            }
        }
        try rows.forEach(body)
    }

    /// What a customer is called for good, here and in the stores that read this one's export. O(log n).
    public func reference(of customer: Int64) throws -> String {
        try ask { try References($0.db).reference(of: customer) }
    }
}
