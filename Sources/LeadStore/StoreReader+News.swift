import GRDB
public import LeadModel

extension StoreReader {
    /// The leads with these ids, in that order; those that are gone are left out. O(ids · log n).
    public func leads(_ ids: [Int64]) throws -> [LeadRow] {
        try ask { setting in
            let sql =
                "SELECT \(LeadColumns.sql) FROM lead l JOIN customer c ON c.id = l.customer_id WHERE l.id = ?"
            let query = try Query(setting.db, sql)
            return try ids.compactMap { id in
                try query.start().bind(id).first { LeadColumns.read($0, from: 0, setting.vocabulary) }
            }
        }
    }
}
