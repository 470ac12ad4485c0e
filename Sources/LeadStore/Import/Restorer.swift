import GRDB
import LeadModel

/// Takes customers of an exported store in, with what people did with them. What is there already stays single.
struct Restorer {
    let journal: Journal
    let now: Timestamp
    private var db: Database { journal.db }

    init(journal: Journal, now: Timestamp) {
        (self.journal, self.now) = (journal, now)
    }

    func restore(
        _ record: CustomerRecord, file: Int64, _ place: inout Import.Place
    ) throws -> (customer: Int64, made: Bool) {
        let known = try find(record)
        let customer = try known ?? make(record)
        if try self.customer(record.reference) == nil {
            try refer(record.reference, to: customer, isOwn: known == nil)
        }
        try restoreStatus(record, customer)
        for followUp in record.followUps { try restore(followUp, customer) }
        for note in record.notes { try restore(note, customer) }
        for rule in record.doNotContact { try restore(rule, customer) }
        if let winner = record.mergedInto { place.unmerged[record.reference] = winner }
        let upkeep = Upkeep(db: db)
        try upkeep.refreshNotes(customer)
        try upkeep.refreshFollowUp(customer)
        try upkeep.refreshContact(customer)
        return (customer, known == nil)
    }

    /// Merges again what was merged, when all customers are there.
    func finish(_ place: inout Import.Place) throws {
        for (loser, winner) in place.unmerged.sorted(by: { $0.key < $1.key }) {
            guard let loser = try customer(loser), let winner = try customer(winner), loser != winner,
                let state = try CustomerState.load(db, loser), state.mergedInto == nil,
                try !wouldCircle(loser, winner)
            else { continue }
            try journal.update(.customer, loser, customer: loser, [("merged_into", .integer(winner))])
        }
        place.unmerged = [:]
    }

    private func wouldCircle(_ loser: Int64, _ winner: Int64) throws -> Bool {
        guard let state = try CustomerState.load(db, winner) else { return true }
        return try state.survivor(db).id == loser
    }

    private func customer(_ reference: String) throws -> Int64? {
        try References(db).customer(reference)
    }

    private func find(_ record: CustomerRecord) throws -> Int64? {
        if let known = try customer(record.reference) { return known }
        guard let key = Card(tidying: record.person).emailKey else { return nil }
        return try db.first("SELECT id FROM customer WHERE email_key = ?", [.text(key)]) { $0.int64(0) }
    }

    private func make(_ record: CustomerRecord) throws -> Int64 {
        let card = Card(tidying: record.person)
        let marks = Card.columns.map { _ in "?" }.joined(separator: ",")
        try Query(
            cached: db,
            """
            INSERT INTO customer(email_key, phone_key, company_key, \(Card.columns.joined(separator: ",")))
            VALUES (?,?,?,\(marks))
            """
        ).start().bind(card.emailKey).bind(card.phoneKey).bind(card.companyKey).bind(card.values).run()
        let customer = db.lastInsertedRowID
        // Nothing of him changed, but an undo of the import has to know that he came with it.
        try journal.note(.customer, customer, customer: customer, before: Image([]), after: Image([]))
        return customer
    }

    private func refer(_ reference: String, to customer: Int64, isOwn: Bool) throws {
        try db.run(
            "INSERT OR REPLACE INTO reference(reference, customer_id, is_own) VALUES (?,?,?)", .text(reference),
            .integer(customer), .integer(isOwn ? 1 : 0))
    }

    /// Only where nobody here has said anything yet.
    private func restoreStatus(_ record: CustomerRecord, _ customer: Int64) throws {
        guard let state = try CustomerState.load(db, customer) else { return }
        if let status = Status(rawValue: record.status) ?? Status(wire: record.status), !state.statusIsOwn,
            status != state.status
        {
            try journal.update(
                .customer, customer, customer: customer,
                [("status", .integer(Int64(status.code))), ("status_is_own", .integer(1))])
        }
        let owner = try db.first("SELECT owner FROM customer WHERE id = ?", [.integer(customer)]) { $0.text(0) }
        if owner == "", !record.owner.isEmpty {
            try journal.update(.customer, customer, customer: customer, [("owner", .text(record.owner))])
        }
    }

    private func restore(_ record: FollowUpRecord, _ customer: Int64) throws {
        let known = try db.first("SELECT 1 FROM follow_up WHERE uid = ?", [.text(record.uid)]) { _ in true }
        if known != nil { return }
        let open = try db.first(
            "SELECT 1 FROM follow_up WHERE customer_id = ? AND done_at IS NULL", [.integer(customer)]
        ) { _ in true }
        // Of two open ones the one that is here stays open.
        let doneAt = record.doneAt ?? (open == nil ? nil : now)
        let outcome = doneAt == nil ? nil : record.outcome.flatMap(FollowUp.Outcome.init)
        try journal.insert(
            .followUp, customer: customer,
            [
                ("uid", .text(record.uid)), ("customer_id", .integer(customer)),
                ("due_at", .integer(record.dueAt.milliseconds)),
                ("channel", .text((Channel(rawValue: record.channel) ?? .any).rawValue)), ("note", .text(record.note)),
                ("owner", .text(record.owner)), ("created_at", .integer(record.createdAt.milliseconds)),
                ("done_at", doneAt.map { .integer($0.milliseconds) } ?? .null),
                ("outcome", outcome.map { .text($0.rawValue) } ?? .null),
                // Stores before version 4 do not say who; he who was to do it did.
                ("done_by", .text(outcome == nil ? "" : record.doneBy.isEmpty ? record.owner : record.doneBy)),
                ("reason", .text(record.reason)),
            ])
        if let done = record.doneAt, record.outcome != nil { try restoreContact(customer, at: done) }
    }

    private func restoreContact(_ customer: Int64, at moment: Timestamp) throws {
        let known = try db.first("SELECT contacted_at FROM customer WHERE id = ?", [.integer(customer)]) {
            $0.optionalInt64(0)
        }
        guard let known, known ?? .min < moment.milliseconds else { return }
        try journal.update(
            .customer, customer, customer: customer, [("contacted_at", .integer(moment.milliseconds))])
    }

    private func restore(_ record: NoteRecord, _ customer: Int64) throws {
        let known = try db.first(
            "SELECT 1 FROM note WHERE customer_id = ? AND at = ? AND who = ? AND text = ?",
            [.integer(customer), .integer(record.at.milliseconds), .text(record.who), .text(record.text)]
        ) { _ in true }
        if known != nil { return }
        try journal.insert(
            .note, customer: customer,
            [
                ("customer_id", .integer(customer)), ("at", .integer(record.at.milliseconds)),
                ("who", .text(record.who)), ("text", .text(record.text)),
            ])
    }

    private func restore(_ record: DoNotContactRecord, _ customer: Int64) throws {
        let offer = try record.offer.map { try OfferLookup(db).make($0) }
        let channel = record.channel.flatMap(Channel.init).flatMap { $0 == .any ? nil : $0 }
        try decide(record.kind.rawValue, offer, channel, record.reason, record.who, record.at, customer)
        if let at = record.liftedAt {
            try decide("allow", offer, nil, record.liftedReason ?? "", record.liftedBy ?? "", at, customer)
        }
    }

    private func decide(
        _ kind: String, _ offer: Int64?, _ channel: Channel?, _ reason: String, _ who: String, _ at: Timestamp,
        _ customer: Int64
    ) throws {
        let known = try db.first(
            "SELECT 1 FROM decision WHERE customer_id = ? AND kind = ? AND at = ? AND offer_id IS ? AND channel IS ?",
            [
                .integer(customer), .text(kind), .integer(at.milliseconds), offer.map(Value.integer) ?? .null,
                channel.map { .text($0.rawValue) } ?? .null,
            ]
        ) { _ in true }
        if known != nil { return }
        try journal.insert(
            .decision, customer: customer,
            [
                ("customer_id", .integer(customer)), ("kind", .text(kind)),
                ("offer_id", offer.map(Value.integer) ?? .null),
                ("channel", channel.map { .text($0.rawValue) } ?? .null), ("reason", .text(reason)),
                // A CRM's opt-out has a channel and nobody who said it.
                ("origin", .text(who.isEmpty && channel != nil ? "optOut" : "person")), ("who", .text(who)),
                ("at", .integer(at.milliseconds)),
            ])
    }
}
