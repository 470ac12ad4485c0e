import GRDB
import LeadModel

/// Finds all pairs of customers who look like one person: by what they share, never by comparing all with all.
final class DuplicateSearch {
    private let setting: Setting
    private let customers: AlikeCustomers
    private let limit: Int
    /// Who is asked about: one of a pair must be among them. `nil` for everybody.
    private let wanted: CustomerSet?
    private var best: [Found] = []
    private(set) var count = 0
    private var slips = SlipHashes()

    private struct Found {
        var key: DuplicatePair.Key
        var likeness: Likeness

        /// The surest first; of equals the newest.
        func stands(before other: Found) -> Bool {
            (other.likeness.score, other.key.high, other.key.low) < (likeness.score, key.high, key.low)
        }
    }

    private var db: Database { setting.db }

    /// - Parameter limit: How many pairs are kept; all are counted.
    init(_ setting: Setting, _ query: ListQuery, limit: Int) throws {
        (self.setting, self.limit) = (setting, limit)
        customers = try AlikeCustomers(setting.db)
        wanted = try Self.wanted(query, setting)
    }

    private static func wanted(_ query: ListQuery, _ setting: Setting) throws -> CustomerSet? {
        guard query.filter != Filter() || !query.search.trimmed.isEmpty else { return nil }
        var wanted = CustomerSet(upTo: Int64(setting.vocabulary.lastCustomer))
        try Targets(setting).forEach(in: query) { wanted.insert($0) }
        return wanted
    }

    /// O(customers · length of an e-mail).
    func run() throws -> Duplicates {
        try findByValues()
        try findBySlips()
        trim()
        return Duplicates(pairs: try best.compactMap(pair), count: count)
    }

    private func pair(_ found: Found) throws -> DuplicatePair? {
        let both = [found.key.low, found.key.high]
        let rows = try DetailQuery.rows(setting, .any(of: both, in: "c.id"), limit: 2)
        return rows.count == 2 ? DuplicatePair(rows[0], rows[1], found.likeness) : nil
    }

    // MARK: - What they share

    private var customerCount: Int { setting.vocabulary.lastCustomer }

    /// By name with company, and by phone.
    private func findByValues() throws {
        let all = try Query(
            db, "SELECT c.id, c.phone, c.name_sort, c.company_sort FROM customer c WHERE \(AlikeCustomers.live)")
        let repeats = Repeats(expected: customerCount * 2) { body in
            all.start()
            defer { all.start() }
            while try all.step() {
                let customer = all.int64(0)
                if let number = Self.number(all.text(2), all.text(3)) { body(number, customer) }
                if let phone = MatchKey.dialled(all.text(1)), let number = Self.number(phone) { body(number, customer) }
            }
        }
        try repeats.forEachGroup { number, ids in
            let group = try known(ids)
            let isSwitchboard = group.count > AlikeCustomers.mostOfOnePhone
            try compare(group) { one, _, likeness in
                if likeness.reasons.contains(.emailSlip) { return false }
                guard likeness.reasons.contains(.sameNameAndCompany) else { return !isSwitchboard }
                // Who shares the phone, too, is found by that as well.
                return Self.number(one.traits.name, one.traits.company) == number
            }
        }
    }

    /// Texts as a well mixed number; `nil` where one of them is empty.
    private static func number(_ texts: String...) -> UInt64? {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for text in texts {
            if text.isEmpty { return nil }
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0x0A) &* 0x100_0000_01b3
        }
        return hash.mixed
    }

    /// By e-mails that are one slip apart. Two may share more than one hash; they are taken with the least.
    private func findBySlips() throws {
        let all = try Query(db, "SELECT c.id, c.email_key FROM customer c WHERE c.email_key > ''")
        var slips = slips
        let repeats = Repeats(expected: customerCount * Self.usualHashes) { body in
            all.start()
            defer { all.start() }
            while try all.step() {
                let customer = all.int64(0)
                all.withText(1) { email in slips.forEach(of: email) { body($0, customer) } }
            }
        }
        try repeats.forEachGroup { number, ids in
            try compare(known(ids)) { one, other, likeness in
                likeness.reasons.contains(.emailSlip) && leastShared(one.traits, other.traits) == number
            }
        }
    }

    /// An e-mail has about so many letters.
    private static let usualHashes = 26

    private func leastShared(_ one: Likeness.Traits, _ other: Likeness.Traits) -> UInt64? {
        slips.all(of: one.email).intersection(slips.all(of: other.email)).min()
    }

    // MARK: - Who is compared

    private struct Known {
        var id: Int64
        var traits: Likeness.Traits
    }

    private func known(_ ids: [Int64]) throws -> [Known] {
        try ids.compactMap { id in try customers.traits(of: id).map { Known(id: id, traits: $0) } }
    }

    private func compare(
        _ group: [Known], takes: (Known, Known, Likeness) -> Bool
    ) throws {
        let most = group.count > AlikeCustomers.mostComparedWithAll ? 1 : group.count
        for (place, one) in group.prefix(most).enumerated() {
            for other in group[(place + 1)...] {
                guard let likeness = Likeness(one.traits, other.traits), takes(one, other, likeness) else {
                    continue
                }
                keep(Found(key: DuplicatePair.Key(one.id, other.id), likeness: likeness))
            }
        }
    }

    private func keep(_ found: Found) {
        guard !customers.areSetAside(found.key) else { return }
        if let wanted, !wanted.contains(found.key.low), !wanted.contains(found.key.high) { return }
        count += 1
        best.append(found)
        if best.count >= limit * 2 + 1000 { trim() }
    }

    private func trim() {
        best.sort { $0.stands(before: $1) }
        if best.count > limit { best.removeLast(best.count - limit) }
    }
}
