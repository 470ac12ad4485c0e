import Dispatch
import GRDB

/// The search's index of a store that has none yet, made beside it: by connections and a thread of its own while the
/// store's one writer makes other indexes, in a temporary file, and then copied. FTS5's tables are a few large pages.
///
/// `@unchecked`: `isMade` is written by the thread that makes it, and read only after that has ended.
final class SearchDraft: @unchecked Sendable {
    private let store: Writer
    /// Reads the store meanwhile and writes the copy; it never asks the search's index there, so that it remembers
    /// nothing of it.
    private let other: Writer
    private let aside: DatabaseQueue
    /// Changes when anybody but `store` writes.
    private let version: Int64
    private let work = DispatchGroup()
    private var isMade = false

    /// Fewer are written at once.
    private static let fewest = SearchIndex.usualCount
    /// Read at once: whoever reads keeps the log from being emptied.
    private static let pieceSize = 20_000
    private static let columnCount: Int32 = 6
    private static let cacheKilobytes = 4000
    /// Gathered before it is written and merged: those who sort for the other indexes need memory, too.
    private static let gatheredBytes = 16_000_000

    /// Begins to make it.
    /// - Returns: `nil` where the store has an index, or few customers.
    static func begin(_ store: Writer) throws -> SearchDraft? {
        guard try store.read(isWorthIt), let other = try store.another(cacheKilobytes: cacheKilobytes) else {
            return nil
        }
        let draft = try SearchDraft(store, other)
        DispatchQueue.global().async(group: draft.work) {
            // Where there is no room for it beside the store, it is made in there.
            draft.isMade = (try? draft.make()) != nil
        }
        return draft
    }

    private init(_ store: Writer, _ other: Writer) throws {
        (self.store, self.other) = (store, other)
        version = try store.read(Self.version)
        aside = try DatabaseQueue(path: "", configuration: Writer.configuration(Self.cacheKilobytes))
    }

    private static func isWorthIt(_ db: Database) throws -> Bool {
        try isEmpty(db) && db.first("SELECT coalesce(max(id), 0) FROM customer") { $0.int(0) } ?? 0 > fewest
    }

    /// Whether the store's index knows nobody.
    private static func isEmpty(_ db: Database) throws -> Bool {
        try db.first("SELECT last_customer = 0 AND NOT EXISTS (SELECT 1 FROM unindexed) FROM indexed") { $0.bool(0) }
            ?? false
    }

    private static func version(_ db: Database) throws -> Int64 {
        try db.first("PRAGMA data_version") { $0.int64(0) } ?? 0
    }

    // MARK: - Making

    private func make() throws {
        let table = try other.read {
            try $0.first("SELECT sql FROM sqlite_master WHERE name = 'customer_text'") { $0.text(0) }
        }
        try aside.inDatabase { db in
            // Nobody misses it when the machine stops.
            try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; \(table ?? "")")
            try SearchIndex.expectMany(db, bytes: Self.gatheredBytes)
            try db.inTransaction {
                var last: Int64 = 0
                while let next = try add(after: last, to: db) { last = next }
                return .commit
            }
        }
    }

    /// - Returns: The last customer added; `nil` where there was none.
    private func add(after customer: Int64, to db: Database) throws -> Int64? {
        let add = try Query(cached: db, SearchIndex.insertSQL)
        return try other.read { store in
            let customers = try Query(cached: store, SearchIndex.entriesSQL + " WHERE id > ? ORDER BY id LIMIT ?")
            customers.start().bind(customer).bind(Self.pieceSize)
            defer { customers.start() }
            var last: Int64?
            while try customers.step() {
                last = customers.int64(0)
                add.start()
                for column in 0..<Self.columnCount { add.bind(customers, column) }
                try add.run()
            }
            return last
        }
    }

    // MARK: - Copying

    /// Waits until it is made, and puts it into the store; nothing where anybody has written to the store meanwhile,
    /// because that may be missing from it.
    func finish() throws {
        wait()
        guard isMade else { return }
        try other.commit { db in
            guard try store.read(Self.version) == version, try Self.isEmpty(db) else { return }
            try aside.inDatabase { try Self.copy($0, to: db) }
            try db.run("UPDATE indexed SET last_customer = (SELECT coalesce(max(id), 0) FROM customer)")
        }
    }

    func wait() { work.wait() }

    private static func copy(_ aside: Database, to db: Database) throws {
        for (table, columns) in [("customer_text_data", 2), ("customer_text_idx", 3 as Int32)] {
            try db.execute(sql: "DELETE FROM \(table)")
            let marks = (0..<columns).map { _ in "?" }.joined(separator: ",")
            let insert = try Query(db, "INSERT INTO \(table) VALUES (\(marks))")
            let rows = try Query(aside, "SELECT * FROM \(table)")
            while try rows.step() {
                insert.start()
                for column in 0..<columns { insert.bind(rows, column) }
                try insert.run()
            }
        }
    }
}
