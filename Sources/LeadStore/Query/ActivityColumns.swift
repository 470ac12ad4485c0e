import GRDB
import LeadModel

/// The columns that an entry of the log is read from, `a`.
enum ActivityColumns {
    /// What a rule gave away once is about him.
    private static let customer = "CASE WHEN r.customers = 1 THEN r.customer_id ELSE a.customer_id END"

    static let from = """
        activity a LEFT JOIN ruling r ON r.activity_id = a.id LEFT JOIN customer c ON c.id = \(customer) \
        LEFT JOIN activity b ON b.id = a.about \
        LEFT JOIN import i ON i.activity_id = a.id \
        LEFT JOIN door d ON d.id = (SELECT f.door_id FROM file f WHERE f.activity_id = i.activity_id LIMIT 1)
        """

    static let sql = """
        a.id, a.at, a.who, a.verb, \(customer), c.first_name, c.last_name, c.full_name, c.email, c.phone, c.company, \
        c.title, c.country, c.city, coalesce(r.customers, a.count), a.before, a.after, a.about, b.verb, \
        coalesce((SELECT u.verb = 'undo' FROM activity u WHERE u.about = a.id ORDER BY u.id DESC LIMIT 1), 0), \
        i.test, i.customers_created, i.customers_updated, i.is_finished, d.name, d.kind
        """

    /// The row as it is; an import's report needs its files, too.
    static func read(_ row: Query, from first: Int32, files: (Int64) throws -> [ImportReport.File]) rethrows
        -> ActivityRow
    {
        let id = row.int64(first)
        var report: ImportReport?
        if !row.isNull(first + 20) {
            report = ImportReport(
                files: try files(id), test: row.int(first + 20), created: row.int(first + 21),
                updated: row.int(first + 22), isFinished: row.bool(first + 23))
            report?.door = Door.Kind(rawValue: row.text(first + 25)).map { Door(name: row.text(first + 24), kind: $0) }
        }
        return ActivityRow(
            id: id, at: row.time(first + 1), who: row.text(first + 2),
            verb: ActivityRow.Verb(rawValue: row.text(first + 3)) ?? .import, customer: row.optionalInt64(first + 4),
            customerName: Person(row, from: first + 5).name, count: report?.new ?? row.int(first + 14),
            before: row.text(first + 15), after: row.text(first + 16), report: report,
            about: row.optionalInt64(first + 17),
            aboutVerb: row.optionalText(first + 18).flatMap(ActivityRow.Verb.init),
            isUndone: row.bool(first + 19))
    }

    static func files(_ db: Database, _ activity: Int64) throws -> [ImportReport.File] {
        try db.rows(
            "SELECT name, format, read, new, duplicates, quarantined, warnings FROM file WHERE activity_id = ? ORDER BY id",
            [.integer(activity)]
        ) { row in
            var file = ImportReport.File(name: row.text(0), format: row.text(1))
            (file.read, file.new, file.duplicates, file.quarantined) = (row.int(2), row.int(3), row.int(4), row.int(5))
            file.warnings = Warnings.sentences(json: row.text(6))
            return file
        }
    }

    static func entry(_ db: Database, _ id: Int64) throws -> ActivityRow? {
        try db.rows("SELECT \(sql) FROM \(from) WHERE a.id = ?", [.integer(id)]) { row in
            try read(row, from: 0) { try files(db, $0) }
        }.first
    }
}

extension ImportReport {
    init(files: [File], test: Int, created: Int, updated: Int, isFinished: Bool) {
        self.init()
        self.files = files
        read = files.reduce(0) { $0 + $1.read }
        new = files.reduce(0) { $0 + $1.new }
        duplicates = files.reduce(0) { $0 + $1.duplicates }
        quarantined = files.reduce(0) { $0 + $1.quarantined }
        self.test = test
        (customersCreated, customersUpdated, self.isFinished) = (created, updated, isFinished)
    }
}
