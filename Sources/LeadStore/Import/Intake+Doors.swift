import GRDB
import LeadModel

/// What the doors that leads come by bring along.
extension Intake {
    func kind(of lead: PreparedLead) -> KeyKind {
        way.isEndpoint ? .endpoint : lead.kind
    }

    /// Makes a lead one with that which came by another door, where there is one: its key leads there from now on.
    func join(_ reading: Reading, _ customer: CustomerState, file: Int64) throws -> Bool {
        guard mayHaveCounterpart(reading.at) else { return false }
        let sought = Counterparts.Sought(
            person: reading.lead.card.person, origin: reading.origin.id, offer: reading.offer, at: reading.at,
            isTest: reading.isTest, kind: kind(of: reading.lead), door: way.door)
        guard let found = try counterparts.find(sought, customer: customer.id, card: customer.person) else {
            return false
        }
        try insertPayload.start().bind(reading.lead.draft.line).bind(reading.lead.draft.raw).run()
        try addKey(reading.key, sought.kind, to: found.lead, file: file, payload: db.lastInsertedRowID)
        try arrivals.noteJoined(reading.lead, at: now)
        let at = Timestamp(milliseconds: found.at)
        if way.door != nil {
            noteDoor(reading, at: at, receivedAt: Timestamp(milliseconds: found.receivedAt))
        }
        if let known = try arrivals.known(reading.key) { try learn(from: reading.lead, known) }
        return true
    }

    private func addKey(_ key: LeadIdentity, _ kind: KeyKind, to lead: Int64, file: Int64, payload: Int64) throws {
        try Query(
            cached: db, "INSERT INTO lead_alias(lead_id, key, key_kind, file_id, payload_id) VALUES (?,?,?,?,?)"
        ).start().bind(lead).bind(key).bind(kind.rawValue).bind(file).bind(payload).run()
        arrivals.hasAliases = true
    }

    /// The further keys that an exported lead has.
    func addOtherKeys(of reading: Reading, to lead: Int64, file: Int64) throws {
        for key in reading.lead.draft.otherKeys where key.door == .leadtop && way.door == nil {
            let bytes = LeadIdentity.key(of: key)
            guard try arrivals.known(bytes) == nil else { continue }
            try addKey(bytes, .leadtop, to: lead, file: file, payload: lead)
        }
    }

    /// Files are many and doors are young: most of a file is older than any lead of a door.
    func mayHaveCounterpart(_ at: Timestamp) -> Bool {
        if way.door != nil { return true }
        guard let doorsSince else { return false }
        return at.milliseconds > doorsSince - Counterparts.window.milliseconds
    }

    /// Counts a lead for its door, at the time that it has in the store.
    func noteDoor(_ reading: Reading, at: Timestamp, receivedAt: Timestamp) {
        guard let door = way.door else { return }
        guard reading.isTest else {
            return doors.add(door: door, at: at.milliseconds, receivedAt: receivedAt.milliseconds)
        }
        // What was sent long before the door was there says nothing of how long it takes.
        let sentAt = reading.lead.draft.testSentAt.flatMap { $0 < way.since - .days(1) ? nil : $0 }
        doors.addTest(
            door: door, at: (sentAt == nil ? min(at, now) : now).milliseconds,
            latency: sentAt.map { max((now - $0).milliseconds, 0) })
    }

    /// Takes from a lead only what is news of one that is here; an unknown one is left where it is.
    func update(from lead: PreparedLead) throws {
        guard let known = try arrivals.known(lead.identity) else { return }
        try learn(from: lead, known)
    }

    /// Marketo has one record a person, in which the next act overwrites the lead source of the one before: who acts on
    /// another offer, or goes a step further, has sent another lead, under the same id. `nil` where it says the same.
    func anotherAct(_ lead: PreparedLead, _ known: Arrivals.Known) throws -> PreparedLead? {
        guard let key = lead.draft.key, key.door == .marketo, !key.value.contains("|") else { return nil }
        let source = lead.draft.leadSource
        guard source.offer != nil, source.step != .other else { return nil }
        let stored = try Query(cached: db, "SELECT origin_id, offer_id FROM lead WHERE id = ?").start()
            .bind(known.lead).first { (origin: $0.int64(0), offer: $0.optionalInt64(1)) }
        let offer = try dictionaries.offer(id: source.offer, title: lead.draft.offerTitle, at: now, isKnown: false)
        guard try stored?.origin != dictionaries.origin(of: source).id || stored?.offer != offer else { return nil }
        var draft = lead.draft
        draft.key = LeadKey(door: .marketo, value: key.value + "|" + source.wire)
        return PreparedLead(draft)
    }

    // MARK: - Deletions

    /// Marks a lead as deleted at its door. The lead stays.
    func markDeleted(_ key: LeadKey) throws {
        guard let known = try arrivals.known(LeadIdentity.key(of: key)) else { return }
        if alive.remove(known.lead) != nil { return }
        guard known.deletedAt == nil else { return }
        try journal.update(
            .lead, known.lead, customer: known.customer, [("deleted_at", .integer(now.milliseconds))])
    }

    /// A door that speaks of a lead has it; an export of a store says what that store knew.
    func learnDeletion(from lead: PreparedLead, _ known: Arrivals.Known) throws {
        guard lead.draft.key?.door == .leadtop, way.door == nil else {
            if known.deletedAt != nil { alive.insert(known.lead) }
            return
        }
        guard known.deletedAt == nil, let deletedAt = lead.draft.deletedThereAt else { return }
        try journal.update(
            .lead, known.lead, customer: known.customer, [("deleted_at", .integer(deletedAt.milliseconds))])
    }

    /// What is there again was restored there. Not before the transaction's end: a door may speak of a lead only to say
    /// that it is deleted.
    func revive() throws {
        for lead in alive.sorted() {
            let customer = try db.first("SELECT customer_id FROM lead WHERE id = ?", [.integer(lead)]) { $0.int64(0) }
            try journal.update(.lead, lead, customer: customer ?? 0, [("deleted_at", .null)])
        }
        alive = []
    }
}

extension LeadDraft {
    /// When the marketplace sent a test lead, by the ticks in any of its fields.
    fileprivate var testSentAt: Timestamp? {
        let fields = [person.firstName, person.lastName, person.email, person.company, leadSource.source.wire]
        return fields.lazy.compactMap(TestLead.sentAt).first
    }
}
