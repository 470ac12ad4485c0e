import GRDB
import LeadModel

/// Gathers what a transaction's leads say of the doors that brought them, so that each number is written once.
final class DoorCounts {
    private let db: Database
    private var leads: [Cell: Int] = [:]
    private var latest: [Int64: Int64] = [:]
    private var tests: [Int64: (at: Int64, latency: Int64?)] = [:]

    private struct Cell: Hashable {
        var door: Int64
        var quarter: Int64
    }

    /// The length of a quarter of an hour, in milliseconds.
    static let quarterLength: Int64 = 900_000

    init(_ db: Database) {
        self.db = db
    }

    /// When a lead counts for its door: what claims to come from the future came when it was received, and nothing
    /// came before 1970 or after any time that can be meant.
    static func moment(at: Int64, receivedAt: Int64) -> Int64 { max(0, min(at, receivedAt, 1 << 53)) }

    /// The same of a lead `l`.
    static let momentSQL = "max(0, min(l.at, l.received_at, \(Int64(1) << 53)))"

    static func quarter(_ moment: Int64) -> Int64 {
        moment % quarterLength < 0 ? moment / quarterLength - 1 : moment / quarterLength
    }

    /// When the oldest lead of a door came, to the quarter; `nil` where there is none. O(log n).
    static func beginning(_ db: Database) throws -> Int64? {
        try db.rows(cached: "SELECT (SELECT min(quarter) FROM door_quarter WHERE door_id = d.id) FROM door d") {
            $0.optionalInt64(0)
        }.compactMap { $0 }.min().map { $0 * quarterLength }
    }

    func add(door: Int64, at: Int64, receivedAt: Int64, count: Int = 1) {
        let moment = Self.moment(at: at, receivedAt: receivedAt)
        leads[Cell(door: door, quarter: Self.quarter(moment)), default: 0] += count
        if count > 0 { latest[door] = max(latest[door] ?? .min, moment) }
    }

    /// A test lead arrived: how long it took, where that can be told.
    func addTest(door: Int64, at: Int64, latency: Int64?) {
        if let known = tests[door], known.at > at { return }
        tests[door] = (at, latency)
    }

    func flush() throws {
        let write = try Query(
            cached: db,
            """
            INSERT INTO door_quarter(door_id, quarter, leads) VALUES (?,?,?)
            ON CONFLICT DO UPDATE SET leads = leads + excluded.leads
            """)
        var totals: [Int64: Int] = [:]
        for (cell, count) in leads where count != 0 {
            try write.start().bind(cell.door).bind(cell.quarter).bind(count).run()
            totals[cell.door, default: 0] += count
        }
        for (door, count) in totals {
            try db.run(
                "UPDATE door SET leads = leads + ?1, lead_at = coalesce(max(lead_at, ?2), ?2, lead_at) WHERE id = ?3",
                .integer(Int64(count)), latest[door].map(Value.integer) ?? .null, .integer(door))
        }
        for (door, test) in tests {
            try db.run(
                "UPDATE door SET test_at = ?1, test_latency = ?2 WHERE id = ?3 AND (test_at IS NULL OR test_at <= ?1)",
                .integer(test.at), test.latency.map(Value.integer) ?? .null, .integer(door))
        }
        (leads, latest, tests) = ([:], [:], [:])
    }

    /// Works out anew when doors brought their newest leads, after some were taken back. O(leads since then).
    static func refreshLatest(_ doors: Set<Int64>, _ db: Database) throws {
        for door in doors.sorted() {
            try db.run("DELETE FROM door_quarter WHERE door_id = ? AND leads <= 0", .integer(door))
            let quarter = try db.first("SELECT max(quarter) FROM door_quarter WHERE door_id = ?", [.integer(door)]) {
                $0.optionalInt64(0)
            }
            let latest = try (quarter ?? nil).map { try newest(of: door, since: $0 * quarterLength, db) }
            try db.run(
                "UPDATE door SET lead_at = ? WHERE id = ?", (latest ?? nil).map(Value.integer) ?? .null,
                .integer(door))
        }
    }

    private static func newest(of door: Int64, since: Int64, _ db: Database) throws -> Int64? {
        let sql = """
            SELECT max(\(momentSQL)) FROM lead l WHERE l.at >= ?1 AND l.is_test = 0 AND (
                EXISTS (SELECT 1 FROM file f WHERE f.id = l.file_id AND f.door_id = ?2)
                OR EXISTS (SELECT 1 FROM lead_alias a JOIN file f ON f.id = a.file_id
                    WHERE a.lead_id = l.id AND a.is_undone = 0 AND f.door_id = ?2))
            """
        return try db.first(sql, [.integer(since > 0 ? since : .min), .integer(door)]) { $0.optionalInt64(0) } ?? nil
    }
}
