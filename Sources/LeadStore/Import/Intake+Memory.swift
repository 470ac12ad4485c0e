import GRDB
import LeadModel

/// A large import's short ways: what it has in memory it neither asks the store for nor writes there at once.
extension Intake {
    /// Takes a lead whose customer is known with just this card, which is so for most: the lead is written, and the
    /// customer's numbers are when the transaction ends.
    /// - Returns: `nil` where there is more to it.
    func takeInMemory(_ reading: Reading, file: Int64) throws -> Outcome? {
        guard let roster else { return nil }
        guard roster.fits(reading) else {
            try forgetRoster()
            return nil
        }
        guard let customer = simplest(reading, roster) else { return nil }
        let standing = roster[customer]
        let step = reading.origin.step
        try countStep(of: reading, customer, isNew: false)
        let id = try insert(reading, customer: customer, reason: .sameEmail, person: nil, file: file)
        try roster.fold(
            onto: customer, step: step, origin: reading.origin.id, offer: reading.offer, at: reading.at)
        try assigner?.consider(reading, way, customer, at: now)
        let wasCrossListed =
            standing.flags.contains(.isBlocked) || standing.steps & 1 << Step.crossListed.code != 0
        if wasCrossListed || step == .crossListed { weighLater(customer) }
        counts.add(offer: reading.offer, origin: reading.origin.id, isTest: false, day: reading.at.day)
        return .new(lead: id, isTest: false, made: false, updated: try touch(customer))
    }

    private func simplest(_ reading: Reading, _ roster: Roster) -> Int64? {
        let lead = reading.lead
        guard !lead.isTest, lead.note == nil, lead.draft.optOuts.isEmpty, lead.draft.customerReference == nil,
            lead.draft.otherKeys.isEmpty, !mayHaveCounterpart(reading.at), let customer = roster.customer(equalTo: lead)
        else { return nil }
        let standing = roster[customer]
        guard standing.flags.contains(.isPlain) else { return nil }
        if let status = lead.status, standing.advances(to: status) { return nil }
        return customer
    }

    /// Counts a step that a lead's customer took with its offer. Before the lead is written.
    func countStep(of reading: Reading, _ customer: Int64, isNew: Bool) throws {
        guard let offer = reading.offer, !reading.isTest else { return }
        let step = reading.origin.step
        if let roster {
            counts.add(step: step, to: try roster.add(step, customer: customer, offer: offer), offer: offer)
        } else if isNew {
            counts.add(step: step, to: 0, offer: offer)
        } else {
            try counts.add(step: step, offer: offer, customer: customer)
        }
    }

    /// Remembers a customer whom a lead has made.
    func noteMade(_ customer: Int64, by reading: Reading) throws {
        guard let roster, let origin = UInt16(exactly: reading.origin.id) else { return }
        let (lead, at) = (reading.lead, reading.at.milliseconds)
        var flags = Standing.Flags(status: reading.status ?? .new, isOwn: false)
        if !reading.isTest { flags.insert(.isPlain) }
        let standing = Standing(
            personHash: lead.personHash, firstLeadAt: at, lastLeadAt: at, ownAt: at, leadCount: 1,
            ownOffer: UInt32(truncatingIfNeeded: reading.offer ?? 0), lastOrigin: origin, ownOrigin: origin,
            steps: 1 << reading.origin.step.code, flags: flags)
        try roster.note(customer, lead.keys, emailHash: lead.emailHash, standing)
    }

    /// Goes on by the indexes, which are made now.
    func forgetRoster() throws {
        try roster?.settle()
        roster = nil
        try Bulk.makeFinding(db)
    }
}
