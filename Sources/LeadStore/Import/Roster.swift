import GRDB
import LeadModel

/// What a large import keeps in memory in place of the indexes by which leads and customers are found, and of the
/// customers' numbers, which it writes at the end of a transaction: some 70 bytes a lead of the store.
///
/// Only while nobody else writes: whoever does makes the indexes first.
final class Roster {
    private let db: Database
    private var leads = Fingerprints()
    private var emails = Fingerprints()
    /// By the hashes of phone with name, and of company with name: those without an e-mail, onto whom every lead may
    /// fold, and the others.
    private var othersWithoutEmail = Fingerprints()
    private var othersWithEmail = Fingerprints()
    private var steps = StepTable()
    private var standings: [[Standing]] = []
    private var ahead: [UInt32] = []
    private let write: Query
    private let read: Query

    /// Customers of one part of `standings`: what is added moves no other.
    private static let partSize = 1 << 14
    /// So many may share a key; who shares it with more is no longer found in memory.
    private static let most = 4096

    /// What memory has no room for, or is not made for: the import goes on by the indexes.
    struct Overtaxed: Error {}

    init(_ db: Database) throws {
        self.db = db
        write = try Query(
            db,
            """
            UPDATE customer SET lead_count = ?, steps = ?, first_lead_at = ?, last_lead_at = ?, last_origin_id = ?,
                own_at = ?, own_origin_id = ?, own_offer_id = ? WHERE id = ?
            """)
        read = try Query(db, "SELECT \(Self.columns) FROM customer c WHERE c.id = ?")
        try load()
    }

    /// Whether there is room for what a lead brings.
    func fits(_ reading: Intake.Reading) -> Bool {
        UInt16(exactly: reading.origin.id) != nil && StepTable.has(customer: 1, offer: reading.offer ?? 1)
    }

    // MARK: - Leads

    /// The lead that may have a key.
    func lead(_ key: LeadIdentity, where matches: (Int64) throws -> Bool) rethrows {
        try leads.forEach(Self.hash(key)) { try !matches($0) }
    }

    func note(lead: Int64, key: LeadIdentity) throws {
        leads.insert(Self.hash(key), try number(lead))
    }

    /// Adds a step of a customer with an offer.
    /// - Returns: Those that he took with it before.
    func add(_ step: Step, customer: Int64, offer: Int64) throws -> Int {
        guard StepTable.has(customer: customer, offer: offer) else { throw Overtaxed() }
        return steps.add(1 << step.code, customer: customer, offer: offer)
    }

    // MARK: - Finding customers

    /// The customer whose card is as the lead has it, e-mail included.
    func customer(equalTo lead: PreparedLead) -> Int64? {
        guard let hash = lead.emailHash else { return nil }
        var found: Int64?
        emails.forEach(hash) { customer in
            if self[customer].personHash == lead.personHash { found = customer }
            return found == nil
        }
        return found
    }

    /// Who may have an e-mail.
    func customers(email hash: UInt64) throws -> [Int64] {
        try collect(emails, hash)
    }

    /// Who may have a phone's or company's key, in the order of their numbers.
    /// - Parameter withoutEmail: Only those who have no e-mail, and some who had none.
    func customers(other key: Int64, isPhone: Bool, withoutEmail: Bool) throws -> [Int64] {
        let hash = Self.hash(key, isPhone: isPhone)
        let first = try collect(othersWithoutEmail, hash)
        return try withoutEmail ? first : Set(first + collect(othersWithEmail, hash)).sorted()
    }

    private func collect(_ table: Fingerprints, _ hash: UInt64) throws -> [Int64] {
        var found: [Int64] = []
        table.forEach(hash) { customer in
            found.append(customer)
            return found.count <= Self.most
        }
        guard found.count <= Self.most else { throw Overtaxed() }
        return found.sorted()
    }

    private static func hash(_ key: LeadIdentity) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(key)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    private static func hash(_ key: Int64, isPhone: Bool) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(key)
        hasher.combine(isPhone)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    // MARK: - Customers

    subscript(customer: Int64) -> Standing {
        get {
            let part = Int(customer) / Self.partSize
            return part < standings.count ? standings[part][Int(customer) % Self.partSize] : .none
        }
        set {
            let part = Int(customer) / Self.partSize
            while standings.count <= part { standings.append([Standing](repeating: .none, count: Self.partSize)) }
            standings[part][Int(customer) % Self.partSize] = newValue
        }
    }

    /// A customer whom a lead has made.
    func note(_ customer: Int64, _ keys: Card.Keys, emailHash: UInt64?, _ standing: Standing) throws {
        let number = try number(customer)
        if let emailHash { emails.insert(emailHash, number) }
        if let phone = keys.phone { insert(Self.hash(phone, isPhone: true), number, hasEmail: keys.email != nil) }
        if let company = keys.company {
            insert(Self.hash(company, isPhone: false), number, hasEmail: keys.email != nil)
        }
        self[customer] = standing
    }

    private func insert(_ hash: UInt64, _ number: UInt32, hasEmail: Bool) {
        if hasEmail { othersWithEmail.insert(hash, number) } else { othersWithoutEmail.insert(hash, number) }
    }

    /// One more lead of a customer.
    func fold(onto customer: Int64, step: Step, origin: Int64, offer: Int64?, at: Timestamp) throws {
        guard let origin = UInt16(exactly: origin), let offer = UInt32(exactly: offer ?? 0) else { throw Overtaxed() }
        let wasAhead = self[customer].flags.contains(.isAhead)
        self[customer].add(step: step, origin: origin, offer: offer, at: at.milliseconds)
        if !wasAhead { ahead.append(UInt32(truncatingIfNeeded: customer)) }
    }

    /// Writes a customer's numbers where the store has not got them yet.
    /// - Returns: Whether it had not.
    @discardableResult
    func settle(_ customer: Int64) throws -> Bool {
        let standing = self[customer]
        guard standing.flags.contains(.isAhead) else { return false }
        try write.start().bind(Int(standing.leadCount)).bind(Int(standing.steps)).bind(standing.firstLeadAt)
            .bind(standing.lastLeadAt).bind(Int(standing.lastOrigin)).bind(standing.ownAt)
            .bind(Int(standing.ownOrigin)).bind(standing.ownOffer == 0 ? nil : Int64(standing.ownOffer))
            .bind(customer).run()
        self[customer].flags.remove(.isAhead)
        return true
    }

    /// Writes all numbers that the store has not got yet. Once, at the end of a transaction.
    func settle() throws {
        ahead.sort()
        for customer in ahead { try settle(Int64(customer)) }
        ahead = []
    }

    /// Learns anew how a customer stands, when something was written past this memory: anything but numbers that are not
    /// yet in the store.
    func reload(_ customer: Int64) throws {
        try read.start().bind(customer).first { row in
            let (keys, hash, standing) = try Self.standing(row)
            self[customer] = self[customer].renewed(from: standing)
            // What he was found by before stays: whoever finds him by it looks at him.
            try add(keys, customer, emailHash: hash)
        }
    }

    private func add(_ keys: Card.Keys, _ customer: Int64, emailHash: UInt64?) throws {
        func isNew(_ table: Fingerprints, _ hash: UInt64) -> Bool {
            var isNew = true
            table.forEach(hash) { known in
                if known == customer { isNew = false }
                return isNew
            }
            return isNew
        }
        let number = try number(customer)
        if let emailHash, isNew(emails, emailHash) { emails.insert(emailHash, number) }
        for (key, isPhone) in [(keys.phone, true), (keys.company, false)] {
            guard let key else { continue }
            let hash = Self.hash(key, isPhone: isPhone)
            if isNew(keys.email == nil ? othersWithoutEmail : othersWithEmail, hash) {
                insert(hash, number, hasEmail: keys.email != nil)
            }
        }
    }

    private func number(_ record: Int64) throws -> UInt32 {
        guard record > 0, let number = UInt32(exactly: record) else { throw Overtaxed() }
        return number
    }

    // MARK: - Reading the store

    private static let columns = """
        \(CustomerState.columns), c.phone_key, c.company_key, c.last_origin_id, c.own_origin_id, c.own_offer_id
        """

    private func load() throws {
        let customers = try Query(db, "SELECT \(Self.columns) FROM customer c")
        while try customers.step() {
            let (keys, hash, standing) = try Self.standing(customers)
            try note(customers.int64(0), keys, emailHash: hash, standing)
        }
        let leads = try Query(
            db,
            "SELECT l.id, l.key, l.customer_id, l.offer_id, o.step, l.is_test FROM lead l CROSS JOIN origin o ON o.id = l.origin_id"
        )
        while try leads.step() {
            guard let key = leads.identity(1) else { throw Overtaxed() }
            try note(lead: leads.int64(0), key: key)
            guard let offer = leads.optionalInt64(3), !leads.bool(5) else { continue }
            _ = try add(Step(code: leads.int(4)) ?? .other, customer: leads.int64(2), offer: offer)
        }
    }

    private static func standing(_ row: Query) throws -> (Card.Keys, UInt64?, Standing) {
        let state = CustomerState(row)
        var flags = Standing.Flags(status: state.status, isOwn: state.statusIsOwn)
        if state.mergedInto == nil, !state.isTest, state.leadCount > 0 { flags.insert(.isPlain) }
        if state.contact != 0 { flags.insert(.isBlocked) }
        guard let lastOrigin = UInt16(exactly: row.int64(23)), let ownOrigin = UInt16(exactly: row.int64(24)),
            let ownOffer = UInt32(exactly: row.int64(25)), let count = Int32(exactly: state.leadCount)
        else { throw Overtaxed() }
        let standing = Standing(
            personHash: PreparedLead.hash(of: state.person), firstLeadAt: state.firstLeadAt,
            lastLeadAt: state.lastLeadAt,
            ownAt: state.ownAt, leadCount: count, ownOffer: ownOffer, lastOrigin: lastOrigin, ownOrigin: ownOrigin,
            steps: UInt8(truncatingIfNeeded: state.steps), flags: flags)
        let keys = Card.Keys(
            email: state.emailKey, phone: row.optionalInt64(21), company: row.optionalInt64(22))
        return (keys, state.emailKey.map { PreparedLead.hash(of: $0) }, standing)
    }
}
