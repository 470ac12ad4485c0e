import GRDB
import LeadModel

/// What of customers is compared, and who is not: merged, test and empty ones, and those that were set aside.
final class AlikeCustomers {
    private let db: Database
    private let traitsQuery: Query
    private let setAside: Set<DuplicatePair.Key>

    /// The condition on customers `c` who can be duplicates.
    static let live = "c.merged_into IS NULL AND c.is_test = 0 AND c.lead_count > 0"

    init(_ db: Database) throws {
        self.db = db
        traitsQuery = try Query(
            db,
            """
            SELECT coalesce(c.email_key, ''), c.phone, c.name_sort, c.company_sort, c.country_code FROM customer c
            WHERE c.id = ? AND \(Self.live)
            """)
        setAside = try Self.setAside(db)
    }

    /// Who is not whom, also once they were merged into others.
    private static func setAside(_ db: Database) throws -> Set<DuplicatePair.Key> {
        let pairs = try db.rows("SELECT low, high FROM set_aside") { ($0.int64(0), $0.int64(1)) }
        var keys: Set<DuplicatePair.Key> = []
        for (low, high) in pairs {
            guard let one = try CustomerState.load(db, low)?.survivor(db),
                let other = try CustomerState.load(db, high)?.survivor(db)
            else { continue }
            keys.insert(DuplicatePair.Key(one.id, other.id))
        }
        return keys
    }

    /// `nil` where he can be nobody's duplicate. O(log n).
    func traits(of customer: Int64) throws -> Likeness.Traits? {
        try traitsQuery.start().bind(customer).first { row in
            Likeness.Traits(
                email: row.text(0), phone: row.text(1), name: row.text(2), company: row.text(3), country: row.text(4))
        }
    }

    func areSetAside(_ pair: DuplicatePair.Key) -> Bool { setAside.contains(pair) }

    /// A phone that more customers have than this is a switchboard: it says nothing of who they are.
    static let mostOfOnePhone = 8
    /// Of more customers than this each is compared with the oldest only.
    static let mostComparedWithAll = 40
}
