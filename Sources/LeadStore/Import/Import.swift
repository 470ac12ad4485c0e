import CSQLite
import GRDB
public import LeadModel

/// One import: leads go in by batches, and all of it is one entry in the log.
///
/// Who wants to write meanwhile gets his turn between two batches. What was committed stays, whatever happens after it;
/// reading the same again changes nothing. Not for two threads at once.
public final class Import {
    /// What was committed so far.
    public private(set) var report = ImportReport()
    /// The import's entry in the log; `nil` before the first batch and in a dry run.
    public var activity: Int64? { isDryRun ? nil : place.activity }

    private let writer: Writer
    private let who: String
    private let verb: ActivityRow.Verb
    private let door: Door?
    private let clock: @Sendable () -> Timestamp
    private let isDryRun: Bool
    private let rules: [AssignmentRule]
    private var pending: [Item] = []
    private var pendingBytes = 0
    private var place = Place()
    /// The transaction that is open.
    private var open: Batch?
    private var openItems = 0
    private var newLeads: [Int64] = []
    /// Why nothing more is taken: what was read before can't be in the store any more.
    private var failure: (any Error)?
    private var hasTables = false
    private var isBulk = false
    /// What a large import has in memory in place of indexes.
    private var roster: Roster?
    /// Whether the open transaction was begun with it.
    private var remembers = false
    private let bytes: Int?
    /// The leads there were at the beginning.
    private var leadsBefore: Int?

    private static let batchCount = 1000
    private static let batchBytes = 8 << 20
    /// A transaction writes every page that it has changed once, so that few long ones write less than many short ones.
    private static let transactionItems = 200_000
    private static let settlingCacheKilobytes = 16_000
    private static let rosterCacheKilobytes = 12_000
    /// From so many leads on it pays to put the lists' indexes away; some must have come that are not known already.
    private static let bulkLeads = 20_000
    private static let newLeads = 2000
    private static let bytesOfLead = 250

    init(
        writer: Writer, by who: String, verb: ActivityRow.Verb, door: Door? = nil, isDryRun: Bool, bytes: Int?,
        rules: [AssignmentRule] = [], clock: @escaping @Sendable () -> Timestamp
    ) {
        (self.writer, self.who, self.verb, self.isDryRun, self.clock) = (writer, who, verb, isDryRun, clock)
        (self.door, self.bytes, self.rules) = (door, bytes, rules)
    }

    deinit {
        if open != nil { writer.rollBack() }
        try? settle()
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
        try add(prepared: PreparedLead(draft))
    }

    public func add(prepared lead: PreparedLead) throws {
        try add(.lead(lead), bytes: lead.draft.raw.count)
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
        // What a door says of a lead after the lead itself belongs to the same batch.
        let isFull = pending.count >= Self.batchCount || pendingBytes >= Self.batchBytes
        if isFull, !item.isAfterword { try write(isLast: false, commits: false) }
        pending.append(item)
        pendingBytes += bytes
    }

    /// Where the door is to be read from next time: stored in the same transaction as what was added before it. Only
    /// for an import by a door.
    /// - Parameter readUpTo: Up to when the other side has been read, where that can be told.
    public func moveWatermark(_ text: String, readUpTo: Timestamp?) throws {
        try add(.watermark(text, readUpTo: readUpTo), bytes: text.utf8.count)
    }

    /// A lead was deleted at its door: it stays, and is marked so, until it comes again. An unknown key is fine.
    public func markDeleted(_ key: LeadKey) throws {
        try add(.deleted(key), bytes: key.value.utf8.count)
    }

    /// How a lead of the door stands now: a known one is told opt-outs and status, an unknown one is not taken in.
    public func update(prepared lead: PreparedLead) throws {
        try add(.update(lead), bytes: lead.draft.raw.count)
    }

    /// What the door says of itself, in the same transaction as its leads. Only for an import by a door: while that has
    /// uncommitted leads, `LeadStore.note` would wait for them.
    public func note(_ facts: DoorFacts) throws {
        try add(.facts(facts), bytes: 0)
    }

    /// Writes what waits, and ends the transaction. To be called when nothing more is expected soon, because others wait.
    public func commitBatch() throws {
        guard !pending.isEmpty || open != nil else { return }
        try write(isLast: false, commits: true)
    }

    /// Writes what waits and closes the entry.
    @discardableResult
    public func finish() throws -> ImportReport {
        try write(isLast: true, commits: true)
        try settle()
        return report
    }

    /// Drops what waits. What was committed stays, as an entry that did not come to its end and can be undone.
    public func cancel() {
        (pending, pendingBytes) = ([], 0)
        guard open != nil else { return }
        writer.rollBack()
        (open, openItems, hasTables, roster) = (nil, 0, false, nil)
    }

    /// The new leads that a door brought and that were committed since this was asked last, without tests.
    public func takeNewLeads() -> [Int64] {
        defer { newLeads = [] }
        return newLeads
    }

    private func write(isLast: Bool, commits: Bool) throws {
        if let failure { throw failure }
        let isFirst = open == nil
        if isFirst { remembers = roster != nil }
        do {
            let part = try writer.writePart(isFirst: isFirst, remembers: remembers) { db in
                var batch = try open ?? begin(db)
                // Copies of it would be counted while it works.
                open = nil
                batch.intake.now = clock()
                try beginBulk(db, &batch)
                for item in pending { try batch.take(item) }
                // A transaction that remembers is begun otherwise than one that does not.
                let isAnother = (batch.intake.roster != nil) != remembers
                let isFull = openItems + pending.count >= Self.transactionItems
                let ends = commits || isAnother || isFull || writer.isAwaited
                if ends { try end(&batch, isLast: isLast) }
                return (batch, ends)
            }
            hasTables = true
            roster = part.answer.intake.roster
            openItems = part.isLast ? 0 : openItems + pending.count
            open = part.isLast ? nil : part.answer
            if part.isLast {
                (place, report) = (part.answer.place, part.answer.report)
                newLeads += part.answer.newLeads
            }
        } catch {
            // What only this batch has can be tried again; what is gone with the transaction can't.
            if !isFirst { failure = error }
            (open, roster) = (nil, nil)
            throw error
        }
        (pending, pendingBytes) = ([], 0)
    }

    private func begin(_ db: Database) throws -> Batch {
        if !hasTables { try Self.makeTables(db) }
        let batch = try Batch(
            db, place: place, report: report, who: who, verb: verb, door: door, rules: rules, now: clock())
        // Who has written meanwhile has made the indexes, and nothing that is in memory may be true.
        if roster != nil, try Bulk.lacksFinding(db) { batch.intake.roster = roster }
        return batch
    }

    private func end(_ batch: inout Batch, isLast: Bool) throws {
        try batch.finish(isLast: isLast)
        if !isBulk { while try !SearchIndex.update(batch.db, limit: .max) {} }
    }

    // MARK: - Many leads

    /// Where most leads of the store will have come by this import, its indexes are made at the end.
    private func beginBulk(_ db: Database, _ batch: inout Batch) throws {
        let new = batch.report.new
        // A door hands its leads over slowly, and people look at them meanwhile.
        guard !isBulk, door == nil, new >= Self.newLeads else { return }
        let before = try leadsBefore ?? db.first("SELECT count(*) FROM lead") { $0.int(0) - new } ?? 0
        leadsBefore = before
        let expected = max(new, (bytes ?? 0) / Self.bytesOfLead)
        guard expected >= Self.bulkLeads, expected * 4 > before, writer.joinBulk() else { return }
        isBulk = true
        try Bulk.putListsAway(db)
        guard expected * 2 > before, try remember(&batch) else { return }
        try Bulk.putAway(Schema.findingIndexes, db)
    }

    /// Reads the store into memory.
    /// - Returns: Whether there is room for it.
    private func remember(_ batch: inout Batch) throws -> Bool {
        guard writer.claimMemory() else { return false }
        do {
            batch.intake.roster = try Roster(batch.db)
            // What is left to write stands at the ends of the tables: memory is better spent.
            try batch.db.execute(sql: "PRAGMA cache_size = -\(Self.rosterCacheKilobytes)")
            return true
        } catch is Roster.Overtaxed {
            return false
        }
    }

    /// As if the process had died.
    func letGoOfLocks() {
        writer.leaveBulk()
    }

    private func settle() throws {
        guard isBulk else { return }
        (isBulk, roster) = (false, nil)
        csqlite_return_freed_memory()
        // What sorts needs memory, and a thread of its own sorts one part while the next is read.
        try writer.read { db in
            try db.execute(
                sql: "PRAGMA cache_size = -\(Self.settlingCacheKilobytes); PRAGMA shrink_memory; PRAGMA threads = 1")
        }
        try Bulk.settle(writer)
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
