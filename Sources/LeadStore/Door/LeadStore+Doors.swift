import GRDB
public import LeadModel

extension LeadStore {
    /// Begins to take what is posted to the endpoint.
    /// - Throws: `StoreError`.
    public func makeEndpointIntake(by who: String) throws -> EndpointIntake {
        try EndpointIntake(store: self, by: who)
    }

    /// What a door says of itself, outside of leads. Makes the door if it is new.
    ///
    /// Not while an import of this thread has uncommitted leads, for which it would wait: that has a `note` of its own.
    /// - Throws: `StoreError`.
    public func note(_ facts: DoorFacts, of door: Door) throws {
        try writable().write { db in
            let doors = Doors(db)
            try doors.note(facts, of: doors.find(door, now: clock()).id)
        }
    }

    /// Forgets where a door was read up to, so that the next pull reads all; leads known already stay as they are.
    /// - Throws: `StoreError`.
    public func forgetWatermark(of door: Door) throws {
        try writable().write { db in
            let doors = Doors(db)
            try doors.moveWatermark(nil, readUpTo: nil, of: doors.find(door, now: clock()).id)
        }
    }

    /// Lets posts in that come with a secret.
    /// - Parameters:
    ///   - hash: The SHA-256 of the secret's text, 32 bytes.
    ///   - label: What its owner calls it.
    /// - Returns: Its number.
    /// - Throws: `StoreError`.
    public func addSecret(hash: [UInt8], label: String) throws -> Int64 {
        try writable().write { db in
            try db.run(
                "INSERT INTO endpoint_secret(hash, label, created_at) VALUES (?,?,?)", .blob(hash), .text(label),
                .integer(clock().milliseconds))
            let id = db.lastInsertedRowID
            _ = try Doors(db).find(.endpoint, now: clock())
            return id
        }
    }

    /// Refuses posts that come with a secret from now on.
    /// - Returns: Whether it was in use.
    /// - Throws: `StoreError`.
    public func revokeSecret(_ id: Int64) throws -> Bool {
        try writable().write { db in
            let revoke = try Query(
                cached: db, "UPDATE endpoint_secret SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
            try revoke.start().bind(clock().milliseconds).bind(id).run()
            return revoke.changes > 0
        }
    }
}
