import GRDB
public import LeadModel

extension StoreReader {
    /// Everything about a customer, or about whom he was merged into. O(his leads).
    /// - Throws: `StoreError`.
    public func customer(_ id: Int64) throws -> CustomerDetail? {
        try ask { setting in try DetailQuery(setting, id)?.detail() }
    }

    /// The customers that a text can mean: by id, by e-mail, or by a part of the name, or else of the company. A whole
    /// name goes before a part of one. At most 10.
    /// - Throws: `StoreError`.
    public func find(customer text: String) throws -> [CustomerRow] {
        try ask { setting in
            let text = text.trimmed
            guard !text.isEmpty else { return [] }
            if let known = try Self.named(text, setting) {
                return try DetailQuery.rows(setting, Clause("c.id = \(known)"), limit: 1)
            }
            for column in ["c.name_sort", "c.company_sort"] {
                let live = Clause("c.merged_into IS NULL AND ")
                let whole = Clause("\(column) = ?", .text(folded(text)))
                let exact = try DetailQuery.rows(setting, live + whole, limit: 10)
                if !exact.isEmpty { return exact }
                let words = SearchWords(text)
                let rows = try DetailQuery.rows(setting, live + words.clause + words.test(in: column), limit: 10)
                if !rows.isEmpty { return rows }
            }
            return []
        }
    }

    private static func named(_ text: String, _ setting: Setting) throws -> Int64? {
        var person = Person()
        person.email = text
        if let key = MatchKey.email(person) {
            let select = "SELECT \(CustomerState.columns) FROM customer c WHERE c.email_key = ?"
            return try setting.db.first(select, [.text(key)], CustomerState.init)?.survivor(setting.db).id
        }
        guard let id = Int64(text) else { return nil }
        return try CustomerState.load(setting.db, id)?.survivor(setting.db).id
    }

    /// The bytes that a lead was read from.
    /// - Throws: `StoreError`.
    public func rawPayload(lead: Int64) throws -> RawPayload? {
        try ask { setting in
            let sql = """
                SELECT f.header, p.raw, f.format, f.name, p.line FROM lead l JOIN payload p ON p.id = coalesce(l.payload_id, l.id)
                JOIN file f ON f.id = l.file_id WHERE l.id = ?
                """
            return try setting.db.first(sql, [.integer(lead)]) { row in
                RawPayload(
                    header: row.blob(0), raw: row.blob(1), format: row.text(2), file: row.text(3), line: row.int(4))
            }
        }
    }
}

/// A lead as it came.
public struct RawPayload: Hashable, Sendable {
    /// The header of the CSV it came from; empty for other formats.
    public var header: [UInt8]
    public var raw: [UInt8]
    public var format: String
    /// The file or door it came by.
    public var file: String
    /// Where it begins in its file, counted from 1.
    public var line: Int

    public init(header: [UInt8], raw: [UInt8], format: String, file: String, line: Int) {
        (self.header, self.raw, self.format, self.file, self.line) = (header, raw, format, file, line)
    }
}
