import GRDB
import LeadModel

/// One transaction of an import.
struct Batch {
    private let db: Database
    private let now: Timestamp
    private let activity: Int64
    private let journal: Journal
    private let intake: Intake
    private let insertUnreadable: Query
    private(set) var place: Import.Place
    private(set) var report: ImportReport
    /// The first and last lead of the current file in this transaction.
    private var leads: (first: Int64, last: Int64)?
    private var warnings: [String] = []

    init(
        _ db: Database, place: Import.Place, report: ImportReport, who: String, verb: ActivityRow.Verb, now: Timestamp
    ) throws {
        (self.db, self.place, self.report, self.now) = (db, place, report, now)
        activity = try place.activity ?? Self.begin(db, who: who, verb: verb, now: now)
        if place.activity == nil {
            self.place.activity = activity
            self.place.firstCustomer =
                try db.first("SELECT seq FROM sqlite_sequence WHERE name = 'customer'") { $0.int64(0) + 1 } ?? 1
        }
        journal = try Journal(db, activity: activity, place: place.changes)
        intake = try Intake(db, journal: journal, now: now, firstCustomer: self.place.firstCustomer)
        insertUnreadable = try Query(
            db, "INSERT INTO quarantine(activity_id, file_id, at, line, reason, raw, key) VALUES (?,?,?,?,?,?,?)")
    }

    private static func begin(
        _ db: Database, who: String, verb: ActivityRow.Verb, now: Timestamp
    ) throws -> Int64 {
        try db.run(
            "INSERT INTO activity(at, who, verb, count) VALUES (?,?,?,0)", .integer(now.milliseconds), .text(who),
            .text(verb.rawValue))
        let activity = db.lastInsertedRowID
        try db.run(
            "INSERT INTO import(activity_id, test, customers_created, customers_updated, is_finished) VALUES (?,0,0,0,0)",
            .integer(activity))
        return activity
    }

    mutating func take(_ item: Import.Item) throws {
        switch item {
        case .file(let name, let format, let header): try beginFile(name, format, header)
        case .warning(let sentence): try warn(sentence)
        case .lead(let lead): try take(lead)
        case .unreadable(let piece): try quarantine(piece)
        case .customer(let record): try restore(record)
        case .resolved(let id):
            try journal.update(.quarantine, id, customer: 0, [("state", .text("read"))])
        }
    }

    mutating func finish(isLast: Bool) throws {
        try closeFile()
        if isLast { try Restorer(journal: journal, now: now).finish(&place) }
        try intake.finish()
        try db.run(
            """
            UPDATE import SET test = ?, customers_created = ?, customers_updated = ?, is_finished = ?
            WHERE activity_id = ?
            """, .integer(Int64(report.test)), .integer(Int64(report.customersCreated)),
            .integer(Int64(report.customersUpdated)), .integer(isLast ? 1 : 0), .integer(activity))
        report.isFinished = isLast
        place.changes = journal.place
    }

    private mutating func take(_ lead: PreparedLead) throws {
        let file = try currentFile()
        report.read += 1
        report.files[report.files.count - 1].read += 1
        switch try intake.take(lead, file: file) {
        case .duplicate:
            report.duplicates += 1
            report.files[report.files.count - 1].duplicates += 1
        case .new(let lead, let isTest, let made, let updated):
            report.new += 1
            report.files[report.files.count - 1].new += 1
            if isTest { report.test += 1 }
            if made { report.customersCreated += 1 }
            if updated { report.customersUpdated += 1 }
            leads = (leads?.first ?? lead, lead)
        }
    }

    private mutating func quarantine(_ piece: Unreadable) throws {
        let file = try currentFile()
        report.read += 1
        report.files[report.files.count - 1].read += 1
        guard let key = try intake.newKey(of: piece, kind: place.kind, file: file) else {
            report.duplicates += 1
            report.files[report.files.count - 1].duplicates += 1
            return
        }
        try insertUnreadable.start().bind(activity).bind(file).bind(now.milliseconds).bind(piece.line)
            .bind(piece.reason).bind(piece.raw).bind(key).run()
        report.quarantined += 1
        report.files[report.files.count - 1].quarantined += 1
    }

    private mutating func restore(_ record: CustomerRecord) throws {
        let file = try currentFile()
        let restored = try Restorer(journal: journal, now: now).restore(record, file: file, &place)
        if restored.made { report.customersCreated += 1 }
    }

    // MARK: - Files

    private mutating func currentFile() throws -> Int64 {
        if let file = place.file { return file }
        try beginFile("", "", [])
        return place.file ?? 0
    }

    private mutating func beginFile(_ name: String, _ format: String, _ header: [UInt8]) throws {
        try closeFile()
        try Query(cached: db, "INSERT INTO file(activity_id, name, format, header) VALUES (?,?,?,?)")
            .start().bind(activity).bind(name).bind(format).bind(header).run()
        place.file = db.lastInsertedRowID
        place.files.append(db.lastInsertedRowID)
        place.kind = Array(format.utf8) + [0] + header
        report.files.append(ImportReport.File(name: name, format: format))
        try db.run("DELETE FROM temp.equal_row")
    }

    private mutating func warn(_ sentence: String) throws {
        _ = try currentFile()
        report.files[report.files.count - 1].warnings.append(sentence)
    }

    private mutating func closeFile() throws {
        guard let file = place.file, let counts = report.files.last else { return }
        try db.run(
            """
            UPDATE file SET read = ?, new = ?, duplicates = ?, quarantined = ?, warnings = ?,
                first_lead = coalesce(first_lead, ?), last_lead = coalesce(?, last_lead) WHERE id = ?
            """, .integer(Int64(counts.read)), .integer(Int64(counts.new)), .integer(Int64(counts.duplicates)),
            .integer(Int64(counts.quarantined)), .text(Warnings.json(counts.warnings)),
            leads.map { .integer($0.first) } ?? .null, leads.map { .integer($0.last) } ?? .null, .integer(file))
        leads = nil
    }
}
