import GRDB
import LeadModel

/// Takes back what rules gave away, and gives it again: by one entry of the log, or with the import that it came with.
struct RulingReversal {
    private let db: Database
    private let isRedo: Bool

    init(_ db: Database, isRedo: Bool) {
        (self.db, self.isRedo) = (db, isRedo)
    }

    /// Whom a person has given another owner since stays with that one. O(customers), one customer's alone O(1).
    func reverse(_ entry: ActivityRow) throws {
        switch entry.verb {
        case .assignByRule:
            let only = try db.first(
                "SELECT customer_id FROM ruling WHERE activity_id = ? AND customers = 1", [.integer(entry.id)]
            ) { $0.int64(0) }
            let one = only.map { Clause("id = ?", .integer($0)) } ?? Clause("1")
            try reverse(one + Clause(" AND ruled_by = ?", .integer(entry.id)))
        case .import, .quarantineRetry:
            // What was taken back by itself stays so.
            try reverse(
                Clause(
                    """
                    ruled_by IN (SELECT r.activity_id FROM ruling r WHERE r.import_id = ? AND NOT coalesce((
                        SELECT u.verb = 'undo' FROM activity u WHERE u.about = r.activity_id
                        ORDER BY u.id DESC LIMIT 1), 0))
                    """, .integer(entry.id)))
        default: break
        }
    }

    private func reverse(_ whose: Clause) throws {
        let owner = "(SELECT r.owner FROM ruling r WHERE r.activity_id = customer.ruled_by)"
        let planned = """
            coalesce((SELECT f.owner FROM follow_up f WHERE f.customer_id = customer.id AND f.done_at IS NULL), '')
            """
        let update =
            isRedo
            ? "UPDATE customer SET owner = \(owner), worker = \(owner) WHERE owner = '' AND merged_into IS NULL AND "
            : "UPDATE customer SET owner = '', worker = \(planned) WHERE owner = \(owner) AND "
        try Query(db, update + whose.sql).start().bind(whose.values).run()
    }
}
