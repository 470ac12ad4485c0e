import GRDB
import LeadModel

extension Deed {
    /// Why a customer is left as he is; neither where he is changed.
    struct Verdict {
        var skip: ChangeReport.Skip?
        var block: ContactRule.Block?
        var owner: String?

        static let change = Verdict()

        static func skip(_ skip: ChangeReport.Skip) -> Verdict { Verdict(skip: skip) }
    }

    /// Whether a change is for a customer. Reads only.
    func verdict(on customer: CustomerState) throws -> Verdict {
        switch change {
        case .setStatus(let status): customer.status == status ? .skip(.unchanged) : .change
        case .assign(let owner): try self.owner(of: customer) == owner ? .skip(.unchanged) : .change
        case .claim(let rep): try claim(customer, rep)
        case .handOver(let from, _): try handOver(customer, from)
        case .addNote(let text): text.trimmed.isEmpty ? .skip(.unchanged) : .change
        case .setFollowUp(let due, let channel, let note): try followUp(customer, due, channel, note)
        case .snooze(let until): try snooze(customer, until)
        case .complete(_, _, let next, _): try next == nil ? .change : contact(customer, openChannel(customer))
        case .flagDoNotContact: try flag(customer)
        case .liftDoNotContact: try lift(customer)
        case .merge(let winner): try merge(customer, into: winner)
        case .split(let leads): try split(customer, leads)
        case .setAside(let other): try setAside(customer, from: other)
        }
    }

    private func claim(_ customer: CustomerState, _ rep: String) throws -> Verdict {
        let owner = try self.owner(of: customer)
        if owner.isEmpty { return .change }
        return owner == rep ? .skip(.unchanged) : Verdict(skip: .owned, owner: owner)
    }

    private func handOver(_ customer: CustomerState, _ from: String) throws -> Verdict {
        guard try self.owner(of: customer) == from else { return .skip(.notOwned) }
        return customer.status.isClosed ? .skip(.closed) : .change
    }

    func owner(of customer: CustomerState) throws -> String {
        try db.first("SELECT owner FROM customer WHERE id = ?", [.integer(customer.id)]) { $0.text(0) } ?? ""
    }

    /// The open follow-up.
    func open(_ customer: Int64) throws -> (id: Int64, due: Timestamp, channel: Channel, note: String)? {
        try db.first(
            "SELECT id, due_at, channel, note FROM follow_up WHERE customer_id = ? AND done_at IS NULL",
            [.integer(customer)]
        ) { ($0.int64(0), $0.time(1), Channel(rawValue: $0.text(2)) ?? .any, $0.text(3)) }
    }

    private func openChannel(_ customer: CustomerState) throws -> Channel {
        try open(customer.id)?.channel ?? .any
    }

    /// The lock: whether he may be contacted by a channel.
    private func contact(_ customer: CustomerState, _ channel: Channel) throws -> Verdict {
        // A customer without any block needs no weighing.
        guard customer.contact > 0 else { return .change }
        let block = try ContactRule.load(db, customer.id).block(channel: channel)
        return block == nil ? .change : Verdict(skip: .doNotContact, block: block)
    }

    private func followUp(
        _ customer: CustomerState, _ due: Timestamp, _ channel: Channel, _ note: String
    ) throws -> Verdict {
        let verdict = try contact(customer, channel)
        guard verdict.skip == nil, let open = try open(customer.id) else { return verdict }
        return open.due == due && open.channel == channel && open.note == note ? .skip(.unchanged) : .change
    }

    private func snooze(_ customer: CustomerState, _ until: Timestamp) throws -> Verdict {
        guard let open = try open(customer.id) else { return .skip(.noFollowUp) }
        return open.due == until ? .skip(.unchanged) : try contact(customer, open.channel)
    }

    private func flag(_ customer: CustomerState) throws -> Verdict {
        let rule = try ContactRule.load(db, customer.id)
        let isFlagged = rule.blocks.contains { block in
            guard case .person = block.origin else { return false }
            return block.channel == nil && (block.offer == nil || block.offer == offer?.text)
        }
        return isFlagged ? .skip(.unchanged) : .change
    }

    private func lift(_ customer: CustomerState) throws -> Verdict {
        let rule = try ContactRule.load(db, customer.id)
        let isBlocked = offer.map { offer in rule.blocks.contains { $0.offer == offer.text } } ?? !rule.blocks.isEmpty
        return isBlocked ? .change : .skip(.notBlocked)
    }

    private func merge(_ customer: CustomerState, into winner: Int64) throws -> Verdict {
        if customer.id == winner { return .skip(.unchanged) }
        guard let winner = try CustomerState.load(db, winner), winner.mergedInto == nil else { return .skip(.missing) }
        return .change
    }

    private func setAside(_ customer: CustomerState, from other: Int64) throws -> Verdict {
        if customer.id == other { return .skip(.unchanged) }
        guard try CustomerState.load(db, other) != nil else { return .skip(.missing) }
        let pair = DuplicatePair.Key(customer.id, other)
        let known = try db.first(
            "SELECT 1 FROM set_aside WHERE low = ? AND high = ?", [.integer(pair.low), .integer(pair.high)]
        ) { _ in true }
        return known == nil ? .change : .skip(.unchanged)
    }

    private func split(_ customer: CustomerState, _ leads: [Int64]) throws -> Verdict {
        let own = try ownLeads(leads, of: customer.id)
        if own.isEmpty { return .skip(.missing) }
        let all = try db.first("SELECT count(*) FROM lead WHERE customer_id = ?", [.integer(customer.id)]) { $0.int(0) }
        return own.count == all ? .skip(.unchanged) : .change
    }

    /// Those of the leads that are this customer's.
    func ownLeads(_ leads: [Int64], of customer: Int64) throws -> [Int64] {
        let clause = Clause.any(of: Array(Set(leads)).sorted(), in: "id")
        return try db.rows("SELECT id FROM lead WHERE customer_id = \(customer) AND \(clause.sql) ORDER BY id") {
            $0.int64(0)
        }
    }
}
