import GRDB
import LeadModel

/// Tells whether what comes is in the store already, by its identity.
final class Arrivals {
    private let db: Database
    private let way: Intake.Way
    private let find: Query
    private let findAlias: Query
    private let countEqual: Query
    private let redeliveries: Redeliveries?
    /// Whether a lead has come by two doors. Others may say so first in another transaction.
    var hasAliases: Bool
    /// What a large import finds leads by in place of their index.
    var roster: Roster?
    private let findNumbered: Query

    struct Known {
        var lead: Int64
        /// The file that brought the key.
        var file: Int64
        var customer: Int64
        var optOuts: OptOuts
        var receivedAt: Timestamp
        var deletedAt: Timestamp?
    }

    init(_ db: Database, _ way: Intake.Way) throws {
        (self.db, self.way) = (db, way)
        let select = "SELECT id, file_id, customer_id, opt_outs, received_at, deleted_at FROM lead WHERE key = ?"
        find = try Query(db, select)
        findNumbered = try Query(db, select + " AND id = ?")
        findAlias = try Query(
            db,
            """
            SELECT l.id, a.file_id, l.customer_id, l.opt_outs, l.received_at, l.deleted_at
            FROM lead_alias a JOIN lead l ON l.id = a.lead_id WHERE a.key = ? AND a.is_undone = 0
            """)
        countEqual = try Query(
            db,
            """
            INSERT INTO temp.equal_row(key, count) VALUES (?1, ?2)
            ON CONFLICT (key) DO UPDATE SET count = count + 1 RETURNING count
            """)
        redeliveries = way.isEndpoint ? try Redeliveries(db) : nil
        hasAliases = try Self.hasAliases(db)
    }

    static func hasAliases(_ db: Database) throws -> Bool {
        try db.first("SELECT 1 FROM lead_alias LIMIT 1") { _ in true } ?? false
    }

    /// The lead that has a key. O(log n).
    func known(_ key: LeadIdentity) throws -> Known? {
        if let lead = try stored(key) { return lead }
        return hasAliases ? try findAlias.start().bind(key).first(Known.init) : nil
    }

    private func stored(_ key: LeadIdentity) throws -> Known? {
        guard let roster else { return try find.start().bind(key).first(Known.init) }
        var known: Known?
        try roster.lead(key) { lead in
            known = try findNumbered.start().bind(key).bind(lead).first(Known.init)
            return known != nil
        }
        return known
    }

    /// The key of a draft, and the lead that has it already. Equal rows of one file are counted, so that the third of
    /// them is new where there were two.
    func identify(_ lead: PreparedLead, file: Int64, at moment: Timestamp) throws -> (key: LeadIdentity, known: Known?)
    {
        if let redeliveries { return try identify(delivered: lead, at: moment, redeliveries) }
        let digest = lead.identity
        if lead.draft.key != nil { return (digest, try known(digest)) }
        guard let first = try known(digest) else { return (digest, nil) }
        let ordinal = try ordinal(digest, isFirstHere: first.file == file)
        let key = LeadIdentity.key(digest: digest, ordinal: ordinal)
        return (key, ordinal == 0 ? first : try known(key))
    }

    private func identify(
        delivered lead: PreparedLead, at moment: Timestamp, _ redeliveries: Redeliveries
    ) throws -> (key: LeadIdentity, known: Known?) {
        let identity = try redeliveries.identify(lead.deliveredIdentity, at: moment) { try known($0)?.receivedAt }
        return (identity.key, identity.isKnown ? try known(identity.key) : nil)
    }

    private func ordinal(_ digest: LeadIdentity, isFirstHere: Bool) throws -> Int {
        try countEqual.start().bind(digest).bind(isFirstHere ? 1 : 0).first { $0.int(0) } ?? 0
    }

    /// That the endpoint brought what another door had brought.
    func noteJoined(_ lead: PreparedLead, at moment: Timestamp) throws {
        try redeliveries?.note(lead.deliveredIdentity, ordinal: 0, at: moment)
    }

    // MARK: - Quarantine

    /// The key of a piece that could not be read; `nil` where it is in quarantine already, or left it for good.
    func newKey(of piece: Unreadable, kind: [UInt8], file: Int64, at moment: Timestamp) throws -> LeadIdentity? {
        let digest = LeadIdentity.digest(unreadable: piece.raw, kind: kind)
        if let redeliveries {
            let identity = try redeliveries.identify(digest, at: moment) { try quarantined($0)?.at }
            return identity.isKnown ? nil : identity.key
        }
        guard let first = try quarantined(digest) else { return digest }
        let ordinal = try ordinal(digest, isFirstHere: first.file == file)
        let key = LeadIdentity.key(digest: digest, ordinal: ordinal)
        return try ordinal == 0 || quarantined(key) != nil ? nil : key
    }

    /// The quarantined piece that has a key.
    private func quarantined(_ key: LeadIdentity) throws -> (file: Int64, at: Timestamp)? {
        try db.first(
            "SELECT file_id, at FROM quarantine WHERE key = ? AND state <> 'undone' ORDER BY id DESC LIMIT 1",
            [.blob(key.bytes)]
        ) { ($0.int64(0), $0.time(1)) }
    }
}

extension Arrivals.Known {
    fileprivate init(_ row: Query) {
        self.init(
            lead: row.int64(0), file: row.int64(1), customer: row.int64(2), optOuts: OptOuts(rawValue: row.int(3)),
            receivedAt: row.time(4), deletedAt: row.optionalTime(5))
    }
}
