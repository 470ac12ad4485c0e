import GRDB
import LeadModel

/// Offers by what people call them: their id, or the title of those known by nothing else.
struct OfferLookup {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// Every offer of that name. Letters beyond ASCII are compared folded.
    func ids(_ text: String) throws -> [Int64] {
        let text = text.trimmed
        let byCode = try db.rows("SELECT id FROM offer WHERE code = ?", [.text(text)]) { $0.int64(0) }
        if !byCode.isEmpty { return byCode }
        return try db.rows(
            "SELECT id FROM offer WHERE code IS NULL AND title_folded = ?", [.text(folded(text))]
        ) { $0.int64(0) }
    }

    /// The offer of that name; made where there is none.
    func make(_ text: String) throws -> Int64 {
        if let known = try ids(text).first { return known }
        try db.run(
            "INSERT INTO offer(code, title, title_folded, title_at) VALUES (?,'','',0)", .text(text.trimmed))
        return db.lastInsertedRowID
    }
}
