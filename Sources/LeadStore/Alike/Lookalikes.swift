import GRDB
import LeadModel

/// Finds who looks like one customer, by the indexes: at once, whatever the store's size.
struct Lookalikes {
    private let setting: Setting
    private let customers: AlikeCustomers
    private var db: Database { setting.db }

    init(_ setting: Setting) throws {
        self.setting = setting
        customers = try AlikeCustomers(setting.db)
    }

    /// The surest first, as a search through all customers would find them.
    func pairs(of customer: Int64) throws -> Duplicates {
        guard let own = try customers.traits(of: customer) else { return Duplicates() }
        let (byPhone, byOthers) = (try phones(own), try slips(own).union(names(own)))
        let isSwitchboard = byPhone.union([customer]).count > AlikeCustomers.mostOfOnePhone
        var found: [(id: Int64, likeness: Likeness)] = []
        for id in byPhone.union(byOthers).subtracting([customer]) {
            guard !customers.areSetAside(DuplicatePair.Key(customer, id)), let traits = try customers.traits(of: id),
                let likeness = Likeness(own, traits), likeness.reasons != [.samePhone] || !isSwitchboard
            else { continue }
            found.append((id, likeness))
        }
        found.sort { ($1.likeness.score, $1.id) < ($0.likeness.score, $0.id) }
        guard let row = try row(customer) else { return Duplicates() }
        let pairs = try found.prefix(Self.most).compactMap { found in
            try self.row(found.id).map { DuplicatePair(row, $0, found.likeness) }
        }
        return Duplicates(pairs: pairs, count: found.count)
    }

    private static let most = 100

    private func row(_ customer: Int64) throws -> CustomerRow? {
        try DetailQuery.rows(setting, Clause("c.id = \(customer)"), limit: 1).first
    }

    // MARK: - Candidates

    /// Every address that is one slip away is asked for.
    private func slips(_ own: Likeness.Traits) throws -> Set<Int64> {
        guard !own.email.isEmpty, own.email.utf8.count <= Likeness.longestEmail else { return [] }
        let query = try Query(cached: db, "SELECT id FROM customer WHERE email_key = ?")
        var found: Set<Int64> = []
        for neighbour in Set(TypingSlip.neighbours(of: Array(own.email.utf8))) {
            let email = String(decoding: neighbour, as: UTF8.self)
            if let id = try query.start().bind(email).first({ $0.int64(0) }) { found.insert(id) }
        }
        return found
    }

    private func names(_ own: Likeness.Traits) throws -> Set<Int64> {
        guard !own.name.isEmpty, !own.company.isEmpty,
            !setting.vocabulary.missingIndexes.contains("customer_name")
        else { return [] }
        let sql = "SELECT id FROM customer INDEXED BY customer_name WHERE name_sort = ? AND company_sort = ?"
        return Set(try db.rows(cached: sql, [.text(own.name), .text(own.company)]) { $0.int64(0) })
    }

    /// The search's index knows the digits of phones; of these the last are the same however the number is dialled.
    private func phones(_ own: Likeness.Traits) throws -> Set<Int64> {
        guard !own.phone.isEmpty else { return [] }
        let words = SearchWords(String(own.phone.suffix(7)))
        let candidates = SearchCandidates(db, words, last: Int64(setting.vocabulary.lastCustomer))
        let found = try candidates.set(limit: Self.mostCandidates)?.ids ?? []
        return Set(try found.filter { try customers.traits(of: $0)?.phone == own.phone })
    }

    private static let mostCandidates = 5000
}
