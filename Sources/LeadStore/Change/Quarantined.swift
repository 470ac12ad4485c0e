import GRDB
public import LeadModel

/// One piece that could not be read, with all that reading it again needs.
public struct Quarantined: Hashable, Sendable {
    public var id: Int64
    public var at: Timestamp
    public var line: Int
    public var reason: String
    public var raw: [UInt8]
    /// The header of the CSV it came from; empty for other formats.
    public var header: [UInt8]
    /// The format and the file it was found in.
    public var format: String
    public var file: String

    public init(
        id: Int64, at: Timestamp, line: Int, reason: String, raw: [UInt8], header: [UInt8], format: String, file: String
    ) {
        (self.id, self.at, self.line, self.reason) = (id, at, line, reason)
        (self.raw, self.header, self.format, self.file) = (raw, header, format, file)
    }
}

extension StoreReader {
    /// What is in quarantine, oldest first.
    /// - Parameter ids: Only these; `nil` for all.
    /// - Throws: `StoreError`.
    public func quarantined(_ ids: [Int64]? = nil) throws -> [Quarantined] {
        try ask { setting in
            let chosen = ids.map { Clause.any(of: $0, in: "q.id") } ?? Clause("1")
            let sql = """
                SELECT q.id, q.at, q.line, q.reason, q.raw, f.header, f.format, f.name
                FROM quarantine q LEFT JOIN file f ON f.id = q.file_id WHERE q.state = 'open' AND \(chosen.sql) ORDER BY q.id
                """
            return try setting.db.rows(sql) { row in
                Quarantined(
                    id: row.int64(0), at: row.time(1), line: row.int(2), reason: row.text(3), raw: row.blob(4),
                    header: row.blob(5), format: row.text(6), file: row.text(7))
            }
        }
    }
}

extension LeadStore {
    /// Takes pieces out of quarantine for good. Their bytes stay in the store, and an undo brings them back.
    /// - Throws: `StoreError`.
    public func dropQuarantine(_ ids: [Int64], by who: String) throws -> ChangeReport {
        try writable().write { db in
            var report = ChangeReport(chosen: ids.count, changed: 0)
            let journal = try Journal(db, activity: Journal.nextActivity(db))
            for id in ids {
                let isOpen = try db.first("SELECT state = 'open' FROM quarantine WHERE id = ?", [.integer(id)]) {
                    $0.bool(0)
                }
                guard isOpen == true else {
                    report.skipped[.missing, default: 0] += 1
                    continue
                }
                try journal.update(.quarantine, id, customer: 0, [("state", .text("dropped"))])
                report.changed += 1
            }
            guard report.changed > 0 else { return report }
            try db.run(
                "INSERT INTO activity(id, at, who, verb, count) VALUES (?,?,?,'quarantineDrop',?)",
                .integer(journal.activity), .integer(clock().milliseconds), .text(who),
                .integer(Int64(report.changed)))
            report.activity = journal.activity
            return report
        }
    }
}
