import GRDB
public import LeadModel

/// What came in lately.
extension StoreReader {
    /// The leads with these ids, in that order; those that are gone are left out. O(ids · log n).
    /// - Throws: `StoreError`.
    public func leads(_ ids: [Int64]) throws -> [LeadRow] {
        try ask { setting in try Self.leads(ids, setting) }
    }

    /// What came after a lead, but for test leads and what a person brought in himself by hand. O(new leads · log n).
    /// - Throws: `StoreError`.
    public func news(after lead: Int64, besides who: String) throws -> News {
        try ask { setting in
            let sql = """
                SELECT l.id, l.origin_id FROM lead l CROSS JOIN file f ON f.id = l.file_id
                CROSS JOIN activity a ON a.id = f.activity_id
                WHERE l.id > ? AND l.is_test = 0 AND (f.door_id IS NOT NULL OR a.who <> ?) ORDER BY l.id
                """
            var news = News(newest: try newest(setting) ?? lead, newestActivity: try Self.newestActivity(setting.db))
            var last: Int64?
            let rows = try Query(setting.db, sql).start().bind(lead).bind(who)
            while try rows.step() {
                last = rows.int64(0)
                let step = setting.vocabulary.origins[rows.int64(1)]?.step ?? .other
                news.leads[step, default: 0] += 1
            }
            news.last = try last.flatMap { try Self.leads([$0], setting).first?.person }
            return news
        }
    }

    private func newest(_ setting: Setting) throws -> Int64? {
        try setting.db.first("SELECT max(id) FROM lead") { $0.optionalInt64(0) } ?? nil
    }

    private static func leads(_ ids: [Int64], _ setting: Setting) throws -> [LeadRow] {
        let query = try Query(
            setting.db, "SELECT \(LeadColumns.sql) FROM lead l JOIN customer c ON c.id = l.customer_id WHERE l.id = ?")
        return try ids.compactMap { id in
            try query.start().bind(id).first { LeadColumns.read($0, from: 0, setting.vocabulary) }
        }
    }
}
