import GRDB
public import LeadModel

/// Takes what is posted into the store: one transaction (fsynced) per call, whatever the number of deliveries.
///
/// A UTC day's deliveries are one entry in the log. One thread at a time.
public final class EndpointIntake {
    /// What came with one request.
    public struct Delivery: Sendable {
        public var items: [Item]
        public var receivedAt: Timestamp
        /// The number of the secret that it came with.
        public var secret: Int64?

        public enum Item: Sendable {
            /// `format` is the format's name, by which what is quarantined is read again.
            case lead(PreparedLead, format: String)
            case unreadable(Unreadable, format: String)
        }

        public init(items: [Item], receivedAt: Timestamp, secret: Int64? = nil) {
            (self.items, self.receivedAt, self.secret) = (items, receivedAt, secret)
        }
    }

    /// What became of one delivery: all of it is in the store.
    public struct Receipt: Hashable, Sendable {
        /// The new leads that are no tests.
        public var leads: [Int64] = []
        /// The new test leads.
        public var testLeads: [Int64] = []
        /// Leads that were there already, and pieces that were in quarantine already.
        public var known = 0
        public var quarantined = 0

        public var tests: Int { testLeads.count }

        package init() {}
    }

    let who: String
    private let rules: [AssignmentRule]
    private let writer: Writer
    private let clock: @Sendable () -> Timestamp
    /// Today's entry as it was committed last.
    private var entry = Entry()
    /// The statements and what is known of the store; none after a failure.
    private var prepared: Prepared?
    private var secretUses: [Int64: Timestamp] = [:]

    /// How many customers the search may not have in its index.
    private static let searchBacklog = 256
    /// So many transactions share what was prepared: what they remember stays small.
    private static let mostUses = 1000
    /// Less than a sender waits for an answer.
    static let timeoutSeconds = 5

    private struct Entry {
        var day: Int64?
        var place = Import.Place()
        var report = ImportReport()
    }

    private struct Prepared {
        var batch: Batch
        var version: Int64
        var uses = 0
    }

    init(store: LeadStore, by who: String, timeoutSeconds: Int = EndpointIntake.timeoutSeconds) throws {
        (self.who, clock, rules) = (who, store.clock, store.assignmentRules)
        writer = try Writer(path: store.writable().path, cacheKilobytes: 16_000, timeoutSeconds: timeoutSeconds)
        try writer.read(Import.makeTables)
    }

    deinit {
        try? writer.write { _ in }
    }

    /// Stores deliveries. What can't be stored for a reason that lies in itself goes to quarantine.
    /// - Returns: As many receipts, in the same order.
    /// - Throws: `StoreError` (`.full`, `.busy`, …) when nothing of it was stored.
    public func accept(_ deliveries: [Delivery]) throws -> [Receipt] {
        guard !deliveries.isEmpty else { return [] }
        do {
            do {
                return try store(deliveries) { batch in try deliveries.map { try batch.take($0) } }
            } catch  where Self.isOfContent(error) {
                return try store(deliveries) { batch in try self.takeOneByOne(deliveries, &batch) }
            }
        } catch {
            throw StoreError(error, path: writer.path)
        }
    }

    private func store(
        _ deliveries: [Delivery], _ take: (inout Batch) throws -> [Receipt]
    ) throws -> [Receipt] {
        let latest = deliveries.map(\.receivedAt).max() ?? clock()
        var uses = secretUses
        let (done, receipts) = try writer.commit { db in
            var prepared = try prepare(db, at: latest)
            self.prepared = nil
            let receipts = try take(&prepared.batch)
            try prepared.batch.finish(isLast: true)
            if let door = prepared.batch.door { try Doors(db).note(DoorFacts(contactAt: latest), of: door) }
            try noteSecrets(deliveries, db, &uses)
            try indexSometimes(&prepared, db)
            return (prepared, receipts)
        }
        (prepared, secretUses) = (done, uses)
        (entry.place, entry.report) = (done.batch.place, done.batch.report)
        return receipts
    }

    /// As if the disk had room for so many pages more.
    @discardableResult
    func limitPages(to most: Int? = nil, toUsedAnd more: Int = 0) throws -> Int {
        try writer.read { db in
            let before = try db.first("PRAGMA max_page_count") { $0.int(0) } ?? 0
            let used = try db.first("PRAGMA page_count") { $0.int(0) } ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(most ?? used + more)")
            return before
        }
    }

    // MARK: - What is kept between transactions

    private func prepare(_ db: Database, at moment: Timestamp) throws -> Prepared {
        let version = try db.first("PRAGMA data_version") { $0.int64(0) } ?? 0
        if var prepared, prepared.version == version, entry.day == moment.day, prepared.uses < Self.mostUses {
            prepared.uses += 1
            return prepared
        }
        // Others have written: what was known may be so no more, and the entry may have been undone.
        if try entry.day != moment.day || isUndone(db) {
            entry = Entry()
            entry.day = moment.day
        }
        let batch = try batch(db, entry.place, entry.report, now: moment)
        return Prepared(batch: batch, version: version)
    }

    private func batch(
        _ db: Database, _ place: Import.Place, _ report: ImportReport, now: Timestamp
    ) throws -> Batch {
        try Batch(db, place: place, report: report, who: who, verb: .import, door: .endpoint, rules: rules, now: now)
    }

    private func isUndone(_ db: Database) throws -> Bool {
        guard let activity = entry.place.activity else { return false }
        return try ActivityColumns.entry(db, activity)?.isUndone ?? true
    }

    /// The search looks at whom its index does not know, so that it need not be written every time.
    private func indexSometimes(_ prepared: inout Prepared, _ db: Database) throws {
        let backlog = Int64(Self.searchBacklog)
        let isLate = try db.first(
            "SELECT (SELECT max(id) FROM customer) > last_customer + ?1 OR (SELECT count(*) FROM unindexed) > ?1 FROM indexed",
            [.integer(backlog)]
        ) { $0.bool(0) }
        if isLate == true { try SearchIndex.update(db, limit: Self.searchBacklog) }
    }

    private func noteSecrets(
        _ deliveries: [Delivery], _ db: Database, _ uses: inout [Int64: Timestamp]
    ) throws {
        for delivery in deliveries {
            guard let secret = delivery.secret else { continue }
            if let last = uses[secret], delivery.receivedAt < last + .minutes(1) { continue }
            uses[secret] = delivery.receivedAt
            try db.run(
                "UPDATE endpoint_secret SET last_used_at = max(?1, coalesce(last_used_at, ?1)) WHERE id = ?2",
                .integer(delivery.receivedAt.milliseconds), .integer(secret))
        }
    }

    // MARK: - What can't be stored

    /// Each delivery by itself, so that one that fails takes no other along.
    private func takeOneByOne(_ deliveries: [Delivery], _ batch: inout Batch) throws -> [Receipt] {
        try deliveries.map { delivery in
            do {
                return try alone(&batch) { try $0.take(delivery) }
            } catch  where Self.isOfContent(error) {
                return try alone(&batch) { try $0.quarantine(delivery) }
            }
        }
    }

    private func alone(_ batch: inout Batch, _ take: (inout Batch) throws -> Receipt) throws -> Receipt {
        let db = batch.db
        var own = try self.batch(db, batch.place, batch.report, now: batch.intake.now)
        var receipt = Receipt()
        try db.inSavepoint {
            receipt = try take(&own)
            try own.finish(isLast: true)
            return .commit
        }
        batch = try self.batch(db, own.place, own.report, now: own.intake.now)
        return receipt
    }

    /// Whether an error of SQLite may lie in what was to be stored; the others lie in the file or the disk.
    private static func isOfContent(_ error: any Error) -> Bool {
        let code: Int32
        switch error {
        case is StoreError: return false
        case let error as SQLiteFailure: code = error.code & 0xFF
        case let error as DatabaseError: code = error.resultCode.rawValue
        default: return true
        }
        let ofContent: [ResultCode] = [
            .SQLITE_ERROR, .SQLITE_TOOBIG, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_RANGE,
        ]
        return ofContent.contains { $0.rawValue == code }
    }
}
