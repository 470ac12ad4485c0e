import GRDB
public import LeadModel

/// One import: leads go in by batches, and all of it is one entry in the log.
///
/// Between two batches others can write. What a batch has committed stays, whatever happens after it; reading the same
/// again changes nothing. Not for two threads at once.
public final class Import {
    /// What was done so far; what waits for the next batch is not in it.
    public private(set) var report = ImportReport()
    /// The import's entry in the log; `nil` before the first batch and in a dry run.
    public var activity: Int64? { isDryRun ? nil : place.activity }

    private let writer: Writer
    private let who: String
    private let verb: ActivityRow.Verb
    private let clock: @Sendable () -> Timestamp
    private let isDryRun: Bool
    private var pending: [Item] = []
    private var pendingBytes = 0
    private var place = Place()
    private var hasTables = false

    private static let batchCount = 5000
    private static let batchBytes = 8 << 20

    /// What waits for the next batch.
    enum Item {
        case file(name: String, format: String, header: [UInt8])
        case warning(String)
        case lead(LeadDraft)
        case unreadable(Unreadable)
        case customer(CustomerRecord)
        case resolved(Int64)
    }

    /// Where the import stands: only moves on when a batch is committed.
    struct Place {
        var activity: Int64?
        var file: Int64?
        /// What of the file decides how its pieces are read: they are the same pieces only under the same.
        var kind: [UInt8] = []
        var firstCustomer: Int64 = 0
        /// The changes that the log has of it.
        var changes = 0
        /// Customers of an export who were merged into one that had not been read yet.
        var unmerged: [String: String] = [:]
        /// The ids of the report's files.
        var files: [Int64] = []
    }

    init(
        writer: Writer, by who: String, verb: ActivityRow.Verb, isDryRun: Bool,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        (self.writer, self.who, self.verb, self.isDryRun, self.clock) = (writer, who, verb, isDryRun, clock)
    }

    /// What follows comes from this file or door.
    /// - Parameter header: A CSV's first row as it came; empty for other formats.
    public func beginFile(name: String, format: String, header: [UInt8] = []) throws {
        try add(.file(name: name, format: format, header: header), bytes: header.count)
    }

    /// Says something about the file to whoever imports it.
    public func warn(_ sentence: String) throws {
        try add(.warning(sentence), bytes: sentence.utf8.count)
    }

    public func add(_ draft: LeadDraft) throws {
        try add(.lead(draft), bytes: draft.raw.count)
    }

    /// Keeps what could not be read.
    public func quarantine(_ unreadable: Unreadable) throws {
        try add(.unreadable(unreadable), bytes: unreadable.raw.count)
    }

    /// Takes a customer of an exported store in: what people did with him. His leads name him by his reference.
    public func restore(_ customer: CustomerRecord) throws {
        try add(.customer(customer), bytes: 500)
    }

    /// A quarantined piece was read after all: its leads are in this import.
    public func resolve(quarantine id: Int64) throws {
        try add(.resolved(id), bytes: 0)
    }

    private func add(_ item: Item, bytes: Int) throws {
        pending.append(item)
        pendingBytes += bytes
        if pending.count >= Self.batchCount || pendingBytes >= Self.batchBytes { try commitBatch() }
    }

    /// Writes what waits, in one transaction.
    public func commitBatch() throws {
        guard !pending.isEmpty else { return }
        try commit(isLast: false)
    }

    /// Writes what waits and closes the entry.
    @discardableResult
    public func finish() throws -> ImportReport {
        try commit(isLast: true)
        return report
    }

    /// Drops what waits. What was committed stays, as an entry that did not come to its end and can be undone.
    public func cancel() {
        pending = []
        pendingBytes = 0
    }

    private func commit(isLast: Bool) throws {
        let batch = try writer.write { db in
            if !hasTables { try Self.makeTables(db) }
            var batch = try Batch(db, place: place, report: report, who: who, verb: verb, now: clock())
            for item in pending { try batch.take(item) }
            try batch.finish(isLast: isLast)
            return (batch.place, batch.report)
        }
        hasTables = true
        (place, report) = batch
        cancel()
    }

    /// Lists that may grow with the file live in SQLite's temporary file, not in memory.
    static func makeTables(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TEMP TABLE touched(customer_id INTEGER PRIMARY KEY);
                CREATE TEMP TABLE equal_row(key BLOB PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
                """)
    }
}

extension LeadStore {
    /// Begins an import.
    /// - Parameters:
    ///   - dryRun: Writes to a copy of the store that goes away: the report is the same and nothing changes. Takes a
    ///     copy's time, O(size of the store).
    ///   - isRetry: Whether quarantined pieces are read again; the log calls it so.
    public func beginImport(by who: String, dryRun: Bool = false, isRetry: Bool = false) throws -> Import {
        let cache = 64_000
        let writer =
            try dryRun
            ? Writer(copyOf: path, cacheKilobytes: cache)
            : Writer(path: writable().path, cacheKilobytes: cache)
        return Import(
            writer: writer, by: who, verb: isRetry ? .quarantineRetry : .import, isDryRun: dryRun, clock: clock)
    }
}
