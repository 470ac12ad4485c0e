import GRDB
import LeadModel

/// Gathers everything about one customer.
struct DetailQuery {
    let setting: Setting
    let customer: CustomerState
    private var db: Database { setting.db }

    /// - Parameter id: One who was merged leads to whom he was merged into.
    init?(_ setting: Setting, _ id: Int64) throws {
        guard let customer = try CustomerState.load(setting.db, id)?.survivor(setting.db) else { return nil }
        (self.setting, self.customer) = (setting, customer)
    }

    func detail() throws -> CustomerDetail? {
        guard let row = try Self.row(setting, customer.id) else { return nil }
        let leads = try leads()
        var timeline = leads.map { TimelineEntry(at: $0.row.at, who: "", kind: .lead($0.row)) }
        timeline += Self.values(of: leads) + Self.deletions(of: leads)
        timeline += try notes() + followUps() + activities()
        // Of what happened at one moment, the later record stands above.
        let order = timeline.enumerated().sorted { ($1.element.at, $0.offset) < ($0.element.at, $1.offset) }
        return CustomerDetail(
            row: row, rule: try ContactRule.load(db, customer.id), leads: leads, timeline: order.map(\.element))
    }

    private static let select = "SELECT \(CustomerColumns.sql) FROM customer c \(CustomerColumns.join) WHERE "

    /// Customers' rows by any condition on `c`.
    static func rows(_ setting: Setting, _ condition: Clause, limit: Int) throws -> [CustomerRow] {
        let clause = Clause(select) + condition + Clause(" LIMIT \(limit)")
        let read = try reader(setting)
        return try setting.db.rows(clause.sql, clause.values, read)
    }

    /// By a statement that is kept: whoever moves through a list asks for one customer after the other.
    private static func row(_ setting: Setting, _ customer: Int64) throws -> CustomerRow? {
        let read = try reader(setting)
        return try setting.db.rows(cached: select + "c.id = ?", [.integer(customer)], read).first
    }

    private static func reader(_ setting: Setting) throws -> (Query) throws -> CustomerRow {
        let offers = try CustomerOffers(setting.db, setting.vocabulary)
        return { row in
            let offers = try offers.of(row.int64(0), isTest: row.bool(21))
            return CustomerColumns.read(row, from: 0, setting.vocabulary, offers)
        }
    }

    private func leads() throws -> [CustomerLead] {
        let sql = """
            SELECT \(LeadColumns.sql), l.fold_reason, l.person, f.format, f.name
            FROM lead l INDEXED BY lead_customer CROSS JOIN customer c ON c.id = l.customer_id
            JOIN file f ON f.id = l.file_id WHERE l.customer_id = ? ORDER BY l.at DESC, l.id DESC LIMIT ?
            """
        let last = LeadColumns.count
        return try db.rows(cached: sql, [.integer(customer.id), .integer(Int64(CustomerDetail.leadLimit))]) { row in
            let own = row.optionalText(last + 1).map(PackedPerson.unpack)
            return CustomerLead(
                row: LeadColumns.read(row, from: 0, setting.vocabulary), person: own ?? customer.person,
                foldReason: FoldReason(rawValue: row.int(last)) ?? .first,
                origin: [row.text(last + 2), row.text(last + 3)].filter { !$0.isEmpty }.joined(separator: ", "))
        }
    }

    private static func deletions(of leads: [CustomerLead]) -> [TimelineEntry] {
        leads.compactMap { lead in
            lead.row.deletedAt.map { TimelineEntry(at: $0, who: "", kind: .deletedThere(lead.row)) }
        }
    }

    /// What newer leads said otherwise than older ones.
    private static func values(of leads: [CustomerLead]) -> [TimelineEntry] {
        var known = Person()
        var entries: [TimelineEntry] = []
        let counted = leads.contains { !$0.row.isTest } ? leads.filter { !$0.row.isTest } : leads
        for lead in counted.reversed() {
            for field in Person.Field.allCases where !lead.person[field].isEmpty {
                let (before, after) = (known[field], lead.person[field])
                if !before.isEmpty, before != after {
                    entries.append(
                        TimelineEntry(
                            at: lead.row.at, who: "", kind: .value(field: field, before: before, after: after)))
                }
                known[field] = after
            }
        }
        return entries
    }

    private func notes() throws -> [TimelineEntry] {
        try db.rows(
            cached: "SELECT id, at, who, text FROM note WHERE customer_id = ? ORDER BY at DESC, id DESC",
            [.integer(customer.id)]
        ) { TimelineEntry(at: $0.time(1), who: $0.text(2), kind: .note(id: $0.int64(0), text: $0.text(3))) }
    }

    private func followUps() throws -> [TimelineEntry] {
        let sql = """
            SELECT id, uid, due_at, channel, note, owner, created_at, done_at, outcome, done_by, reason
            FROM follow_up
            WHERE customer_id = ? AND done_at IS NOT NULL ORDER BY done_at DESC, id DESC
            """
        return try db.rows(cached: sql, [.integer(customer.id)]) { row in
            let followUp = FollowUp(
                id: row.int64(0), uid: row.text(1), dueAt: row.time(2), channel: Channel(rawValue: row.text(3)) ?? .any,
                note: row.text(4), owner: row.text(5), createdAt: row.time(6), doneAt: row.time(7),
                outcome: row.optionalText(8).flatMap(FollowUp.Outcome.init), doneBy: row.text(9), reason: row.text(10))
            let who = followUp.doneBy.isEmpty ? followUp.owner : followUp.doneBy
            return TimelineEntry(at: row.time(7), who: who, kind: .followUpDone(followUp))
        }
    }

    /// What people did with him and with whom he was merged with. What stands in the timeline itself is left out.
    private func activities() throws -> [TimelineEntry] {
        let sql = """
            WITH RECURSIVE self(id) AS (
                SELECT ? UNION SELECT m.id FROM customer m JOIN self ON m.merged_into = self.id)
            SELECT \(ActivityColumns.sql) FROM \(ActivityColumns.from) WHERE a.verb <> 'import' AND (
                a.customer_id IN (SELECT id FROM self)
                OR a.id IN (SELECT h.activity_id FROM change h WHERE h.customer_id IN (SELECT id FROM self))
                OR a.id IN (SELECT g.ruled_by FROM customer g WHERE g.id IN (SELECT id FROM self)))
            ORDER BY a.id DESC LIMIT 1000
            """
        let entries = try db.rows(cached: sql, [.integer(customer.id)]) { row in
            try ActivityColumns.read(row, from: 0) { try ActivityColumns.files(db, $0) }
        }
        let shown: Set<ActivityRow.Verb> = [.note, .followUpDone]
        return entries.filter { $0.isUndone || !shown.contains($0.verb) }
            .map { TimelineEntry(at: $0.at, who: $0.who, kind: .activity($0)) }
    }
}
