import GRDB
import GRDBSQLite

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

    /// How many steps SQLite makes for what is asked, about.
    func steps(_ ask: () throws -> Void) throws -> Int {
        let count = UnsafeMutablePointer<Int>.allocate(capacity: 1)
        count.initialize(to: 0)
        defer { count.deallocate() }
        try read { db in
            sqlite3_progress_handler(
                db.sqliteConnection, 1,
                { count in
                    count?.assumingMemoryBound(to: Int.self).pointee += 1
                    return 0
                }, count)
        }
        defer { try? read { db in sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) } }
        try ask()
        return count.pointee
    }
}
