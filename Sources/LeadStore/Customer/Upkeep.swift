import GRDB
import LeadModel

/// Keeps what follows from a customer's leads, notes, follow-ups and decisions in step with them.
struct Upkeep {
    let db: Database
    /// An import's, which may have put the indexes away by which customers are found.
    var finder: Finder?

    /// One lead of a customer, with the values it brought itself.
    struct Own {
        var id: Int64
        var at: Int64
        var originID: Int64
        var offerID: Int64?
        var step: Step
        var isTest: Bool
        var person: Person
        var packed: String?
    }

    /// What follows from what.
    struct Aspects: OptionSet {
        var rawValue: Int

        static let card = Aspects(rawValue: 1)
        static let notes = Aspects(rawValue: 2)
        static let followUp = Aspects(rawValue: 4)
        static let contact = Aspects(rawValue: 8)
        static let all: Aspects = [.card, .notes, .followUp, .contact]
    }

    /// Everything that follows, from the leads on. O(leads of the customer).
    func rebuild(_ customer: Int64) throws {
        try refresh(customer, .all)
    }

    func refresh(_ customer: Int64, _ aspects: Aspects) throws {
        if aspects.contains(.card) { try rebuildCard(customer) }
        if aspects.contains(.notes) { try refreshNotes(customer) }
        if aspects.contains(.followUp) { try refreshFollowUp(customer) }
        if aspects.contains(.contact) { try refreshContact(customer) }
    }

    /// The leads of a customer in order of time.
    func leads(of customer: CustomerState) throws -> [Own] {
        let sql = """
            SELECT l.id, l.at, l.origin_id, o.step, l.is_test, l.person, l.offer_id FROM lead l JOIN origin o ON o.id = l.origin_id
            WHERE l.customer_id = ? ORDER BY l.at, l.id
            """
        return try db.rows(cached: sql, [.integer(customer.id)]) { row in
            let packed = row.optionalText(5)
            return Own(
                id: row.int64(0), at: row.int64(1), originID: row.int64(2), offerID: row.optionalInt64(6),
                step: Step(code: row.int(3)) ?? .other, isTest: row.bool(4),
                person: packed.map(PackedPerson.unpack) ?? customer.person, packed: packed)
        }
    }

    /// The card from the leads: of each field the newest value that is not blank. Test leads count only where there is
    /// nothing else. A customer without leads keeps the card he has.
    func rebuildCard(_ id: Int64) throws {
        guard let customer = try CustomerState.load(db, id) else { return }
        let leads = try leads(of: customer)
        let counted = leads.contains { !$0.isTest } ? leads.filter { !$0.isTest } : leads
        let person = counted.isEmpty ? customer.person : counted.reduce(Person()) { $0.overlaid(by: $1.person) }
        for lead in leads {
            let packed = lead.person == person ? nil : PackedPerson.pack(lead.person)
            if packed != lead.packed {
                try db.run(
                    "UPDATE lead SET person = ? WHERE id = ?", packed.map(Value.text) ?? .null, .integer(lead.id))
            }
        }
        try writeCard(Card(person), of: id, emailKey: emailKey(of: customer, leads))
        try writeCounts(counted, of: id)
    }

    /// The key he has while a lead of his has it; else that of the newest lead whose e-mail nobody else is found by.
    private func emailKey(of customer: CustomerState, _ leads: [Own]) throws -> String? {
        if leads.isEmpty { return customer.emailKey }
        var keys: [String] = []
        for lead in leads.reversed() {
            guard let key = MatchKey.email(lead.person), !keys.contains(key) else { continue }
            keys.append(key)
        }
        if let key = customer.emailKey, keys.contains(key) { return key }
        return try keys.first { try isFree($0, for: customer.id) }
    }

    /// Whether no other customer is found by an e-mail.
    func isFree(_ emailKey: String, for customer: Int64) throws -> Bool {
        let holder: Int64?
        if let finder {
            holder = try finder.customer(emailKey)?.id
        } else {
            holder = try db.first("SELECT id FROM customer WHERE email_key = ?", [.text(emailKey)]) { $0.int64(0) }
        }
        return holder == nil || holder == customer
    }

    func writeCard(_ card: Card, of customer: Int64, emailKey: String?) throws {
        let assignments = Card.columns.map { $0 + " = ?" }.joined(separator: ",")
        try Query(
            cached: db,
            "UPDATE customer SET email_key = ?, phone_key = ?, company_key = ?, \(assignments) WHERE id = ?"
        ).start().bind(emailKey).bind(card.phoneKey).bind(card.companyKey).bind(card.values).bind(customer).run()
    }

    private func writeCounts(_ leads: [Own], of customer: Int64) throws {
        let steps = leads.reduce(0) { $0 | 1 << $1.step.code }
        // Cross-listed leads are nothing that he did; who has no others counts from the newest of them.
        let own = leads.last { $0.step != .crossListed } ?? leads.last
        try Query(
            cached: db,
            """
            UPDATE customer SET steps = ?, lead_count = ?, first_lead_at = ?, last_lead_at = ?, last_origin_id = ?,
                is_test = ?, own_at = ?, own_origin_id = ?, own_offer_id = ? WHERE id = ?
            """
        ).start().bind(steps).bind(leads.count).bind(leads.first?.at ?? 0).bind(leads.last?.at ?? 0)
            .bind(leads.last?.originID).bind(leads.first?.isTest ?? false).bind(own?.at ?? 0)
            .bind(own?.originID).bind(own?.offerID).bind(customer).run()
    }

    /// What the search knows of his notes: those that people wrote, and those that came with his leads.
    func refreshNotes(_ customer: Int64) throws {
        var texts = try db.rows(
            cached: "SELECT description FROM lead WHERE customer_id = ? AND is_test = 0 AND description <> ''",
            [.integer(customer)]
        ) { $0.text(0) }.compactMap(Self.note)
        texts += try db.rows(
            cached: "SELECT text FROM note WHERE customer_id = ? ORDER BY id", [.integer(customer)]
        ) { $0.text(0) }
        let notes = Set(texts.map(Self.searchable)).sorted().joined(separator: "\n")
        try db.run("UPDATE customer SET notes = ? WHERE id = ?", .text(notes), .integer(customer))
    }

    /// A lead has brought one more note of his, as the search compares it. O(1) where it is the first.
    func addNote(_ note: String, of customer: Int64) throws {
        let add = try Query(cached: db, "UPDATE customer SET notes = ? WHERE id = ? AND notes = ''")
        try add.start().bind(note).bind(customer).run()
        if add.changes == 0 { try refreshNotes(customer) }
    }

    /// What the customer wrote himself, in a lead's description.
    static func note(in description: String) -> String? {
        guard case .note(let text) = LeadDescription(description) else { return nil }
        return text
    }

    /// A note as the search compares it; of a very long one the beginning.
    static func searchable(_ note: String) -> String {
        folded(String(note.unicodeScalars.prefix(4000)))
    }

    /// When the next thing is due, and whose it is.
    func refreshFollowUp(_ customer: Int64) throws {
        let open = try db.first(
            "SELECT due_at, owner FROM follow_up WHERE customer_id = ? AND done_at IS NULL", [.integer(customer)]
        ) { ($0.int64(0), $0.text(1)) }
        try db.run(
            """
            UPDATE customer SET follow_up_due = ?, worker = CASE WHEN owner <> '' THEN owner ELSE ? END WHERE id = ?
            """, open.map { .integer($0.0) } ?? .null, .text(open?.1 ?? ""), .integer(customer))
    }

    /// Whether he may be contacted, weighed anew. O(leads of the customer).
    @discardableResult
    func refreshContact(_ customer: Int64) throws -> ContactRule {
        let rule = try ContactRule.load(db, customer)
        let state = rule.isBlocked ? 2 : rule.blocks.isEmpty ? 0 : 1
        try db.run("UPDATE customer SET contact = ? WHERE id = ?", .integer(Int64(state)), .integer(customer))
        try db.run("DELETE FROM blocked_offer WHERE customer_id = ?", .integer(customer))
        for block in rule.blocks where block.origin != .crossListed {
            guard let offer = block.offer else { continue }
            try db.run(
                "INSERT OR IGNORE INTO blocked_offer(customer_id, offer_id) SELECT ?, id FROM offer WHERE code = ? OR (code IS NULL AND title = ?)",
                .integer(customer), .text(offer), .text(offer))
        }
        return rule
    }
}
