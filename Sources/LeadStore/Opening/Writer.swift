import CSQLite
import Foundation
import GRDB
import LeadModel

/// One connection that writes, and the lock it takes for it.
final class Writer: Sendable {
    let path: String
    private let queue: DatabaseQueue
    // Only touched on the queue, which runs one thing at a time.
    private nonisolated(unsafe) let lock: WriteLock?

    /// The schema that was seen to have the indexes by which leads and customers are found. Only touched on the queue.
    private nonisolated(unsafe) var completeSchema: Int64?

    /// How long this one waits for the others.
    private let timeoutSeconds: Int

    static let timeoutSeconds = 30

    /// Of a new store. Half as many pages to write, and then to bring from the log into the file, as with SQLite's 4096.
    private static let pageBytes = 8192

    init(
        path: String, cacheKilobytes: Int = 8_000, timeoutSeconds: Int = Writer.timeoutSeconds
    ) throws(StoreError) {
        (self.path, self.timeoutSeconds) = (path, timeoutSeconds)
        do {
            lock = try WriteLock(storePath: path)
            queue = try DatabaseQueue(
                path: path, configuration: Self.configuration(cacheKilobytes, timeoutSeconds: timeoutSeconds))
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// A copy of a store that lives as long as this object: what is written to it changes nothing.
    init(copyOf path: String, cacheKilobytes: Int) throws(StoreError) {
        (self.path, timeoutSeconds) = (path, Self.timeoutSeconds)
        do {
            lock = nil
            // SQLite keeps a database without a name in a temporary file of its own.
            queue = try DatabaseQueue(path: "", configuration: Self.configuration(cacheKilobytes))
            let source = try DatabaseQueue(
                path: path, configuration: Self.configuration(cacheKilobytes, isReadOnly: true))
            try source.backup(to: queue)
            // A store that may only be read was not brought up to date when it was opened.
            try queue.inDatabase(Migrations.run)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Another connection to the same store; `nil` for a copy, which only one can see.
    func another(cacheKilobytes: Int) throws -> Writer? {
        lock == nil ? nil : try Writer(path: path, cacheKilobytes: cacheKilobytes)
    }

    /// Whether somebody else waits for the transaction to end.
    var isAwaited: Bool { lock?.isAwaited ?? false }

    /// A copy is nobody else's.
    func joinBulk() -> Bool { lock?.joinBulk() ?? true }

    func endBulk() -> Bool { lock?.endBulk() ?? false }

    func claimMemory() -> Bool { lock?.claimMemory() ?? true }

    func leaveBulk() { lock?.leaveBulk() }

    /// Once in a process.
    private static let memory: Void = {
        csqlite_count_no_memory()
        csqlite_return_memory()
    }()

    static func configuration(
        _ cacheKilobytes: Int, isReadOnly: Bool = false, timeoutSeconds: Int = Writer.timeoutSeconds
    ) -> Configuration {
        memory
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(TimeInterval(timeoutSeconds))
        configuration.maximumReaderCount = 1
        // An import's transaction goes on from batch to batch while nobody waits for it.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = -\(cacheKilobytes); PRAGMA temp_store = FILE")
            Membership.install(db)
            guard !isReadOnly else { return }
            // FULL: what was acknowledged outlives a power cut, too.
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864")
        }
        return configuration
    }

    /// Makes or updates the tables; one process at a time, the others wait.
    func migrate() throws(StoreError) {
        do {
            try queue.inDatabase { db in
                let known = try Self.header(of: db)
                try StoreFile.judge(applicationID: known.application, version: known.version, path: path)
                if known.version == Migrations.current { return }
                try hold {
                    if known.application == 0 {
                        guard try Self.isEmpty(db) || Self.header(of: db).application != 0 else {
                            throw StoreError(kind: .notADatabase, message: words(.storeNotADatabase, path))
                        }
                        try db.execute(sql: "PRAGMA page_size = \(Self.pageBytes); PRAGMA journal_mode = WAL")
                    }
                    try Migrations.run(db)
                }
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// One transaction: all of it or nothing. Others wait meanwhile, so keep it short.
    func write<Answer>(_ body: (Database) throws -> Answer) throws -> Answer {
        do {
            return try commit { db in
                let answer = try body(db)
                try SearchIndex.update(db)
                return answer
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// One transaction that leaves the search's index as it is.
    /// - Throws: SQLite's errors as they are.
    func commit<Answer>(_ body: (Database) throws -> Answer) throws -> Answer {
        try queue.inDatabase { db in
            try hold {
                var answer: Answer?
                try db.inTransaction(.immediate) {
                    try completeSchema(db)
                    answer = try body(db)
                    return .commit
                }
                guard let answer else { throw StoreError.stopped }
                return answer
            }
        }
    }

    /// A part of a transaction that goes on until a part says that it is the last, or throws: then nothing of the
    /// transaction is kept. The parts must not be far apart, because others wait meanwhile.
    /// - Parameter remembers: Whether it needs no indexes to find leads and customers by, and refers to nothing that it
    ///   has not seen: references are not looked up once more.
    /// - Returns: The answer, and whether it is committed.
    func writePart<Answer>(
        isFirst: Bool, remembers: Bool = false, _ body: (Database) throws -> (answer: Answer, isLast: Bool)
    ) throws -> (answer: Answer, isLast: Bool) {
        do {
            return try queue.inDatabase { db in
                if isFirst { try begin(db, checksReferences: !remembers) }
                do {
                    if isFirst, !remembers { try completeSchema(db) }
                    let part = try body(db)
                    if part.isLast {
                        try db.execute(sql: "COMMIT; PRAGMA foreign_keys = ON")
                        lock?.release()
                    }
                    return part
                } catch {
                    rollBack(db)
                    throw error
                }
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Makes the indexes by which leads and customers are found where a large import has put them away. O(1) otherwise.
    private func completeSchema(_ db: Database) throws {
        let schema = try db.first("PRAGMA schema_version") { $0.int64(0) }
        if schema == completeSchema { return }
        if try Bulk.lacksFinding(db) {
            try Bulk.makeFinding(db)
        } else {
            completeSchema = schema
        }
    }

    func rollBack() {
        queue.inDatabase { db in rollBack(db) }
    }

    private func begin(_ db: Database, checksReferences: Bool) throws {
        try lock?.take(timeoutSeconds: timeoutSeconds)
        do {
            // Inside of a transaction it would do nothing.
            try db.execute(sql: "PRAGMA foreign_keys = \(checksReferences ? "ON" : "OFF"); BEGIN IMMEDIATE")
        } catch {
            try? db.execute(sql: "PRAGMA foreign_keys = ON")
            lock?.release()
            throw error
        }
    }

    private func rollBack(_ db: Database) {
        if db.isInsideTransaction { try? db.execute(sql: "ROLLBACK") }
        try? db.execute(sql: "PRAGMA foreign_keys = ON")
        lock?.release()
    }

    /// What is asked outside of a transaction.
    func read<Answer>(_ body: (Database) throws -> Answer) throws -> Answer {
        do {
            return try queue.inDatabase(body)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Brings the write-ahead log into the file and empties it, where nobody reads or writes just now: a long one would
    /// be read from its beginning by whoever opens the store next.
    func emptyLog() {
        queue.inDatabase { db in
            try? db.execute(sql: "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)")
            try? db.execute(sql: "PRAGMA busy_timeout = \(timeoutSeconds * 1000)")
        }
    }

    private func hold<Answer>(_ body: () throws -> Answer) throws -> Answer {
        guard let lock else { return try body() }
        return try lock.hold(timeoutSeconds: timeoutSeconds, body)
    }

    private static func header(of db: Database) throws -> (application: Int, version: Int) {
        let application = try db.first("PRAGMA application_id") { $0.int(0) } ?? 0
        let version = try db.first("PRAGMA user_version") { $0.int(0) } ?? 0
        return (application, version)
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        try db.first("SELECT count(*) FROM sqlite_master") { $0.int(0) } == 0
    }
}
