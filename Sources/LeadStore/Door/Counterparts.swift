import GRDB
import LeadModel

/// Finds the lead that came by another door already: what the marketplace writes to two places is one lead.
///
/// It has the same lead source, the same e-mail (where one has none, the same phone and name), a time within ten
/// minutes, and no key of the same kind: a door has one key for a lead, so that two keys are two leads. One of the two
/// came by a network door.
final class Counterparts {
    private let candidates: Query
    private let this: Query
    private let aliases: Query

    static let window = Timestamp.Span.minutes(10)
    /// Who does so much within ten minutes is no person.
    private static let most = 64

    init(_ db: Database) throws {
        candidates = try Query(
            db,
            """
            SELECT l.id, l.at, l.received_at, l.key_kind, l.person, f.door_id, f.format
            FROM lead l INDEXED BY lead_customer CROSS JOIN file f ON f.id = l.file_id
            WHERE l.customer_id = ?1 AND l.at BETWEEN ?2 AND ?3 AND l.origin_id = ?4 AND l.offer_id IS ?5
                AND l.is_test = ?6 AND l.id > ?7
            ORDER BY l.at DESC, l.id DESC LIMIT \(Self.most)
            """)
        this = try Query(
            db,
            "SELECT l.key_kind, f.door_id, f.format FROM lead l JOIN file f ON f.id = l.file_id WHERE l.id = ?")
        aliases = try Query(
            db,
            """
            SELECT a.key_kind, f.door_id, f.format FROM lead_alias a JOIN file f ON f.id = a.file_id
            WHERE a.lead_id = ? AND a.is_undone = 0
            """)
    }

    /// The lead that is sought.
    struct Sought {
        var person: Person
        var origin: Int64
        var offer: Int64?
        var at: Timestamp
        var isTest: Bool
        var kind: KeyKind
        /// The number of the door it comes by; `nil` for a file.
        var door: Int64?
        /// The other must have been stored after this one.
        var after: Int64 = 0
    }

    struct Found {
        var lead: Int64
        var at: Int64
        var receivedAt: Int64
    }

    private struct Candidate {
        var found: Found
        var person: Person
        var bearer: Bearer
    }

    /// By what a lead came.
    private struct Bearer {
        var kind: KeyKind
        var door: Int64?

        init(_ row: Query, kind: Int32, door: Int32, format: Int32) {
            self.kind =
                row.optionalInt64(kind).flatMap { KeyKind(rawValue: Int($0)) } ?? KeyKind(format: row.text(format))
            self.door = row.optionalInt64(door)
        }
    }

    /// The nearest in time among a customer's leads. O(log n).
    func find(_ sought: Sought, customer: Int64, card: Person) throws -> Found? {
        // Whose word an exported lead's key was, nobody knows here.
        guard sought.kind != .leadtop, sought.at.isCredible, let key = Key(sought.person) else { return nil }
        let near = try candidates.start().bind(customer).bind((sought.at - Self.window).milliseconds)
            .bind((sought.at + Self.window).milliseconds).bind(sought.origin).bind(sought.offer).bind(sought.isTest)
            .bind(sought.after)
            .all { row in
                Candidate(
                    found: Found(lead: row.int64(0), at: row.int64(1), receivedAt: row.int64(2)),
                    person: row.optionalText(4).map(PackedPerson.unpack) ?? card,
                    bearer: Bearer(row, kind: 3, door: 5, format: 6))
            }
        func distance(_ candidate: Candidate) -> Int64 { abs(candidate.found.at - sought.at.milliseconds) }
        let ordered = near.sorted { (distance($0), $0.found.lead) < (distance($1), $1.found.lead) }
        for candidate in ordered where try key.matches(candidate.person) && isOther(candidate, sought) {
            return candidate.found
        }
        return nil
    }

    private func isOther(_ candidate: Candidate, _ sought: Sought) throws -> Bool {
        let bearers = try [candidate.bearer] + further(of: candidate.found.lead)
        if bearers.contains(where: { $0.kind == sought.kind || $0.kind == .leadtop }) { return false }
        guard let door = sought.door else { return bearers.contains { $0.door != nil } }
        return !bearers.contains { $0.door == door }
    }

    private func further(of lead: Int64) throws -> [Bearer] {
        try aliases.start().bind(lead).all { Bearer($0, kind: 0, door: 1, format: 2) }
    }

    /// Whether a lead has a key of a kind already. O(log n).
    func has(_ kind: KeyKind, lead: Int64) throws -> Bool {
        let own = try this.start().bind(lead).first { Bearer($0, kind: 0, door: 1, format: 2) }
        return try ([own].compactMap { $0 } + further(of: lead)).contains { $0.kind == kind }
    }

    /// What tells that two leads are of one person.
    private struct Key {
        var email: String?
        var phone: String?

        init?(_ person: Person) {
            (email, phone) = (MatchKey.email(person), MatchKey.phone(person))
            if email == nil && phone == nil { return nil }
        }

        func matches(_ person: Person) -> Bool {
            guard let other = Key(person) else { return false }
            if let email, let otherEmail = other.email { return email == otherEmail }
            return phone != nil && phone == other.phone
        }
    }
}
