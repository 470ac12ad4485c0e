import GRDB
import LeadModel

/// Tells a post that came again from a new one of the same content: a sender repeats what was not answered soon enough,
/// and a customer may do the same thing twice.
final class Redeliveries {
    private let find: Query
    private let write: Query

    /// What comes again within so long is the same.
    static let window = Timestamp.Span.minutes(10)

    init(_ db: Database) throws {
        find = try Query(db, "SELECT ordinal, at FROM redelivery WHERE key = ?")
        write = try Query(
            db,
            """
            INSERT INTO redelivery(key, ordinal, at) VALUES (?,?,?)
            ON CONFLICT DO UPDATE SET ordinal = excluded.ordinal, at = excluded.at
            """)
    }

    /// The key of a content that comes at `moment`, and whether that is in the store already.
    /// - Parameter arrival: When what has a key was received first; `nil` where nothing has it.
    func identify(
        _ digest: LeadIdentity, at moment: Timestamp, arrival: (LeadIdentity) throws -> Timestamp?
    ) throws -> (key: LeadIdentity, isKnown: Bool) {
        let said = try find.start().bind(digest).first { (ordinal: $0.int(0), at: $0.time(1)) }
        var ordinal = said?.ordinal ?? 0
        var key = LeadIdentity.key(digest: digest, ordinal: ordinal)
        guard let first = try arrival(key) else {
            if said != nil { try note(digest, ordinal: ordinal, at: moment) }
            return (key, false)
        }
        let last = said?.at ?? first
        let (pause, isBeyond) = moment.milliseconds.subtractingReportingOverflow(last.milliseconds)
        if !isBeyond, pause.magnitude <= Self.window.milliseconds.magnitude {
            try note(digest, ordinal: ordinal, at: max(moment, last))
            return (key, true)
        }
        repeat {
            ordinal += 1
            key = LeadIdentity.key(digest: digest, ordinal: ordinal)
        } while try arrival(key) != nil
        try note(digest, ordinal: ordinal, at: moment)
        return (key, false)
    }

    /// When a content came last.
    func note(_ digest: LeadIdentity, ordinal: Int, at moment: Timestamp) throws {
        try write.start().bind(digest).bind(ordinal).bind(moment.milliseconds).run()
    }
}
