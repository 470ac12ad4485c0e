import GRDB

/// Writes the search's entries of the customers that a transaction changed. Once, at its end.
enum SearchIndex {
    private static let columns = "name_sort, company_sort, email_key, reach, notes"

    /// O(customers changed).
    static func update(_ db: Database) throws {
        let changed = try Query(
            cached: db,
            """
            SELECT u.customer_id, u.was_indexed, c.id IS NOT NULL,
                u.name_sort, u.company_sort, u.email_key, u.reach, u.notes,
                c.name_sort, c.company_sort, c.email_key, c.reach, c.notes
            FROM unindexed u LEFT JOIN customer c ON c.id = u.customer_id ORDER BY u.customer_id
            """)
        let forget = try Query(
            cached: db,
            "INSERT INTO customer_text(customer_text, rowid, \(columns)) VALUES ('delete', ?, ?, ?, ?, ?, ?)")
        let add = try Query(cached: db, "INSERT INTO customer_text(rowid, \(columns)) VALUES (?, ?, ?, ?, ?, ?)")
        var isAny = false
        changed.start()
        while try changed.step() {
            isAny = true
            if changed.bool(1) { try write(forget, changed, from: 3) }
            if changed.bool(2) { try write(add, changed, from: 8) }
        }
        if isAny { try db.run("DELETE FROM unindexed") }
    }

    private static func write(_ statement: Query, _ customer: Query, from first: Int32) throws {
        statement.start().bind(customer.int64(0))
        for column in first..<first + 5 { statement.bind(customer.value(column)) }
        try statement.run()
    }
}
