import GRDB
import LeadModel

/// What follows from a lead for the customer it folds onto.
extension Intake {
    /// The card with a lead's values: the newer win, and an older lead fills blanks or outdates still older values.
    func merged(_ reading: Reading, with customer: CustomerState) throws -> Person {
        let own = reading.lead.card.person
        if own == customer.person { return own }
        if reading.at.milliseconds >= customer.lastLeadAt || customer.leadCount == 0 {
            return customer.person.overlaid(by: own)
        }
        var person = customer.person
        var contested: [Person.Field] = []
        for field in Person.Field.allCases where !own[field].isEmpty && own[field] != person[field] {
            if person[field].isEmpty { person[field] = own[field] } else { contested.append(field) }
        }
        for field in try contested.isEmpty ? [] : uncontested(contested, of: customer, after: reading.at) {
            person[field] = own[field]
        }
        return person
    }

    /// Those of the fields that no newer lead says anything about. Ends at the first leads that do.
    private func uncontested(
        _ fields: [Person.Field], of customer: CustomerState, after moment: Timestamp
    ) throws -> [Person.Field] {
        var open = fields
        let newer = try Query(
            cached: db,
            "SELECT person FROM lead WHERE customer_id = ? AND at > ? AND is_test = ? ORDER BY at DESC, id DESC")
        newer.start().bind(customer.id).bind(moment.milliseconds).bind(customer.isTest)
        while try !open.isEmpty && newer.step() {
            let person = newer.optionalText(0).map(PackedPerson.unpack) ?? customer.person
            open.removeAll { !person[$0].isEmpty }
        }
        newer.start()
        return open
    }

    /// Gives the card new values; the older leads keep theirs.
    func turn(_ customer: CustomerState, to person: Person, _ emailKey: String?) throws {
        try db.run(
            "UPDATE lead SET person = ? WHERE customer_id = ? AND person IS NULL",
            .text(PackedPerson.pack(customer.person)), .integer(customer.id))
        var key = customer.emailKey
        if key == nil, let emailKey, try upkeep.isFree(emailKey, for: customer.id) { key = emailKey }
        try upkeep.writeCard(Card(person), of: customer.id, emailKey: key)
    }

    /// A door's status leads on, never back, and never over what a person said.
    func advance(_ customer: CustomerState, to status: Status) throws {
        guard !customer.statusIsOwn, status.rank > customer.status.rank else { return }
        try journal.update(
            .customer, customer.id, customer: customer.id, [("status", .integer(Int64(status.code)))])
    }

    /// A restored lead's opt-outs are among its customer's decisions already, and may have been lifted there.
    func noteContact(
        _ reading: Reading, _ customer: Int64, wasCrossListed: Bool, isRestored: Bool = false
    ) throws {
        if !reading.lead.draft.optOuts.isEmpty, !reading.isTest, !isRestored {
            try optOut(customer, reading.lead.draft.optOuts, reason: reading.lead.draft.optOutReason)
        }
        if wasCrossListed || reading.origin.step == .crossListed { weighLater(customer) }
    }

    func optOut(_ customer: Int64, _ optOuts: OptOuts, reason: String) throws {
        let told = reason.isEmpty ? words(.optOutIn, source) : words(.optOutReasonIn, reason, source)
        let rule = try ContactRule.load(db, customer)
        for (flag, channel) in [(OptOuts.email, Channel.email), (.phone, .phone)] where optOuts.contains(flag) {
            guard !rule.blocks.contains(where: { $0.origin == .optOut && $0.channel == channel }) else { continue }
            let at = try ContactRule.nextMoment(db, customer, now: now)
            try journal.insert(
                .decision, customer: customer,
                [
                    ("customer_id", .integer(customer)), ("kind", .text("block")), ("channel", .text(channel.rawValue)),
                    ("reason", .text(told)), ("origin", .text("optOut")), ("who", .text("")),
                    ("at", .integer(at.milliseconds)),
                ])
        }
        weighLater(customer)
    }
}
