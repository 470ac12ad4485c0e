import GRDB
import LeadModel

/// Folds a customer onto another by hand, and takes leads off one again.
struct Merging {
    let journal: Journal
    let now: Timestamp
    private var db: Database { journal.db }
    private var upkeep: Upkeep { Upkeep(db: journal.db) }

    init(journal: Journal, now: Timestamp) {
        (self.journal, self.now) = (journal, now)
    }

    /// Everything of the loser becomes the winner's; the loser stays as a name that leads to him. O(leads of both).
    func merge(_ loser: CustomerState, into winner: Int64) throws {
        try closeOneFollowUp(loser.id, winner)
        let leads = try db.rows("SELECT id FROM lead WHERE customer_id = ? ORDER BY id", [.integer(loser.id)]) {
            $0.int64(0)
        }
        try move(leads, of: loser, to: winner, reason: .merged)
        for kind in [RecordKind.followUp, .note, .decision] {
            let ids = try db.rows(
                "SELECT id FROM \(kind.rawValue) WHERE customer_id = ? ORDER BY id", [.integer(loser.id)]
            ) { $0.int64(0) }
            for id in ids { try journal.update(kind, id, customer: winner, [("customer_id", .integer(winner))]) }
        }
        try inherit(from: loser, winner)
        try journal.update(.customer, loser.id, customer: loser.id, [("merged_into", .integer(winner))])
        try upkeep.rebuild(loser.id)
        try upkeep.rebuild(winner)
    }

    /// Gives leads a customer of their own. He keeps the status, the owner and every rule not to contact.
    /// - Returns: The new customer.
    func split(_ leads: [Int64], from customer: CustomerState) throws -> Int64 {
        let person = try upkeep.leads(of: customer).filter { leads.contains($0.id) }
            .reduce(Person()) { $0.overlaid(by: $1.person) }
        try freeKey(Card(person).emailKey, heldFor: customer.id)
        let made = try make(Card(person), like: customer.id)
        try move(leads, of: customer, to: made, reason: .split)
        try copyDecisions(of: customer.id, to: made)
        try upkeep.rebuild(customer.id)
        try upkeep.rebuild(made)
        return made
    }

    // MARK: - Leads

    /// Leads that stood for the card's values keep them as their own.
    private func move(_ leads: [Int64], of customer: CustomerState, to other: Int64, reason: FoldReason) throws {
        let card = Value.text(PackedPerson.pack(customer.person))
        for lead in leads {
            try db.run("UPDATE lead SET person = coalesce(person, ?) WHERE id = ?", card, .integer(lead))
            try journal.update(
                .lead, lead, customer: other,
                [("customer_id", .integer(other)), ("fold_reason", .integer(Int64(reason.rawValue)))])
        }
    }

    // MARK: - Customers

    /// Of two open follow-ups the earlier stays open.
    private func closeOneFollowUp(_ loser: Int64, _ winner: Int64) throws {
        let open = try db.rows(
            "SELECT id, customer_id FROM follow_up WHERE customer_id IN (?, ?) AND done_at IS NULL ORDER BY due_at, id",
            [.integer(loser), .integer(winner)]
        ) { ($0.int64(0), $0.int64(1)) }
        for (id, customer) in open.dropFirst() {
            try journal.update(.followUp, id, customer: customer, [("done_at", .integer(now.milliseconds))])
        }
    }

    private func inherit(from loser: CustomerState, _ winner: Int64) throws {
        let select = "SELECT owner, contacted_at, status FROM customer WHERE id = ?"
        func work(_ id: Int64) throws -> (owner: String, contactedAt: Int64?, status: Int)? {
            try db.first(select, [.integer(id)]) { ($0.text(0), $0.optionalInt64(1), $0.int(2)) }
        }
        guard let own = try work(winner), let others = try work(loser.id) else { return }
        let contacted = [own.contactedAt, others.contactedAt].compactMap { $0 }.max()
        let status = own.status == Status.new.code ? others.status : own.status
        try journal.update(
            .customer, winner, customer: winner,
            [
                ("owner", .text(own.owner.isEmpty ? others.owner : own.owner)),
                ("contacted_at", contacted.map(Value.integer) ?? .null), ("status", .integer(Int64(status))),
            ])
    }

    /// An e-mail that leads to the customer only because its own was merged into him goes with the leads.
    private func freeKey(_ emailKey: String?, heldFor customer: Int64) throws {
        guard let emailKey else { return }
        let select = "SELECT \(CustomerState.columns) FROM customer c WHERE c.email_key = ?"
        guard let holder = try db.first(select, [.text(emailKey)], CustomerState.init), holder.mergedInto != nil,
            try holder.survivor(db).id == customer
        else { return }
        try journal.update(.customer, holder.id, customer: holder.id, [("email_key", .null)])
    }

    private func make(_ card: Card, like customer: Int64) throws -> Int64 {
        let columns = Array(zip(Card.columns, card.values)).map { (name: $0.0, value: $0.1) }
        let work =
            try db.first(
                "SELECT status, status_is_own, owner, contacted_at FROM customer WHERE id = ?", [.integer(customer)]
            ) { $0.image().columns } ?? []
        return try journal.insert(.customer, customer: 0, columns + work)
    }

    private func copyDecisions(of customer: Int64, to made: Int64) throws {
        let decisions = try db.rows(
            "SELECT kind, offer_id, channel, reason, origin, who, at FROM decision WHERE customer_id = ? ORDER BY id",
            [.integer(customer)]
        ) { $0.image().columns }
        for columns in decisions {
            try journal.insert(.decision, customer: made, [("customer_id", .integer(made))] + columns)
        }
    }
}
