import GRDB
import LeadModel

/// What came, and what others changed, since a place in the history.
struct LatelyQuery {
    let setting: Setting
    let mark: HistoryMark
    private var db: Database { setting.db }

    /// Customers with leads that came after it, or whom others changed. O(what is new).
    static func customers(after mark: HistoryMark) -> Clause {
        let leads = Clause("SELECT n.customer_id FROM lead n WHERE n.id > ?", .integer(mark.lead))
        return leads + Clause(" UNION ") + changes(after: mark)
    }

    /// An undo changes whom the entry changed that it takes back. What is imported says so by its leads.
    private static func changes(after mark: HistoryMark) -> Clause {
        Clause(
            """
            SELECT h.customer_id FROM activity y CROSS JOIN change h ON h.activity_id = coalesce(y.about, y.id)
            WHERE y.id > ? AND y.who <> ? AND y.verb <> 'import' AND h.customer_id > 0
            """, .integer(mark.activity), .text(mark.besides))
    }

    func lately() throws -> Lately {
        let leads = try db.first(
            """
            SELECT count(*) FROM lead l CROSS JOIN file f ON f.id = l.file_id
            CROSS JOIN activity a ON a.id = f.activity_id
            WHERE l.id > ? AND l.is_test = 0 AND (f.door_id IS NOT NULL OR a.who <> ?)
            """, [.integer(mark.lead), .text(mark.besides)]
        ) { $0.int(0) }
        let changes = Self.changes(after: mark)
        let changed = try db.first(
            "SELECT count(*) FROM customer c WHERE c.id IN (\(changes.sql)) AND c.merged_into IS NULL AND c.is_test = 0",
            changes.values
        ) { $0.int(0) }
        return Lately(leads: leads ?? 0, changed: changed ?? 0)
    }

    /// The marks of those customers who have one. O(customers · log n).
    func marks(of customers: [Int64]) throws -> [Int64: Lately.Mark] {
        let arrived = try Query(db, "SELECT 1 FROM lead WHERE customer_id = ? AND id > ? LIMIT 1")
        let changed = try Query(
            db,
            """
            SELECT 1 FROM change h JOIN activity a ON a.id = h.activity_id
            WHERE h.customer_id = ?1 AND (
                (h.activity_id > ?2 AND a.who <> ?3 AND a.verb <> 'import')
                OR EXISTS (SELECT 1 FROM activity u WHERE u.about = h.activity_id AND u.id > ?2 AND u.who <> ?3))
            LIMIT 1
            """)
        var marks: [Int64: Lately.Mark] = [:]
        for customer in customers {
            let isChanged = try changed.start().bind(customer).bind(mark.activity).bind(mark.besides).first { _ in true
            }
            let hasArrived = try arrived.start().bind(customer).bind(mark.lead).first { _ in true }
            if hasArrived != nil { marks[customer] = .arrived } else if isChanged != nil { marks[customer] = .changed }
        }
        return marks
    }
}
