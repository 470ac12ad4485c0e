import GRDB
import LeadModel

/// What an undo and a redo of an import mean for leads that came by several doors, and for the doors' counts.
///
/// A lead stays as long as one import that brought it stands. When the one that it is known by is taken back, it is
/// known by the next; done again, it is known by the first that brought it.
final class DoorReversal {
    private let db: Database
    private let counts: DoorCounts
    private let counterparts: Counterparts
    private let doorOfFile: Query
    private let timeOfLead: Query
    /// Whether there are doors at all.
    private let hasDoors: Bool
    /// The last payload before what is done again was taken back; `nil` where nobody wrote that down.
    private let lastBefore: Int64?
    private var touched: Set<Int64> = []

    init(_ db: Database, redoOf activity: Int64? = nil) throws {
        self.db = db
        lastBefore = try activity.flatMap { activity in
            try db.first(
                "SELECT last_payload FROM activity WHERE about = ? ORDER BY id DESC LIMIT 1", [.integer(activity)]
            ) { $0.optionalInt64(0) } ?? nil
        }
        counts = DoorCounts(db)
        counterparts = try Counterparts(db)
        hasDoors = try db.first("SELECT 1 FROM door LIMIT 1") { _ in true } ?? false
        doorOfFile = try Query(db, "SELECT door_id FROM file WHERE id = ?")
        timeOfLead = try Query(db, "SELECT at, received_at, is_test FROM lead WHERE id = ?")
    }

    func finish() throws {
        try counts.flush()
        try DoorCounts.refreshLatest(touched, db)
    }

    /// A door has brought a lead, or not.
    private func count(lead: Int64, file: Int64, by count: Int) throws {
        guard hasDoors, let door = try doorOfFile.start().bind(file).first({ $0.optionalInt64(0) }) ?? nil else {
            return
        }
        let time = try timeOfLead.start().bind(lead).first {
            (at: $0.int64(0), receivedAt: $0.int64(1), isTest: $0.bool(2))
        }
        guard let time, !time.isTest else { return }
        counts.add(door: door, at: time.at, receivedAt: time.receivedAt, count: count)
        touched.insert(door)
    }

    // MARK: - Taking back

    /// Before an import's leads: the keys that it brought of others' leads.
    func takeBackAliases(of activity: Int64) throws {
        let aliases = try db.rows(
            """
            SELECT a.id, a.lead_id, a.file_id FROM file f JOIN lead_alias a ON a.file_id = f.id
            WHERE f.activity_id = ? AND a.is_undone = 0
            """, [.integer(activity)]
        ) { (id: $0.int64(0), lead: $0.int64(1), file: $0.int64(2)) }
        for alias in aliases {
            try count(lead: alias.lead, file: alias.file, by: -1)
            try db.run("UPDATE lead_alias SET is_undone = 1 WHERE id = ?", .integer(alias.id))
        }
    }

    /// Leads that an import is known for, though they came by another first.
    func movedLeads(to file: Int64) throws -> [Int64] {
        try db.rows("SELECT id FROM lead WHERE payload_id IS NOT NULL AND file_id = ?", [.integer(file)]) {
            $0.int64(0)
        }
    }

    /// Takes a lead from the import that it is known by.
    /// - Returns: Whether another has brought it, too, and it stays.
    func takeBack(lead: Int64, file: Int64) throws -> Bool {
        try count(lead: lead, file: file, by: -1)
        guard let next = try firstAlias(of: lead, "is_undone = 0") else { return false }
        try swap("lead", lead, with: next, isUndone: true)
        return true
    }

    private func firstAlias(of lead: Int64, _ condition: String) throws -> Int64? {
        try db.first(
            "SELECT id FROM lead_alias WHERE lead_id = ? AND \(condition) ORDER BY payload_id LIMIT 1",
            [.integer(lead)]
        ) { $0.int64(0) }
    }

    // MARK: - Doing again

    /// After an import's leads: the keys that it brought beside others.
    /// - Parameter restore: Brings a lead back from the archive.
    /// - Throws: `StoreError` where one of the keys has come in again since.
    func redoAliases(of activity: Int64, restore: (Int64) throws -> Void) throws {
        let aliases = try db.rows(
            """
            SELECT a.id FROM file f JOIN lead_alias a ON a.file_id = f.id
            WHERE f.activity_id = ? AND a.is_undone = 1 ORDER BY a.payload_id
            """, [.integer(activity)]
        ) { $0.int64(0) }
        for alias in aliases { try redo(alias, activity, restore: restore) }
    }

    private func redo(_ id: Int64, _ activity: Int64, restore: (Int64) throws -> Void) throws {
        let select = "SELECT lead_id, file_id, payload_id, key, key_kind FROM lead_alias WHERE id = ?"
        let alias = try db.first(select, [.integer(id)]) { row in
            (
                lead: row.int64(0), file: row.int64(1), payload: row.int64(2), key: row.blob(3),
                kind: KeyKind(rawValue: row.int(4)) ?? .content
            )
        }
        guard let alias else { return }
        // A door has one key for a lead: another may have taken its place.
        let isTaken = try alias.kind != .leadtop && counterparts.has(alias.kind, lead: alias.lead)
        guard try !isTaken && isFree(alias.key) else { throw Self.readAgain(activity) }
        let own = try db.first("SELECT coalesce(payload_id, id) FROM lead WHERE id = ?", [.integer(alias.lead)]) {
            $0.int64(0)
        }
        if let own {
            try db.run("UPDATE lead_alias SET is_undone = 0 WHERE id = ?", .integer(id))
            try count(lead: alias.lead, file: alias.file, by: 1)
            if alias.payload < own { try swap("lead", alias.lead, with: id, isUndone: false) }
        } else {
            try swap("archived_lead", alias.lead, with: id, isUndone: true)
            try restore(alias.lead)
        }
    }

    /// Whether no lead has a key.
    func isFree(_ key: [UInt8]) throws -> Bool {
        try db.first(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM lead WHERE key = ?1)
                OR EXISTS (SELECT 1 FROM lead_alias WHERE key = ?1 AND is_undone = 0)
            """, [.blob(key)]
        ) { _ in false } ?? true
    }

    static func readAgain(_ activity: Int64) -> StoreError {
        StoreError(kind: .changedSince, message: words(.storeReadAgain, activity))
    }

    /// A lead that comes back from the archive.
    func noteRestored(_ lead: Int64, file: Int64) throws {
        try count(lead: lead, file: file, by: 1)
    }

    /// Makes an archived lead one with what another door has brought since it was taken back: had it been there, that
    /// would have been made one with it.
    /// - Returns: Whether there is such a lead; then the archived one is no more.
    func join(archived lead: Int64, _ customer: Int64) throws -> Bool {
        guard hasDoors, let state = try CustomerState.load(db, customer), let (sought, file) = try sought(lead),
            let found = try counterparts.find(sought, customer: customer, card: state.person)
        else { return false }
        try db.run(
            """
            INSERT INTO lead_alias(lead_id, key, key_kind, file_id, payload_id)
            SELECT ?1, key, key_kind, file_id, coalesce(payload_id, id) FROM archived_lead WHERE id = ?2
            """, .integer(found.lead), .integer(lead))
        try db.run("UPDATE lead_alias SET lead_id = ? WHERE lead_id = ?", .integer(found.lead), .integer(lead))
        try db.run("DELETE FROM archived_lead WHERE id = ?", .integer(lead))
        try count(lead: found.lead, file: file, by: 1)
        return true
    }

    private func sought(_ lead: Int64) throws -> (Counterparts.Sought, file: Int64)? {
        try db.first(
            """
            SELECT a.person, a.origin_id, a.offer_id, a.at, a.is_test, a.key_kind, f.door_id, f.format, f.id
            FROM archived_lead a JOIN file f ON f.id = a.file_id WHERE a.id = ?
            """, [.integer(lead)]
        ) { row in
            let kind = row.optionalInt64(5).flatMap { KeyKind(rawValue: Int($0)) } ?? KeyKind(format: row.text(7))
            let sought = Counterparts.Sought(
                person: PackedPerson.unpack(row.text(0)), origin: row.int64(1), offer: row.optionalInt64(2),
                at: row.time(3), isTest: row.bool(4), kind: kind, door: row.optionalInt64(6),
                after: lastBefore ?? lead)
            return (sought, row.int64(8))
        }
    }

    // MARK: - Both

    /// A lead becomes known by one of its further keys, and that by which it was known becomes one of those.
    private func swap(_ table: String, _ lead: Int64, with alias: Int64, isUndone: Bool) throws {
        let select = "SELECT key, key_kind, file_id,"
        let own = try db.first("\(select) coalesce(payload_id, id) FROM \(table) WHERE id = ?", [.integer(lead)]) {
            row in (0..<4).map { row.value($0) }
        }
        let other = try db.first("\(select) payload_id FROM lead_alias WHERE id = ?", [.integer(alias)]) { row in
            (0..<4).map { row.value($0) }
        }
        guard let own, let other else { return }
        try Query(
            cached: db,
            "UPDATE lead_alias SET key = ?, key_kind = ?, file_id = ?, payload_id = ?, is_undone = ? WHERE id = ?"
        ).start().bind(own).bind(isUndone).bind(alias).run()
        try Query(
            cached: db,
            "UPDATE \(table) SET key = ?1, key_kind = ?2, file_id = ?3, payload_id = nullif(?4, id) WHERE id = ?5"
        ).start().bind(other).bind(lead).run()
    }
}
