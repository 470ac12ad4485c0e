import GRDB
import LeadModel

/// Reads customers and leads as leadtop's own export has them.
struct Export {
    private let setting: Setting
    private let narrowing: Narrowing
    private let references: References
    private let search: SearchWords
    private let customers: [Int64]?
    private let aliases: Query
    private let hasAliases: Bool
    private var db: Database { setting.db }

    init(_ setting: Setting, _ filter: Filter, search: String, of customers: [Int64]?) throws {
        (self.setting, self.customers) = (setting, customers)
        self.search = SearchWords(search)
        narrowing = try setting.narrowing(filter)
        references = try References(setting.db)
        aliases = try Query(
            setting.db, "SELECT key FROM lead_alias WHERE lead_id = ? AND is_undone = 0 ORDER BY payload_id")
        hasAliases = try Arrivals.hasAliases(setting.db)
    }

    func forEach(_ body: (CustomerRecord, [LeadDraft]) throws -> Void) throws {
        var clause = Clause("SELECT c.id FROM customer c WHERE ") + narrowing.customers
        if !search.isEmpty { clause = clause + Clause(" AND ") + search.clause }
        if let customers { clause = clause + Clause(" AND ") + .any(of: customers, in: "c.id") }
        clause = clause + Clause(" ORDER BY c.id")
        let customers = try Query(db, clause.sql)
        customers.start().bind(clause.values)
        while try customers.step() {
            let customer = customers.int64(0)
            let record = try record(customer, mergedInto: nil)
            try body(record, leads(of: customer, record.reference))
            try forEachMerged(into: customer, record.reference, body)
        }
    }

    private func forEachMerged(
        into winner: Int64, _ reference: String, _ body: (CustomerRecord, [LeadDraft]) throws -> Void
    ) throws {
        let merged = try db.rows("SELECT id FROM customer WHERE merged_into = ? ORDER BY id", [.integer(winner)]) {
            $0.int64(0)
        }
        for customer in merged {
            let record = try record(customer, mergedInto: reference)
            try body(record, [])
            try forEachMerged(into: customer, record.reference, body)
        }
    }

    // MARK: - Customers

    private func record(_ customer: Int64, mergedInto: String?) throws -> CustomerRecord {
        var record = CustomerRecord(reference: try references.reference(of: customer))
        record.mergedInto = mergedInto
        if let state = try CustomerState.load(db, customer) {
            record.person = state.person
            record.status = state.status.rawValue
        }
        record.owner =
            try db.first("SELECT owner FROM customer WHERE id = ?", [.integer(customer)]) { $0.text(0) } ?? ""
        record.followUps = try followUps(customer)
        record.notes = try db.rows(
            "SELECT at, who, text FROM note WHERE customer_id = ? ORDER BY id", [.integer(customer)]
        ) { NoteRecord(at: $0.time(0), who: $0.text(1), text: $0.text(2)) }
        record.doNotContact = try decisions(customer)
        return record
    }

    private func followUps(_ customer: Int64) throws -> [FollowUpRecord] {
        let sql = """
            SELECT uid, due_at, created_at, channel, note, owner, done_at, outcome, done_by, reason FROM follow_up
            WHERE customer_id = ? ORDER BY id
            """
        return try db.rows(sql, [.integer(customer)]) { row in
            var record = FollowUpRecord(uid: row.text(0), dueAt: row.time(1), createdAt: row.time(2))
            (record.channel, record.note, record.owner) = (row.text(3), row.text(4), row.text(5))
            (record.doneAt, record.outcome) = (row.optionalTime(6), row.optionalText(7))
            (record.doneBy, record.reason) = (row.text(8), row.text(9))
            return record
        }
    }

    private func decisions(_ customer: Int64) throws -> [DoNotContactRecord] {
        let sql = """
            SELECT d.kind, d.reason, d.who, d.at, d.channel, coalesce(f.code, f.title) FROM decision d
            LEFT JOIN offer f ON f.id = d.offer_id WHERE d.customer_id = ? ORDER BY d.at, d.id
            """
        return try db.rows(sql, [.integer(customer)]) { row in
            var record = DoNotContactRecord(
                kind: row.text(0) == "allow" ? .allow : .block, reason: row.text(1), who: row.text(2), at: row.time(3))
            (record.channel, record.offer) = (row.optionalText(4), row.optionalText(5))
            return record
        }
    }

    // MARK: - Leads

    private func leads(of customer: Int64, _ reference: String) throws -> [LeadDraft] {
        let clause =
            Clause(
                """
                SELECT l.key, l.at, l.has_own_time, l.received_at, coalesce(m.source, o.source),
                    coalesce(m.action, o.action), o.is_repeat, l.offer_id,
                    l.description, l.status, l.opt_outs, l.person, p.raw, p.line,
                    c.first_name, c.last_name, c.full_name, c.email, c.phone, c.company, c.title, c.country, c.city,
                    l.deleted_at, l.id
                FROM lead l INDEXED BY lead_customer CROSS JOIN customer c ON c.id = l.customer_id
                JOIN origin o ON o.id = l.origin_id LEFT JOIN mark m ON l.is_test AND m.lead_id = l.id
                JOIN payload p ON p.id = coalesce(l.payload_id, l.id) WHERE l.customer_id = \(customer) AND
                """ + " ") + narrowing.leadsOfCustomer + Clause(" ORDER BY l.id")
        return try db.rows(clause.sql, clause.values) { row in
            var draft = draft(row, reference)
            if hasAliases { draft.otherKeys = try otherKeys(of: row.int64(24)) }
            return draft
        }
    }

    private func otherKeys(of lead: Int64) throws -> [LeadKey] {
        try aliases.start().bind(lead).all { LeadKey(door: .leadtop, value: Image.hex($0.blob(0))) }
    }

    private func draft(_ row: Query, _ reference: String) -> LeadDraft {
        let offer = setting.vocabulary.offer(row.optionalInt64(7))
        let source = LeadSource(
            source: Source(wire: row.text(4)), action: Action(wire: row.text(5)), offer: OfferID(offer.id),
            isRepeat: row.bool(6))
        var draft = LeadDraft(leadSource: source, raw: row.blob(12), line: row.int(13))
        draft.key = LeadKey(door: .leadtop, value: Image.hex(row.blob(0)))
        draft.createdAt = row.bool(2) ? row.time(1) : nil
        draft.receivedAt = row.time(3)
        draft.offerTitle = offer.title
        draft.person = row.optionalText(11).map(PackedPerson.unpack) ?? Person(row, from: 14)
        (draft.description, draft.status) = (row.text(8), row.text(9))
        draft.optOuts = OptOuts(rawValue: row.int(10))
        draft.deletedThereAt = row.optionalTime(23)
        draft.customerReference = reference
        return draft
    }
}
