import GRDB
import LeadModel

/// The rows of doors.
struct Doors {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// The number of a door, which is made where it is new, and when it was first used.
    func find(_ door: Door, now: Timestamp) throws -> (id: Int64, since: Timestamp) {
        let known = try db.first("SELECT id, kind, since FROM door WHERE name = ?", [.text(door.name)]) {
            (id: $0.int64(0), kind: $0.text(1), since: $0.time(2))
        }
        if let known {
            if known.kind != door.kind.rawValue {
                try db.run("UPDATE door SET kind = ? WHERE id = ?", .text(door.kind.rawValue), .integer(known.id))
            }
            return (known.id, known.since)
        }
        try db.run(
            "INSERT INTO door(name, kind, since) VALUES (?,?,?)", .text(door.name), .text(door.kind.rawValue),
            .integer(now.milliseconds))
        return (db.lastInsertedRowID, now)
    }

    func note(_ facts: DoorFacts, of door: Int64) throws {
        try db.run(
            """
            UPDATE door SET contact_at = coalesce(max(?1, coalesce(contact_at, ?1)), contact_at),
                certificate_expires_at = coalesce(?2, certificate_expires_at), secret_since = coalesce(?3, secret_since)
            WHERE id = ?4
            """, .moment(facts.contactAt), .moment(facts.certificateExpiresAt), .moment(facts.secretSince),
            .integer(door))
        guard let problem = facts.problem else { return }
        try db.run(
            "UPDATE door SET problem_kind = ?, problem_text = ?, problem_at = ? WHERE id = ?",
            problem.map { .text($0.kind.rawValue) } ?? .null, problem.map { .text($0.text) } ?? .null,
            .moment(problem?.at), .integer(door))
    }

    func moveWatermark(_ text: String?, readUpTo: Timestamp?, of door: Int64) throws {
        try db.run(
            "UPDATE door SET watermark = ?, read_up_to = ? WHERE id = ?", text.map(Value.text) ?? .null,
            .moment(readUpTo), .integer(door))
    }
}

extension Value {
    static func moment(_ moment: Timestamp?) -> Value {
        moment.map { .integer($0.milliseconds) } ?? .null
    }
}
