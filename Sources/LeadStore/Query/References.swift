import GRDB
import LeadModel

/// The names that customers have for good, in this store and in those that read its export.
struct References {
    let db: Database
    private let store: String

    init(_ db: Database) throws {
        self.db = db
        store = try db.first("SELECT uid FROM store") { $0.text(0) } ?? ""
    }

    /// The one he came with, else one of this store's own.
    func reference(of customer: Int64) throws -> String {
        try db.first(
            "SELECT reference FROM reference WHERE customer_id = ? AND is_own = 1 LIMIT 1", [.integer(customer)]
        ) { $0.text(0) } ?? store + "-" + String(customer)
    }

    func customer(_ reference: String) throws -> Int64? {
        let known = try db.first(
            "SELECT c.id FROM reference r JOIN customer c ON c.id = r.customer_id WHERE r.reference = ?",
            [.text(reference)]
        ) { $0.int64(0) }
        if let known { return known }
        guard reference.hasPrefix(store + "-"), let id = Int64(reference.dropFirst(store.count + 1)) else { return nil }
        return try db.first("SELECT id FROM customer WHERE id = ?", [.integer(id)]) { $0.int64(0) }
    }
}
