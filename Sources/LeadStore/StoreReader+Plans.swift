import GRDB

/// What a test of the queries' plans looks at.
extension StoreReader {
    /// Tells every statement that SQLite runs from now on, by whatever way it came.
    func trace(_ tell: @escaping @Sendable (String) -> Void) throws {
        try read { db in
            db.trace { event in
                if case .statement(let statement) = event { tell(statement.sql) }
            }
        }
    }

    /// The steps by which SQLite would run a statement.
    func plan(of sql: String) throws -> [String] {
        try read { db in try db.rows("EXPLAIN QUERY PLAN " + sql) { $0.text(3) } }
    }
}
