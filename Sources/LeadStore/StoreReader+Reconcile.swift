import GRDB
public import LeadModel

/// What is compared with what Microsoft counts.
extension StoreReader {
    /// Every lead in a stretch of time as far as it is compared, by its own company where its customer's card has
    /// another, oldest first. O(leads in it).
    /// - Parameters:
    ///   - since: The first moment that counts.
    ///   - until: The first moment that no longer counts.
    /// - Throws: `StoreError`.
    public func arrivedLeads(since: Timestamp, until: Timestamp) throws -> [ArrivedLead] {
        try ask { setting in
            let sql = """
                SELECT l.id, l.at, l.origin_id, l.offer_id, l.is_test, l.person, c.country_code,
                    c.first_name, c.last_name, c.full_name, c.email, c.phone, c.company, c.title, c.country, c.city,
                    \(Mark.columns)
                FROM lead l JOIN customer c ON c.id = l.customer_id WHERE l.at >= ? AND l.at < ? ORDER BY l.at, l.id
                """
            let values: [Value] = [.integer(since.milliseconds), .integer(until.milliseconds)]
            return try setting.db.rows(sql, values) { row in
                let (source, action) = Mark.read(row, from: 16, setting.vocabulary.origins[row.int64(2)])
                let own = row.optionalText(5).map(PackedPerson.unpack)
                let person = own ?? Person(row, from: 7)
                return ArrivedLead(
                    id: row.int64(0), at: row.time(1), offer: setting.vocabulary.offer(row.optionalInt64(3)),
                    source: source, action: action,
                    country: own.map { Country.code($0.country) ?? "" } ?? row.text(6), company: person.company,
                    isTest: row.bool(4), isAnonymous: person.isAnonymous)
            }
        }
    }

    /// The leads that have these keys, whichever door brought them; what is not there is left out. O(keys · log n).
    /// - Throws: `StoreError`.
    public func leads(with keys: [LeadKey]) throws -> [LeadKey: Int64] {
        try ask { setting in
            let sql = """
                SELECT id FROM lead WHERE key = ?1
                UNION ALL SELECT lead_id FROM lead_alias WHERE key = ?1 AND is_undone = 0 LIMIT 1
                """
            let query = try Query(setting.db, sql)
            var found: [LeadKey: Int64] = [:]
            for key in keys {
                found[key] = try query.start().bind(LeadIdentity.key(of: key)).first { $0.int64(0) }
            }
            return found
        }
    }
}
