import GRDB
import LeadModel

/// One transaction of an import.
struct Batch {
    let db: Database
    private let now: Timestamp
    let who: String
    let verb: ActivityRow.Verb
    let door: Int64?
    let activity: Int64
    let journal: Journal
    let intake: Intake
    private let insertUnreadable: Query
    var place: Import.Place
    var report: ImportReport
    /// The first and last lead of the current file in this transaction.
    var leads: (first: Int64, last: Int64)?
    /// The new leads of a door, without tests.
    private(set) var newLeads: [Int64] = []

    init(
        _ db: Database, place: Import.Place, report: ImportReport, who: String, verb: ActivityRow.Verb,
        door: Door? = nil, rules: [AssignmentRule] = [], now: Timestamp
    ) throws {
        (self.db, self.place, self.report, self.who, self.verb) = (db, place, report, who, verb)
        self.now = now
        let found = try door.map { try Doors(db).find($0, now: now) }
        self.door = found?.id
        activity = try place.activity ?? Journal.nextActivity(db)
        if place.activity == nil {
            self.place.firstCustomer =
                try db.first("SELECT seq FROM sqlite_sequence WHERE name = 'customer'") { $0.int64(0) + 1 } ?? 1
        }
        journal = try Journal(db, activity: activity, place: place.changes)
        let way = Intake.Way(
            door: found?.id, isEndpoint: door?.kind == .endpoint, since: found?.since ?? Timestamp(milliseconds: 0))
        let assigner = try rules.isEmpty ? nil : Assigner(db, rules, self.place.assigning, import: activity)
        intake = try Intake(
            db, journal: journal, way: way, assigner: assigner, now: now, firstCustomer: self.place.firstCustomer)
        insertUnreadable = try Query(
            db, "INSERT INTO quarantine(activity_id, file_id, at, line, reason, raw, key) VALUES (?,?,?,?,?,?,?)")
        self.report.door = door
        if let current = place.current { intake.source = place.files[current].source }
        // A door that brings nothing leaves nothing in the log.
        if door == nil { try writeEntry() }
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
        case .deleted(let key): try intake.markDeleted(key)
        case .update(let lead): try intake.update(from: lead)
        case .watermark(let text, let readUpTo):
            if let door { try Doors(db).moveWatermark(text, readUpTo: readUpTo, of: door) }
        case .facts(let facts):
            if let door { try Doors(db).note(facts, of: door) }
        }
    }

    mutating func finish(isLast: Bool) throws {
        if isLast { try Restorer(journal: journal, now: now).finish(&place) }
        try intake.finish()
        if let assigner = intake.assigner {
            place.assigning = try assigner.finish()
            report.assigned = place.assigning.given
        }
        if journal.place > place.changes { try writeEntry() }
        try closeFile()
        if place.activity != nil { try closeEntry(isLast: isLast) }
        report.isFinished = isLast
        place.changes = journal.place
    }

    @discardableResult
    mutating func take(_ lead: PreparedLead) throws -> Intake.Outcome {
        let file = try currentFile()
        report.read += 1
        report.files[file].read += 1
        let outcome = try intake.take(lead, file: place.files[file].id ?? 0) { try writeFile(file) }
        switch outcome {
        case .duplicate:
            report.duplicates += 1
            report.files[file].duplicates += 1
        case .new(let lead, let isTest, let made, let updated):
            report.new += 1
            report.files[file].new += 1
            if isTest { report.test += 1 } else if door != nil { newLeads.append(lead) }
            if made { report.customersCreated += 1 }
            if updated { report.customersUpdated += 1 }
            leads = (leads?.first ?? lead, lead)
        }
        return outcome
    }

    /// - Returns: Whether it is new.
    @discardableResult
    mutating func quarantine(_ piece: Unreadable) throws -> Bool {
        let file = try currentFile()
        report.read += 1
        report.files[file].read += 1
        let known = place.files[file]
        let moment = intake.now
        guard
            let key = try intake.arrivals.newKey(of: piece, kind: known.kind, file: known.id ?? 0, at: moment)
        else {
            report.duplicates += 1
            report.files[file].duplicates += 1
            return false
        }
        let id = try writeFile(file)
        try insertUnreadable.start().bind(activity).bind(id).bind(moment.milliseconds).bind(piece.line)
            .bind(piece.reason).bind(piece.raw).bind(key).run()
        report.quarantined += 1
        report.files[file].quarantined += 1
        return true
    }

    private mutating func restore(_ record: CustomerRecord) throws {
        if intake.roster != nil { try intake.forgetRoster() }
        intake.assigner?.forget()
        let file = try writeFile(currentFile())
        let restored = try Restorer(journal: journal, now: now).restore(record, file: file, &place)
        if restored.made { report.customersCreated += 1 }
    }

    private mutating func warn(_ sentence: String) throws {
        let file = try currentFile()
        report.files[file].warnings.append(sentence)
    }
}
