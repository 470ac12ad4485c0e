import GRDB
public import LeadModel

/// Customers who may be one person.
extension StoreReader {
    /// All pairs of customers who look like one person, the surest first: O(customers), some seconds of a million, in
    /// less than 30 MB. `interrupt()` ends it.
    /// - Parameters:
    ///   - query: One of each pair is in this list of customers.
    ///   - limit: How many pairs are given; all are counted.
    /// - Throws: `StoreError`.
    public func duplicates(in query: ListQuery = ListQuery(kind: .customers), limit: Int) throws -> Duplicates {
        try ask { setting in try DuplicateSearch(setting, query, limit: limit).run() }
    }

    /// Who looks like one customer, by the indexes: some milliseconds.
    /// - Throws: `StoreError`.
    public func duplicates(of customer: Int64) throws -> Duplicates {
        try ask { setting in try Lookalikes(setting).pairs(of: customer) }
    }

    /// Two customers side by side; `nil` where one is gone, or they are one by now.
    /// - Throws: `StoreError`.
    public func compared(_ one: Int64, _ other: Int64) throws -> ComparedPair? {
        try ask { setting in
            guard let first = try DetailQuery(setting, one)?.detail(),
                let second = try DetailQuery(setting, other)?.detail(), first.row.id != second.row.id
            else { return nil }
            let merged = try ContactRule.load(setting.db, both: first.row.id, second.row.id)
            return ComparedPair(one: first, other: second, merged: merged)
        }
    }
}
