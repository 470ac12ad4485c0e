import GRDB
import LeadModel

extension Deed {
    /// Does it to one customer of whom the verdict says so.
    func apply(to customer: CustomerState) throws {
        guard let journal else { return }
        switch change {
        case .setStatus(let status): try setStatus(status, customer, journal)
        case .assign(let owner), .claim(let owner): try assign(owner, customer, journal)
        case .handOver(let from, let to):
            try assign(to, customer, journal)
            (before, after) = ("", words(.handedOver, from, to))
        case .addNote(let text): try add(note: text, customer, journal)
        case .setFollowUp(let due, let channel, let note): try setFollowUp(due, channel, note, customer, journal)
        case .snooze(let until): try snooze(until, customer, journal)
        case .complete(let outcome, let note, let next, let reason):
            try complete(outcome, note, next, reason, customer, journal)
        case .flagDoNotContact(_, let reason): try flag(reason, customer, journal)
        case .liftDoNotContact(_, let reason): try lift(reason, customer, journal)
        case .merge(let winner):
            (before, after) = (customer.person.name, try CustomerState.load(db, winner)?.person.name ?? "")
            try Merging(journal: journal, now: now).merge(customer, into: winner)
        case .split(let leads): try split(leads, customer, journal)
        case .setAside(let other): try setAside(customer, from: other, journal)
        }
    }

    private func setStatus(_ status: Status, _ customer: CustomerState, _ journal: Journal) throws {
        (before, after) = (customer.status.title, status.title)
        try journal.update(
            .customer, customer.id, customer: customer.id,
            [("status", .integer(Int64(status.code))), ("status_is_own", .integer(1))])
        // Who is closed has nothing left to be done, until a person plans it anew.
        if status.isClosed { try journal.cancelFollowUp(of: customer.id, at: now) }
    }

    private func assign(_ owner: String, _ customer: CustomerState, _ journal: Journal) throws {
        (before, after) = (Self.named(try self.owner(of: customer)), Self.named(owner))
        try journal.update(.customer, customer.id, customer: customer.id, [("owner", .text(owner))])
        if let open = try open(customer.id), !owner.isEmpty {
            try journal.update(.followUp, open.id, customer: customer.id, [("owner", .text(owner))])
        }
        try upkeep.refreshFollowUp(customer.id)
    }

    private static func named(_ owner: String) -> String {
        owner.isEmpty ? words(.storeNobody) : owner
    }

    private func add(note text: String, _ customer: CustomerState, _ journal: Journal) throws {
        after = String(text.prefix(200))
        try journal.insert(
            .note, customer: customer.id,
            [
                ("customer_id", .integer(customer.id)), ("at", .integer(now.milliseconds)), ("who", .text(who)),
                ("text", .text(text)),
            ])
        try upkeep.refreshNotes(customer.id)
    }

    // MARK: - Follow-ups

    private func setFollowUp(
        _ due: Timestamp, _ channel: Channel, _ note: String, _ customer: CustomerState, _ journal: Journal
    ) throws {
        let open = try open(customer.id)
        self.note(isChange: open != nil)
        (before, after) = (open.map { text($0.due, $0.channel) } ?? "", text(due, channel))
        if let open {
            try journal.update(
                .followUp, open.id, customer: customer.id,
                [
                    ("due_at", .integer(due.milliseconds)), ("channel", .text(channel.rawValue)),
                    ("note", .text(note)),
                ])
        } else {
            try addFollowUp(due: due, channel, note, customer, journal)
        }
        try upkeep.refreshFollowUp(customer.id)
    }

    private func text(_ due: Timestamp, _ channel: Channel) -> String {
        channel == .any ? text(due) : text(due) + ", " + channel.title
    }

    private func addFollowUp(
        due: Timestamp, _ channel: Channel, _ note: String, _ customer: CustomerState, _ journal: Journal,
        outcome: FollowUp.Outcome? = nil, reason: String = ""
    ) throws {
        let owner = try self.owner(of: customer)
        try journal.insert(
            .followUp, customer: customer.id,
            [
                ("uid", .text(Self.newUID())), ("customer_id", .integer(customer.id)),
                ("due_at", .integer(due.milliseconds)), ("channel", .text(channel.rawValue)), ("note", .text(note)),
                ("owner", .text(owner.isEmpty ? who : owner)), ("created_at", .integer(now.milliseconds)),
                ("done_at", outcome == nil ? .null : .integer(now.milliseconds)),
                ("outcome", outcome.map { .text($0.rawValue) } ?? .null),
                ("done_by", .text(outcome == nil ? "" : who)), ("reason", .text(reason)),
            ])
    }

    /// 128 random bits: what a calendar knows a follow-up by.
    private static func newUID() -> String {
        Image.hex((0..<16).map { _ in UInt8.random(in: .min ... .max) })
    }

    private func snooze(_ until: Timestamp, _ customer: CustomerState, _ journal: Journal) throws {
        guard let open = try open(customer.id) else { return }
        (before, after) = (text(open.due), text(until))
        try journal.update(
            .followUp, open.id, customer: customer.id, [("due_at", .integer(until.milliseconds))])
        try upkeep.refreshFollowUp(customer.id)
    }

    private func complete(
        _ outcome: FollowUp.Outcome, _ note: String, _ next: Timestamp?, _ reason: String, _ customer: CustomerState,
        _ journal: Journal
    ) throws {
        let open = try open(customer.id)
        before = open.map { text($0.due, $0.channel) } ?? ""
        let reason = reason.trimmed
        after = [outcome.title, reason, next.map(text) ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        if let open {
            let said = [open.note, note].filter { !$0.isEmpty }.joined(separator: "\n")
            try journal.update(
                .followUp, open.id, customer: customer.id,
                [
                    ("done_at", .integer(now.milliseconds)), ("outcome", .text(outcome.rawValue)),
                    ("note", .text(said)), ("done_by", .text(who)), ("reason", .text(reason)),
                ])
        } else {
            let channel: Channel = outcome == .mailSent ? .email : .any
            try addFollowUp(due: now, channel, note, customer, journal, outcome: outcome, reason: reason)
        }
        if let next { try addFollowUp(due: next, open?.channel ?? .any, open?.note ?? note, customer, journal) }
        let status = outcome.status ?? (customer.status == .new ? .active : customer.status)
        var columns: [(name: String, value: Value)] = [("contacted_at", .integer(now.milliseconds))]
        if status != customer.status {
            columns += [("status", .integer(Int64(status.code))), ("status_is_own", .integer(1))]
        }
        try journal.update(.customer, customer.id, customer: customer.id, columns)
        try upkeep.refreshFollowUp(customer.id)
    }

    // MARK: - Do not contact

    private func flag(_ reason: String, _ customer: CustomerState, _ journal: Journal) throws {
        (before, after) = (offer?.text ?? "", reason)
        try decide("block", reason, customer, journal)
        let rule = try upkeep.refreshContact(customer.id)
        if rule.isBlocked { try journal.cancelFollowUp(of: customer.id, at: now) }
    }

    private func lift(_ reason: String, _ customer: CustomerState, _ journal: Journal) throws {
        (before, after) = (offer?.text ?? "", reason)
        try decide("allow", reason, customer, journal)
        try upkeep.refreshContact(customer.id)
    }

    private func decide(_ kind: String, _ reason: String, _ customer: CustomerState, _ journal: Journal) throws {
        let at = try ContactRule.nextMoment(db, customer.id, now: now)
        try journal.insert(
            .decision, customer: customer.id,
            [
                ("customer_id", .integer(customer.id)), ("kind", .text(kind)),
                ("offer_id", offer.map { .integer($0.id) } ?? .null), ("reason", .text(reason)),
                ("origin", .text("person")), ("who", .text(who)), ("at", .integer(at.milliseconds)),
            ])
    }

    private func setAside(_ customer: CustomerState, from other: Int64, _ journal: Journal) throws {
        after = try CustomerState.load(db, other)?.person.name ?? ""
        let pair = DuplicatePair.Key(customer.id, other)
        try journal.insert(
            .setAside, customer: customer.id, [("low", .integer(pair.low)), ("high", .integer(pair.high))])
    }

    private func split(_ leads: [Int64], _ customer: CustomerState, _ journal: Journal) throws {
        let own = try ownLeads(leads, of: customer.id)
        after = String(own.count)
        madeCustomer = try Merging(journal: journal, now: now).split(own, from: customer)
    }
}

extension FollowUp.Outcome {
    /// The status that it makes; `nil` where it decides nothing.
    fileprivate var status: Status? {
        switch self {
        case .won: .won
        case .lost, .notInterested: .lost
        case .reached, .noAnswer, .mailSent, .meeting: nil
        }
    }
}
