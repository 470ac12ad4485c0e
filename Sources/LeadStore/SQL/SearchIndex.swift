import GRDB

/// Writes the search's entries of the customers that a transaction changed. Once, at its end.
enum SearchIndex {
    private static let columns = "name_sort, company_sort, email_key, reach, notes"

    /// How many one transaction writes: what a large import has left is not one later change's to wait for.
    static let usualCount = 2000

    /// Customers whose entries are not written, or no longer right: the search looks at them, too.
    static let outdated = """
        SELECT customer_id FROM unindexed UNION ALL
        SELECT id FROM customer WHERE id > (SELECT last_customer FROM indexed)
        """

    /// Lets the index gather more in memory before it writes and merges: what one transaction of a large import's end
    /// brings fits, others never bring so much.
    static func expectMany(_ db: Database, bytes: Int = 32_000_000) throws {
        try db.execute(sql: "INSERT INTO customer_text(customer_text, rank) VALUES ('hashsize', \(bytes))")
    }

    /// What is not written yet is left for later. O(customers changed).
    /// - Returns: Whether nothing is left.
    @discardableResult
    static func update(_ db: Database, limit: Int = usualCount) throws -> Bool {
        let changed = try rewriteChanged(db, limit)
        guard changed < limit else { return false }
        return try addNew(db, limit - changed) < limit - changed
    }

    /// A customer who comes back was one of those indexed once, but has no entry now.
    static func noteReturn(of customer: Int64, _ db: Database) throws {
        try db.run(
            """
            INSERT OR IGNORE INTO unindexed(customer_id, was_indexed)
            SELECT ?1, 0 WHERE ?1 <= (SELECT last_customer FROM indexed)
            """, .integer(customer))
    }

    private static func rewriteChanged(_ db: Database, _ limit: Int) throws -> Int {
        let changed = try Query(
            cached: db,
            """
            SELECT u.customer_id, u.was_indexed, c.id IS NOT NULL,
                u.name_sort, u.company_sort, u.email_key, u.reach, u.notes,
                c.name_sort, c.company_sort, c.email_key, c.reach, c.notes
            FROM unindexed u LEFT JOIN customer c ON c.id = u.customer_id ORDER BY u.customer_id LIMIT ?
            """)
        let forget = try Query(
            cached: db,
            "INSERT INTO customer_text(customer_text, rowid, \(columns)) VALUES ('delete', ?, ?, ?, ?, ?, ?)")
        let add = try Query(cached: db, insertSQL)
        var count = 0
        var last: Int64 = 0
        changed.start().bind(limit)
        while try changed.step() {
            count += 1
            last = changed.int64(0)
            if changed.bool(1) { try write(forget, changed, from: 3) }
            if changed.bool(2) { try write(add, changed, from: 8) }
        }
        if count > 0 { try db.run("DELETE FROM unindexed WHERE customer_id <= ?", .integer(last)) }
        return count
    }

    /// One statement for all of them: FTS5 writes what it has gathered whenever one begins.
    private static func addNew(_ db: Database, _ limit: Int) throws -> Int {
        let newest = try db.first(
            """
            SELECT max(id), count(*) FROM (
                SELECT id FROM customer WHERE id > (SELECT last_customer FROM indexed) ORDER BY id LIMIT ?)
            """, [.integer(Int64(limit))]
        ) { ($0.int64(0), $0.int(1)) }
        guard let (last, count) = newest, count > 0 else { return 0 }
        try db.run(
            """
            INSERT INTO customer_text(rowid, \(columns)) \(entriesSQL)
            WHERE id > (SELECT last_customer FROM indexed) AND id <= ? ORDER BY id
            """, .integer(last))
        try db.run("UPDATE indexed SET last_customer = ?", .integer(last))
        return count
    }

    private static func write(_ statement: Query, _ customer: Query, from first: Int32) throws {
        statement.start().bind(customer.int64(0))
        for column in first..<first + 5 { statement.bind(marked(customer.value(column))) }
        try statement.run()
    }

    static let insertSQL = "INSERT INTO customer_text(rowid, \(columns)) VALUES (?, ?, ?, ?, ?, ?)"

    /// What the index has of each customer.
    static let entriesSQL = "SELECT id, \(markedColumns) FROM customer"

    private static let markedColumns = columns.split(separator: ",").map {
        "CASE WHEN \($0) <> '' THEN \($0) || char(1, 1) ELSE \($0) END"
    }.joined(separator: ",")

    /// Two marks at its end make also the last letters of a text the beginning of a three.
    private static func marked(_ value: Value) -> Value {
        guard case .text(let text) = value, !text.isEmpty else { return value }
        return .text(text + "\u{1}\u{1}")
    }
}
