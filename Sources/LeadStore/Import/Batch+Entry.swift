import GRDB
import LeadModel

/// The import's entry in the log, and its files. Those of a door are written when there is something to hold: it may be
/// asked every minute and have nothing new.
extension Batch {
    mutating func writeEntry() throws {
        guard place.activity == nil else { return }
        try db.run(
            "INSERT INTO activity(id, at, who, verb, count) VALUES (?,?,?,?,0)", .integer(activity),
            .integer(intake.now.milliseconds), .text(who), .text(verb.rawValue))
        try db.run(
            "INSERT INTO import(activity_id, test, customers_created, customers_updated, is_finished) VALUES (?,0,0,0,0)",
            .integer(activity))
        place.activity = activity
        // What a door may have said before: which door it was stands in the file.
        if door != nil { _ = try writeFile(currentFile()) }
    }

    func closeEntry(isLast: Bool) throws {
        try db.run(
            """
            UPDATE import SET test = ?, customers_created = ?, customers_updated = ?, is_finished = ?
            WHERE activity_id = ?
            """, .integer(Int64(report.test)), .integer(Int64(report.customersCreated)),
            .integer(Int64(report.customersUpdated)), .integer(isLast ? 1 : 0), .integer(activity))
    }

    // MARK: - Files

    /// The current file's place in the report.
    mutating func currentFile() throws -> Int {
        if let file = place.current { return file }
        try beginFile("", "", [])
        return place.current ?? 0
    }

    mutating func beginFile(_ name: String, _ format: String, _ header: [UInt8]) throws {
        let file = Import.Place.File(
            name: name.isEmpty ? report.door?.name ?? "" : name, format: format, header: header)
        // A door hands its leads over page by page.
        let known = door == nil ? nil : place.files.firstIndex { $0.isSame(as: file) }
        if let known, known == place.current { return }
        try closeFile()
        intake.source = file.source
        place.current = known ?? place.files.count
        guard known == nil else { return }
        place.files.append(file)
        report.files.append(ImportReport.File(name: file.name, format: format))
        if door == nil {
            try writeFile(place.files.count - 1)
            try db.run("DELETE FROM temp.equal_row")
        }
    }

    /// The number of a file in the store, where it is written once.
    @discardableResult
    mutating func writeFile(_ place: Int) throws -> Int64 {
        if let id = self.place.files[place].id { return id }
        try writeEntry()
        if let id = self.place.files[place].id { return id }
        let file = self.place.files[place]
        try Query(cached: db, "INSERT INTO file(activity_id, name, format, header, door_id) VALUES (?,?,?,?,?)")
            .start().bind(activity).bind(file.name).bind(file.format).bind(file.header).bind(door).run()
        let id = db.lastInsertedRowID
        self.place.files[place].id = id
        return id
    }

    /// Writes what the current file has brought so far.
    mutating func closeFile() throws {
        guard let current = place.current, let file = place.files[current].id else { return }
        let counts = report.files[current]
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
