import GRDB
import LeadModel

/// Takes drafts into the store, within one transaction.
final class Intake {
    let db: Database
    let journal: Journal
    let upkeep: Upkeep
    let dictionaries: Dictionaries
    private let finder: Finder
    let counts: FunnelCounts
    /// Gives new customers to reps; `nil` where no rule says to whom.
    let assigner: Assigner?
    /// What a large import has in memory in place of indexes.
    var roster: Roster? {
        didSet { (finder.roster, arrivals.roster) = (roster, roster) }
    }
    let doors: DoorCounts
    let arrivals: Arrivals
    let counterparts: Counterparts
    /// Since when leads have come by network doors, in milliseconds; `nil` where none has.
    let doorsSince: Int64?
    let way: Way
    var now: Timestamp
    /// The file or door that is being read, for a person.
    var source = ""
    /// Customers from this one on were made by this import.
    let firstCustomer: Int64
    /// Customers whose contact rule has to be weighed anew before the transaction ends.
    private var unweighed: Set<Int64> = []
    /// Leads that were deleted at their door, and of which it speaks again.
    var alive: Set<Int64> = []

    let insertPayload: Query
    private let insertLead: Query
    private let insertCustomer: Query
    private let updateCounts: Query
    private let markTouched: Query

    enum Outcome {
        case duplicate
        case new(lead: Int64, isTest: Bool, made: Bool, updated: Bool)
    }

    init(
        _ db: Database, journal: Journal, way: Way = Way(), assigner: Assigner? = nil, now: Timestamp,
        firstCustomer: Int64
    )
        throws
    {
        (self.db, self.journal, self.now, self.firstCustomer) = (db, journal, now, firstCustomer)
        (self.way, self.assigner) = (way, assigner)
        doors = DoorCounts(db)
        arrivals = try Arrivals(db, way)
        counterparts = try Counterparts(db)
        doorsSince = try DoorCounts.beginning(db)
        finder = try Finder(db)
        upkeep = Upkeep(db: db, finder: finder)
        dictionaries = Dictionaries(db)
        counts = FunnelCounts(db)
        insertPayload = try Query(db, "INSERT INTO payload(line, raw) VALUES (?,?)")
        insertLead = try Query(db, Self.insertLeadSQL)
        insertCustomer = try Query(db, Self.insertCustomerSQL(hasOwner: assigner != nil))
        updateCounts = try Query(
            db,
            """
            UPDATE customer SET lead_count = lead_count + 1, steps = steps | ?1, first_lead_at = min(first_lead_at, ?2),
                last_origin_id = CASE WHEN ?2 >= last_lead_at THEN ?3 ELSE last_origin_id END,
                last_lead_at = max(last_lead_at, ?2),
                own_at = CASE WHEN ?5 THEN ?2 ELSE own_at END, own_origin_id = CASE WHEN ?5 THEN ?3 ELSE own_origin_id END,
                own_offer_id = CASE WHEN ?5 THEN ?6 ELSE own_offer_id END WHERE id = ?4
            """)
        markTouched = try Query(db, "INSERT OR IGNORE INTO temp.touched(customer_id) VALUES (?)")
    }

    /// What of a draft is worked out once.
    struct Reading {
        var lead: PreparedLead
        var key: LeadIdentity
        var at: Timestamp
        var receivedAt: Timestamp
        var origin: Dictionaries.Origin
        var offer: Int64?

        // Not the draft and the card: to hand them on would count up the owners of every text in them.
        var emailKey: String? { lead.keys.email }
        var isTest: Bool { lead.isTest }
        var status: Status? { lead.status }
    }

    /// Stores one lead, or finds that it is there. O(log n).
    /// - Parameters:
    ///   - file: What it comes from; 0 where nothing of that is stored yet.
    ///   - storing: Asked for the file when there is something to store.
    func take(_ lead: PreparedLead, file: Int64, storing: () throws -> Int64) throws -> Outcome {
        let identity = try arrivals.identify(lead, file: file, at: now)
        if let known = identity.known {
            try learn(from: lead, known)
            guard let another = try anotherAct(lead, known) else { return .duplicate }
            return try take(another, file: file, storing: storing)
        }
        let file = try storing()
        let reading = try read(lead, key: identity.key)
        if let outcome = try takeInMemory(reading, file: file) { return outcome }
        let found = try find(reading)
        if let found, try join(reading, found.customer, file: file) { return .duplicate }
        let id: Int64
        var updated = false
        if let found {
            id = try fold(reading, onto: found, file: file)
            updated = try touch(found.customer.id)
            try roster?.reload(found.customer.id)
            try assigner?.consider(reading, way, found.customer.id, at: now)
        } else {
            id = try make(reading, file: file)
        }
        if !lead.draft.otherKeys.isEmpty { try addOtherKeys(of: reading, to: id, file: file) }
        counts.add(offer: reading.offer, origin: reading.origin.id, isTest: reading.isTest, day: reading.at.day)
        if way.door != nil { noteDoor(reading, at: reading.at, receivedAt: reading.receivedAt) }
        return .new(lead: id, isTest: reading.isTest, made: found == nil, updated: updated)
    }

    /// Notes that a customer has got a lead.
    /// - Returns: Whether he was there before the import, and this is his first lead of it.
    func touch(_ customer: Int64) throws -> Bool {
        guard customer < firstCustomer else { return false }
        try markTouched.start().bind(customer).run()
        return markTouched.changes > 0
    }

    private func find(_ reading: Reading) throws -> Finder.Found? {
        guard let roster else { return try look(for: reading) }
        do {
            guard var found = try look(for: reading) else { return nil }
            roster[found.customer.id].complete(&found.customer)
            return found
        } catch is Roster.Overtaxed {
            try forgetRoster()
            return try look(for: reading)
        }
    }

    private func look(for reading: Reading) throws -> Finder.Found? {
        let lead = reading.lead
        // Only an export that somebody reads himself says whose lead it is.
        let reference = way.door == nil ? lead.draft.customerReference : nil
        return try finder.find(lead, reference: reference)
            ?? finder.find(companyOf: lead, offer: reading.offer, at: reading.at)
    }

    /// Writes what was gathered over the transaction. Once, at its end.
    func finish() throws {
        try roster?.settle()
        try counts.flush()
        if way.door != nil || arrivals.hasAliases { try doors.flush() }
        try revive()
        for customer in unweighed.sorted() {
            let rule = try upkeep.refreshContact(customer)
            if rule.isBlocked { try journal.cancelFollowUp(of: customer, at: now) }
            try roster?.reload(customer)
        }
        unweighed = []
    }

    /// A customer's contact rule is weighed once, when all leads of the transaction are there.
    func weighLater(_ customer: Int64) {
        unweighed.insert(customer)
    }

    // MARK: - Known leads

    /// What a duplicate may still bring: a status further on, opt-outs that were not known, and that it is there.
    func learn(from lead: PreparedLead, _ known: Arrivals.Known) throws {
        let news = lead.draft.optOuts.subtracting(known.optOuts)
        if !news.isEmpty {
            let all = Int64(lead.draft.optOuts.union(known.optOuts).rawValue)
            try journal.update(.lead, known.lead, customer: known.customer, [("opt_outs", .integer(all))])
            try optOut(known.customer, news, reason: lead.draft.optOutReason)
        }
        try learnDeletion(from: lead, known)
        if let status = lead.status, status != .new,
            let customer = try CustomerState.load(db, known.customer)
        {
            try advance(customer, to: status)
        }
    }

    // MARK: - Storing

    private func read(_ lead: PreparedLead, key: LeadIdentity) throws -> Reading {
        // When it came by a door is what the store saw itself.
        let receivedAt = way.door == nil ? lead.draft.receivedAt ?? now : now
        let at = lead.draft.createdAt ?? receivedAt
        return Reading(
            lead: lead, key: key, at: at, receivedAt: receivedAt,
            origin: try dictionaries.origin(of: lead.draft.leadSource),
            offer: try dictionaries.offer(
                id: lead.draft.leadSource.offer, title: lead.draft.offerTitle, at: at,
                isKnown: lead.draft.key?.door == .leadtop))
    }

    private func make(_ reading: Reading, file: Int64) throws -> Int64 {
        let keys = reading.lead.keys
        let given = try assigner?.deal(reading, way, at: now)
        let row = insertCustomer.start().bind(reading.lead.customerTexts).bind(keys.phone).bind(keys.company)
            .bind(keys.isNone).bind((reading.status ?? .new).code).bind(1 << reading.origin.step.code).bind(
                reading.at.milliseconds
            ).bind(reading.at.milliseconds)
            .bind(reading.origin.id).bind(reading.isTest).bind(reading.at.milliseconds).bind(reading.origin.id)
            .bind(reading.offer)
        if assigner != nil { row.bind(given) }
        try row.run()
        let customer = insertCustomer.insertedID
        if let given { try assigner?.note(given, customer, at: now) }
        try countStep(of: reading, customer, isNew: true)
        try noteMade(customer, by: reading)
        let lead = try insert(
            reading, customer: customer, reason: keys.isNone ? .unidentified : .first, person: nil, file: file)
        try noteContact(reading, customer, wasCrossListed: false)
        return lead
    }

    private func fold(_ reading: Reading, onto found: Finder.Found, file: Int64) throws -> Int64 {
        let customer = found.customer
        try countStep(of: reading, customer.id, isNew: false)
        guard reading.isTest == customer.isTest || customer.leadCount == 0 else {
            return try foldApart(reading, onto: found, file: file)
        }
        let person = try merged(reading, with: customer)
        if person != customer.person { try turn(customer, to: person, reading.emailKey) }
        let own = reading.lead.card.person == person ? nil : PackedPerson.pack(reading.lead.card.person)
        let lead = try insert(reading, customer: customer.id, reason: found.reason, person: own, file: file)
        if customer.leadCount == 0 {
            try upkeep.rebuildCard(customer.id)
        } else {
            try count(reading, of: customer)
        }
        if let status = reading.status, found.reason != .restored { try advance(customer, to: status) }
        if let note = reading.lead.note { try upkeep.addNote(note, of: customer.id) }
        try noteContact(
            reading, customer.id,
            wasCrossListed: customer.contact != 0 || customer.steps & 1 << Step.crossListed.code != 0,
            isRestored: found.reason == .restored)
        return lead
    }

    /// Counts one more lead of a customer who has some: in memory where there is one, which is written later.
    private func count(_ reading: Reading, of customer: CustomerState) throws {
        let step = reading.origin.step
        if let roster, roster[customer.id].flags.contains(.isPlain) {
            return try roster.fold(
                onto: customer.id, step: step, origin: reading.origin.id, offer: reading.offer, at: reading.at)
        }
        let isNewest = Self.isNewestOwn(
            step, at: reading.at.milliseconds, steps: customer.steps, ownAt: customer.ownAt)
        try updateCounts.start().bind(1 << step.code).bind(reading.at.milliseconds).bind(reading.origin.id)
            .bind(customer.id).bind(isNewest).bind(reading.offer).run()
    }

    /// Whether a lead is the newest thing that a customer did himself. Until he does something, the newest cross-listed
    /// lead stands for it.
    static func isNewestOwn(_ step: Step, at: Int64, steps: Int, ownAt: Int64) -> Bool {
        let crossListed = 1 << Step.crossListed.code
        if step == .crossListed, steps & ~crossListed != 0 { return false }
        if step != .crossListed, steps & ~crossListed == 0 { return true }
        return at >= ownAt
    }

    /// A test lead changes nothing of a real customer; a real lead makes a real customer of a test.
    private func foldApart(_ reading: Reading, onto found: Finder.Found, file: Int64) throws -> Int64 {
        let lead = try insert(
            reading, customer: found.customer.id, reason: found.reason,
            person: PackedPerson.pack(reading.lead.card.person), file: file)
        try roster?.settle(found.customer.id)
        try upkeep.rebuild(found.customer.id)
        return lead
    }

    func insert(
        _ reading: Reading, customer: Int64, reason: FoldReason, person: String?, file: Int64
    ) throws -> Int64 {
        let lead = reading.lead
        try insertPayload.start().bind(lead.draft.line).bind(lead.draft.raw).run()
        let id = insertPayload.insertedID
        try insertLead.start().bind(id).bind(reading.key).bind(customer).bind(reading.origin.id).bind(reading.offer)
            .bind(reading.at.milliseconds).bind(reading.receivedAt.milliseconds).bind(lead.draft.createdAt != nil)
            .bind(lead.isTest).bind(reason.rawValue).bind(file).bind(lead.leadTexts).bind(lead.draft.optOuts.rawValue)
            .bind(person).bind(kind(of: lead).rawValue)
            .bind(way.door == nil ? lead.draft.deletedThereAt?.milliseconds : nil).run()
        if reading.origin.isMarked { try Mark.write(lead.draft.leadSource, lead: id, db) }
        try roster?.note(lead: id, key: reading.key)
        return id
    }
}
