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
    private var pending: [Item] = []
    private var pendingBytes = 0
    private var place = Place()
    /// Where the transaction that is open stands.
    private var open: (place: Place, report: ImportReport)?
    private var openItems = 0
    private var openLeads: [Int64] = []
    private var newLeads: [Int64] = []
    /// Why nothing more is taken: what was read before can't be in the store any more.
    private var failure: (any Error)?
    private var hasTables = false
    private var isBulk = false
    private let bytes: Int?
    /// The leads there were at the beginning.
    private var leadsBefore: Int?

    private static let batchCount = 5000
    private static let batchBytes = 8 << 20
    /// A transaction writes every page that it has changed once, so that few long ones write less than many short ones.
    private static let transactionItems = 200_000
    /// From so many leads on it pays to put the lists' indexes away; some must have come that are not known already.
    private static let bulkLeads = 20_000
    private static let newLeads = 2000
    private static let bytesOfLead = 250

    init(
        writer: Writer, by who: String, verb: ActivityRow.Verb, door: Door? = nil, isDryRun: Bool, bytes: Int?,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        (self.writer, self.who, self.verb, self.isDryRun, self.clock) = (writer, who, verb, isDryRun, clock)
        (self.door, self.bytes) = (door, bytes)
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
        (open, openItems, openLeads, hasTables) = (nil, 0, [], false)
    }

    /// The new leads that a door brought and that were committed since this was asked last, without tests.
    public func takeNewLeads() -> [Int64] {
        defer { newLeads = [] }
        return newLeads
    }

    private func write(isLast: Bool, commits: Bool) throws {
        if let failure { throw failure }
        let isFirst = open == nil
        do {
            let part = try writer.writePart(isFirst: isFirst) { db in
                let done = try take(db, isLast: isLast)
                let ends = commits || openItems + pending.count >= Self.transactionItems || writer.isAwaited
                if ends, !isBulk { while try !SearchIndex.update(db, limit: .max) {} }
                return (done, ends)
            }
            hasTables = true
            openItems = part.isLast ? 0 : openItems + pending.count
            if part.isLast { (newLeads, openLeads) = (newLeads + openLeads, []) }
            open = part.isLast ? nil : part.answer
            if part.isLast { (place, report) = part.answer }
        } catch {
            // What only this batch has can be tried again; what is gone with the transaction can't.
            if !isFirst { failure = error }
            (open, openLeads) = (nil, [])
            throw error
        }
        (pending, pendingBytes) = ([], 0)
    }

    private func take(_ db: Database, isLast: Bool) throws -> (place: Place, report: ImportReport) {
        if !hasTables { try Self.makeTables(db) }
        let (place, report) = open ?? (place, report)
        try beginBulk(db, new: report.new)
        var batch = try Batch(db, place: place, report: report, who: who, verb: verb, door: door, now: clock())
        for item in pending { try batch.take(item) }
        try batch.finish(isLast: isLast)
        openLeads += batch.newLeads
        return (batch.place, batch.report)
    }

    // MARK: - Many leads

    /// Where most leads of the store will have come by this import, its indexes are made at the end.
    private func beginBulk(_ db: Database, new: Int) throws {
        // A door hands its leads over slowly, and people look at them meanwhile.
        guard !isBulk, door == nil, new >= Self.newLeads else { return }
        if leadsBefore == nil { leadsBefore = try db.first("SELECT count(*) FROM lead") { $0.int(0) - new } }
        let expected = max(new, (bytes ?? 0) / Self.bytesOfLead)
        guard expected >= Self.bulkLeads, expected * 4 > leadsBefore ?? 0, writer.joinBulk() else { return }
        try Bulk.putIndexesAway(db)
        isBulk = true
    }

    /// As if the process had died.
    func letGoOfLocks() {
        writer.leaveBulk()
    }

    private func settle() throws {
        guard isBulk else { return }
        isBulk = false
        // Sorting needs memory, too.
        try writer.read { db in try db.execute(sql: "PRAGMA cache_size = -16000; PRAGMA shrink_memory") }
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
