import GRDB

/// The store's tables, version by version. Never edit a version that was released: add the next one.
enum Migrations {
    /// Written out only where a store is made or brought up to date.
    static var versions: [String] {
        [
            Schema.dictionaries + Schema.log + Schema.customers + Schema.leads + Schema.work + Schema.counts
                + Schema.search + Schema.lists,
            Schema.doors,
            Schema.finding + Schema.searchAnew + Schema.countries,
            Schema.sales,
            Schema.people,
        ]
    }

    /// The version that this program writes: how many there are, as whoever opens a store asks.
    static let current = 5

    /// "leTP" in the file's header: tells a lead store from any other SQLite file.
    static let applicationID = 0x6C65_5450

    /// Brings a store up to date. Only under the write lock.
    static func run(_ db: Database) throws {
        // A table that is made again goes away for a moment; inside a transaction this would do nothing.
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
        try db.inTransaction(.immediate) {
            let version = try db.first("PRAGMA user_version") { $0.int(0) } ?? 0
            guard version < current else { return .commit }
            for sql in versions[version...] { try db.execute(sql: sql) }
            try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(current)")
            return .commit
        }
    }
}
