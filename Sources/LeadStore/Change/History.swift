import GRDB
import LeadModel

/// Finds in the log what an undo or redo is about, and writes it down.
struct History {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// The entry meant, and whether it is to be done again.
    /// - Throws: `StoreError` where the entry named can't be.
    func find(
        _ activity: Int64?, by who: String, isRedo: Bool, includesImports: Bool = true
    ) throws -> (entry: ActivityRow, isRedo: Bool)? {
        if let activity { return try named(activity, isRedo: isRedo) }
        let latest = try isRedo ? latestUndone(by: who) : latestDone(by: who, includesImports: includesImports)
        guard let id = latest else { return nil }
        return try ActivityColumns.entry(db, id).map { ($0, isRedo) }
    }

    private func named(_ activity: Int64, isRedo: Bool) throws -> (entry: ActivityRow, isRedo: Bool) {
        guard let entry = try ActivityColumns.entry(db, activity) else { throw Self.noEntry(activity) }
        if let about = entry.about {
            guard let original = try ActivityColumns.entry(db, about) else { throw Self.noEntry(activity) }
            // To undo an undo is to do it again.
            let redoes = (entry.verb == .undo) != isRedo
            guard original.isUndone == redoes else { throw Self.noEntry(activity) }
            return (original, redoes)
        }
        guard entry.isUndone == isRedo else { throw Self.noEntry(activity) }
        return (entry, isRedo)
    }

    private static func noEntry(_ activity: Int64) -> StoreError {
        StoreError(kind: .noEntry, message: words(.storeNoEntry, activity))
    }

    private static let isUndone = """
        coalesce((SELECT u.verb = 'undo' FROM activity u WHERE u.about = a.id ORDER BY u.id DESC LIMIT 1), 0)
        """

    private func latestDone(by who: String, includesImports: Bool) throws -> Int64? {
        try db.first(
            """
            SELECT a.id FROM activity a WHERE a.who = ? AND a.about IS NULL AND (? OR a.verb <> 'import')
                AND NOT \(Self.isUndone) AND (
                EXISTS (SELECT 1 FROM change WHERE activity_id = a.id)
                OR EXISTS (SELECT 1 FROM file WHERE activity_id = a.id AND new + quarantined > 0))
            ORDER BY a.id DESC LIMIT 1
            """, [.text(who), .integer(includesImports ? 1 : 0)]
        ) { $0.int64(0) }
    }

    /// What was undone last and stayed so, unless something new was done after it.
    private func latestUndone(by who: String) throws -> Int64? {
        try db.first(
            """
            SELECT u.about FROM activity u JOIN activity a ON a.id = u.about
            WHERE u.who = ?1 AND u.verb = 'undo' AND \(Self.isUndone)
                AND u.id = (SELECT max(id) FROM activity WHERE about = a.id)
                AND NOT EXISTS (SELECT 1 FROM activity d WHERE d.who = ?1 AND d.about IS NULL AND d.id > u.id)
            ORDER BY u.id DESC LIMIT 1
            """, [.text(who)]
        ) { $0.int64(0) }
    }

    func write(_ entry: ActivityRow, isRedo: Bool, by who: String, at moment: Timestamp) throws {
        try Query(
            cached: db,
            """
            INSERT INTO activity(at, who, verb, customer_id, count, about, last_payload)
            VALUES (?,?,?,?,?,?, (SELECT max(id) FROM payload))
            """
        ).start().bind(moment.milliseconds).bind(who).bind(isRedo ? "redo" : "undo").bind(entry.customer)
            .bind(entry.count).bind(entry.id).run()
    }
}
