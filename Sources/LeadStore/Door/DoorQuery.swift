import GRDB
import LeadModel

/// Reads how the doors are doing.
struct DoorQuery {
    let setting: Setting
    private var db: Database { setting.db }

    init(_ setting: Setting) {
        self.setting = setting
    }

    private static let windowDays = 28
    private static let quartersOfDay: Int64 = 96
    /// Less tells nothing of what is usual.
    private static let fewestLeads = 5
    private static let fewestDays = 3

    func doors() throws -> [DoorState] {
        let sql = """
            SELECT id, name, kind, since, contact_at, lead_at, test_at, test_latency, leads, read_up_to,
                certificate_expires_at, secret_since, problem_kind, problem_text, problem_at FROM door ORDER BY name
            """
        let quarantined = try quarantined()
        return try db.rows(sql) { row -> (Int64, DoorState)? in
            state(row).map { (row.int64(0), $0) }
        }.compactMap { $0 }.map { id, state in
            var state = state
            state.quarantined = quarantined[id] ?? 0
            if state.door.kind == .endpoint { state.secretSince = try oldestSecret() }
            state.leadsToday = try count(of: id, since: setting.zone.startOfDay(setting.now, addingDays: 0))
            try addUsual(id, &state)
            return state
        }
    }

    private func state(_ row: Query) -> DoorState? {
        guard let kind = Door.Kind(rawValue: row.text(2)) else { return nil }
        var state = DoorState(door: Door(name: row.text(1), kind: kind), since: row.time(3))
        (state.lastContactAt, state.lastLeadAt) = (row.optionalTime(4), row.optionalTime(5))
        (state.lastTestAt, state.lastTestLatencyMilliseconds) = (row.optionalTime(6), row.optionalInt64(7))
        (state.leads, state.readUpTo) = (row.int(8), row.optionalTime(9))
        (state.certificateExpiresAt, state.secretSince) = (row.optionalTime(10), row.optionalTime(11))
        if let kind = row.optionalText(12).flatMap(DoorProblem.Kind.init), let at = row.optionalTime(14) {
            state.problem = DoorProblem(kind: kind, text: row.text(13), at: at)
        }
        return state
    }

    private func quarantined() throws -> [Int64: Int] {
        let sql = """
            SELECT f.door_id, count(*) FROM quarantine q JOIN file f ON f.id = q.file_id
            WHERE q.state = 'open' AND f.door_id IS NOT NULL GROUP BY 1
            """
        return Dictionary(uniqueKeysWithValues: try db.rows(sql) { ($0.int64(0), $0.int(1)) })
    }

    private func oldestSecret() throws -> Timestamp? {
        try db.first("SELECT min(created_at) FROM endpoint_secret WHERE revoked_at IS NULL") { $0.optionalTime(0) }
            ?? nil
    }

    private func count(of door: Int64, since: Timestamp) throws -> Int {
        try db.first(
            "SELECT coalesce(sum(leads), 0) FROM door_quarter WHERE door_id = ? AND quarter >= ?",
            [.integer(door), .integer(DoorCounts.quarter(since.milliseconds))]
        ) { $0.int(0) } ?? 0
    }

    /// What was usual before the last lead.
    private func addUsual(_ door: Int64, _ state: inout DoorState) throws {
        guard let last = state.lastLeadAt else { return }
        let end = DoorCounts.quarter(last.milliseconds)
        let first = end - Int64(Self.windowDays) * Self.quartersOfDay
        let quarters = try db.rows(
            "SELECT quarter, leads FROM door_quarter WHERE door_id = ? AND quarter > ? AND leads > 0 ORDER BY quarter",
            [.integer(door), .integer(first)]
        ) { (quarter: $0.int64(0), leads: $0.int(1)) }
        let leads = quarters.reduce(0) { $0 + $1.leads }
        let days = Set(quarters.map { $0.quarter / Self.quartersOfDay })
        guard leads >= Self.fewestLeads, days.count >= Self.fewestDays, let begin = quarters.first else { return }
        let older = try db.first(
            "SELECT 1 FROM door_quarter WHERE door_id = ? AND quarter <= ? AND leads > 0 LIMIT 1",
            [.integer(door), .integer(first)]
        ) { _ in true }
        // Of a door that is younger than the window, the time before its first lead does not count.
        let span = Double(end - begin.quarter) / Double(Self.quartersOfDay)
        state.usualLeadsPerDay =
            older == true ? Double(leads) / Double(Self.windowDays) : Double(leads - 1) / max(span, 1)
        let pause = zip(quarters, quarters.dropFirst()).map { $1.quarter - $0.quarter }.max() ?? 0
        state.longestPauseDays = Double(pause) / Double(Self.quartersOfDay)
    }
}
