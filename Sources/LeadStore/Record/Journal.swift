import GRDB
import LeadModel

/// The tables whose changes by people the log keeps, row by row.
enum RecordKind: String {
    case customer, lead, note, decision, quarantine, view, absence
    case followUp = "follow_up"
    case setAside = "set_aside"
    case link = "listing_link"
}

/// Writes down what one entry of the log changes while it changes it.
final class Journal {
    let db: Database
    let activity: Int64
    private(set) var place: Int
    private let insert: Query

    /// - Parameter activity: The entry's id, which may be written after its changes.
    init(_ db: Database, activity: Int64, place: Int = 0) throws {
        (self.db, self.activity, self.place) = (db, activity, place)
        insert = try Query(
            db,
            "INSERT INTO change(activity_id, place, customer_id, record, record_id, before, after) VALUES (?,?,?,?,?,?,?)"
        )
    }

    /// The id that the next entry of the log will have. Only inside a write transaction.
    static func nextActivity(_ db: Database) throws -> Int64 {
        try db.first("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'activity'") { $0.int64(0) } ?? 1
    }

    /// Changes columns of one record and keeps what stood there; nothing where nothing would change.
    @discardableResult
    func update(
        _ kind: RecordKind, _ id: Int64, customer: Int64?, _ columns: [(name: String, value: Value)]
    ) throws -> Bool {
        let names = columns.map(\.name)
        let before = try db.first(
            "SELECT \(names.joined(separator: ",")) FROM \(kind.rawValue) WHERE id = ?", [.integer(id)]
        ) { row in names.indices.map { row.value(Int32($0)) } }
        guard let before else { return false }
        let changed = names.indices.filter { before[$0] != columns[$0].value }
        guard !changed.isEmpty else { return false }
        let old = Image(changed.map { (names[$0], before[$0]) })
        let new = Image(changed.map { columns[$0] })
        try apply(new, to: kind, id)
        try note(kind, id, customer: customer, before: old, after: new)
        return true
    }

    /// Makes a record and keeps that it was made.
    @discardableResult
    func insert(_ kind: RecordKind, customer: Int64?, _ columns: [(name: String, value: Value)]) throws -> Int64 {
        let names = columns.map(\.name).joined(separator: ",")
        let marks = columns.map { _ in "?" }.joined(separator: ",")
        try Query(cached: db, "INSERT INTO \(kind.rawValue)(\(names)) VALUES (\(marks))")
            .start().bind(columns.map(\.value)).run()
        let id = db.lastInsertedRowID
        try note(kind, id, customer: kind == .customer ? id : customer, before: nil, after: Self.image(db, kind, id))
        return id
    }

    /// Deletes a record and keeps all of it.
    func delete(_ kind: RecordKind, _ id: Int64, customer: Int64?) throws {
        guard let before = try Self.image(db, kind, id) else { return }
        try db.run("DELETE FROM \(kind.rawValue) WHERE id = ?", .integer(id))
        try note(kind, id, customer: customer, before: before, after: nil)
    }

    /// Keeps a change that somebody else has made.
    func note(_ kind: RecordKind, _ id: Int64, customer: Int64?, before: Image?, after: Image?) throws {
        try insert.start().bind(activity).bind(place).bind(customer).bind(kind.rawValue).bind(id)
            .bind(before?.json).bind(after?.json).run()
        place += 1
    }

    private func apply(_ image: Image, to kind: RecordKind, _ id: Int64) throws {
        let assignments = image.columns.map { $0.name + " = ?" }.joined(separator: ",")
        try Query(cached: db, "UPDATE \(kind.rawValue) SET \(assignments) WHERE id = ?")
            .start().bind(image.columns.map(\.value)).bind(id).run()
    }

    /// All columns of a record.
    static func image(_ db: Database, _ kind: RecordKind, _ id: Int64) throws -> Image? {
        try db.first("SELECT * FROM \(kind.rawValue) WHERE id = ?", [.integer(id)]) { $0.image() }
    }
}

extension Journal {
    /// Closes the open follow-up of a customer who may no longer be contacted.
    @discardableResult
    func cancelFollowUp(of customer: Int64, at moment: Timestamp) throws -> Bool {
        let open = try db.first(
            "SELECT id FROM follow_up WHERE customer_id = ? AND done_at IS NULL", [.integer(customer)]
        ) { $0.int64(0) }
        guard let open else { return false }
        try update(.followUp, open, customer: customer, [("done_at", .integer(moment.milliseconds))])
        try Upkeep(db: db).refreshFollowUp(customer)
        return true
    }
}
