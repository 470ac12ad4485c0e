import GRDB
import LeadModel

/// Goes over the leads that are there in the order in which they came, and deals out their customers.
final class PastLeads {
    /// One own lead and its customer.
    struct Past {
        var lead: Int64
        var customer: Int64
        var at: Timestamp
        var offer: Int64?
        var origin: Int64
        var country: String
        var isClosed: Bool
        var person: Person
        var owner: String
    }

    private let setting: Setting
    private let narrowing: Narrowing
    private let matcher: RuleMatcher
    private(set) var dealer: Dealer
    private(set) var trial = AssignmentTrial()
    private var shares: [Dealer.Hand: AssignmentTrial.Share] = [:]
    private var done: CustomerSet
    private var closed: CustomerSet
    private var unmatched: CustomerSet
    private var unserved: CustomerSet
    private let isForUnowned: Bool

    /// - Parameter isForUnowned: Whether only those are dealt out whom nobody owns now; else everybody is, as if nobody
    ///   had owned him when his lead came.
    init(_ rules: [AssignmentRule], _ filter: Filter, _ setting: Setting, isForUnowned: Bool) throws {
        (self.setting, self.isForUnowned) = (setting, isForUnowned)
        narrowing = try setting.narrowing(filter)
        matcher = RuleMatcher(setting.db, rules)
        dealer = try Dealer(rules, setting.db, at: setting.now)
        let last = try setting.db.first("SELECT coalesce(max(id), 0) FROM customer") { $0.int64(0) } ?? 0
        let none = CustomerSet(upTo: last)
        (done, closed, unmatched, unserved) = (none, none, none, none)
        if !isForUnowned, dealer.asksLoads { try takeBackLoads(none) }
    }

    private var condition: Clause {
        let own = setting.vocabulary.crossListed.map(String.init).joined(separator: ",")
        let free = isForUnowned ? " AND c.worker = '' AND c.status <= 2" : ""
        let open = "l.is_test = 0 AND c.is_test = 0 AND c.contact < 2 AND c.merged_into IS NULL\(free) AND "
        return Clause(open + (own.isEmpty ? "" : "+l.origin_id NOT IN (\(own)) AND ")) + narrowing.testsOfLead
    }

    /// Whoever is dealt out anew is not what his owner has already.
    private func takeBackLoads(_ none: CustomerSet) throws {
        var seen = none
        let owners = try Query(
            setting.db,
            "SELECT c.id, c.owner FROM lead l CROSS JOIN customer c ON c.id = l.customer_id WHERE c.owner <> '' AND c.status <= 2 AND "
                + condition.sql
        ).start().bind(condition.values)
        while try owners.step() {
            guard seen.insert(owners.int64(0)) else { continue }
            dealer.loads[owners.text(1), default: 0] -= 1
        }
    }

    // MARK: - Dealing

    /// Deals out every customer once. O(leads).
    func deal(_ give: (AssignmentTrial.Draw, Past) throws -> Void, progress: (Int) -> Bool = { _ in true }) throws {
        let leads = try Query(setting.db, Self.select + condition.sql + " ORDER BY l.at, l.id").start()
            .bind(condition.values)
        while try leads.step() {
            trial.leads += 1
            if trial.leads.isMultiple(of: 2000), !progress(trial.leads) { throw StoreError.stopped }
            try take(Self.read(leads), give)
        }
        trial.shares = shares.sorted { ($0.key.rule, $0.key.owner) < ($1.key.rule, $1.key.owner) }.map(\.value)
        (trial.unmatched, trial.unserved) = (unmatched.count, unserved.count)
    }

    private func take(_ past: Past, _ give: (AssignmentTrial.Draw, Past) throws -> Void) throws {
        if past.isClosed { closed.insert(past.customer) }
        guard !done.contains(past.customer), !closed.contains(past.customer) else { return }
        let matching = try matcher.rules(offer: past.offer, origin: past.origin, country: past.country)
        guard !matching.isEmpty else {
            if !unserved.contains(past.customer) { unmatched.insert(past.customer) }
            return
        }
        unmatched.remove(past.customer)
        // What is dealt out now is by who is there now.
        guard let hand = dealer.deal(by: matching, at: isForUnowned ? setting.now : past.at) else {
            unserved.insert(past.customer)
            return
        }
        unserved.remove(past.customer)
        done.insert(past.customer)
        let draw = draw(hand, past)
        var share = shares[hand] ?? AssignmentTrial.Share(rule: draw.rule, owner: draw.owner)
        share.customers += 1
        if !past.owner.isEmpty, past.owner != hand.owner { share.owned += 1 }
        shares[hand] = share
        try give(draw, past)
    }

    private func draw(_ hand: Dealer.Hand, _ past: Past) -> AssignmentTrial.Draw {
        AssignmentTrial.Draw(
            rule: matcher.rules[hand.rule].name, owner: hand.owner, customer: past.customer, lead: past.lead,
            at: past.at, offer: setting.vocabulary.offer(past.offer),
            step: setting.vocabulary.origins[past.origin]?.step ?? .other, country: past.country, person: past.person,
            ownerNow: past.owner)
    }

    // MARK: - Reading

    private static let select = """
        SELECT l.id, l.customer_id, l.at, l.offer_id, l.origin_id, l.person, l.status, c.country_code, c.owner,
            c.first_name, c.last_name, c.full_name, c.email, c.phone, c.company, c.title, c.country, c.city
        FROM lead l CROSS JOIN customer c ON c.id = l.customer_id WHERE\u{20}
        """

    private static func read(_ row: Query) -> Past {
        let own = row.optionalText(5).map(PackedPerson.unpack)
        let status = row.text(6)
        return Past(
            lead: row.int64(0), customer: row.int64(1), at: row.time(2), offer: row.optionalInt64(3),
            origin: row.int64(4), country: own.map { FoldedPerson($0).countryCode ?? "" } ?? row.text(7),
            isClosed: !status.isEmpty && Status(wire: status)?.isClosed == true, person: Person(row, from: 9),
            owner: row.text(8))
    }
}
