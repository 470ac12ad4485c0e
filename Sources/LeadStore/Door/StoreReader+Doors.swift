import GRDB
public import LeadModel

extension StoreReader {
    /// Where a door is to be read from next time; `nil` before its first pull.
    /// - Throws: `StoreError`.
    public func watermark(of door: Door) throws -> String? {
        try ask { setting in
            try setting.db.first("SELECT watermark FROM door WHERE name = ?", [.text(door.name)]) {
                $0.optionalText(0)
            } ?? nil
        }
    }

    /// The doors that were ever used, and how they are doing, by name. Some milliseconds, however many leads there are.
    /// - Throws: `StoreError`.
    public func doors() throws -> [DoorState] {
        try ask { setting in try DoorQuery(setting).doors() }
    }

    /// The endpoint's secrets, revoked ones too, oldest first.
    /// - Throws: `StoreError`.
    public func secrets() throws -> [EndpointSecret] {
        try ask { setting in
            let sql = "SELECT id, label, hash, created_at, last_used_at, revoked_at FROM endpoint_secret ORDER BY id"
            return try setting.db.rows(sql) { row in
                EndpointSecret(
                    id: row.int64(0), label: row.text(1), hash: row.blob(2), createdAt: row.time(3),
                    lastUsedAt: row.optionalTime(4), revokedAt: row.optionalTime(5))
            }
        }
    }

    /// The lead that was stored last, a test lead too. O(log n).
    /// - Throws: `StoreError`.
    public func newestLead() throws -> Int64? {
        try ask { setting in try setting.db.first("SELECT max(id) FROM lead") { $0.optionalInt64(0) } ?? nil }
    }
}
