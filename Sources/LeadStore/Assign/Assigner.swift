import GRDB
import LeadModel

/// Gives the customers of what comes in to reps by the rules, within the transaction that stores it.
///
/// A customer who is made gets his owner with his first row. Of all others only one is looked at whom a rule may be for
/// and who is not known to have an owner.
final class Assigner {
    /// What outlives a transaction that was committed.
    struct Memory {
        /// By the rule and whom it gave to.
        fileprivate var entries: [Key: Entry] = [:]
        fileprivate var dealer: Dealer?
        /// Customers who have an owner.
        fileprivate var settled = CustomerSet(upTo: 0)
        /// Of which version of the data the last two are.
        fileprivate var version: Int64?
        /// How many customers went to whom.
        private(set) var given: [String: Int] = [:]

        fileprivate struct Key: Hashable {
            var rule: Int
            var owner: String
        }

        fileprivate mutating func count(_ owner: String) {
            given[owner, default: 0] += 1
        }
    }

    /// An entry of the log: what a rule gave to one rep.
    fileprivate struct Entry {
        var activity: Int64
        var customers = 0
        var customer: Int64 = 0
        var isWritten = false
    }

    /// A customer's owner, before the customer is there.
    struct Given {
        fileprivate var key: Memory.Key
        fileprivate var entry: Int64
        var owner: String { key.owner }
    }

    private let db: Database
    private let matcher: RuleMatcher
    private let importEntry: Int64
    private var memory: Memory
    private var changed: Set<Memory.Key> = []
    private let state: Query
    private let update: Query

    /// - Parameter importEntry: The import's entry in the log.
    init(_ db: Database, _ rules: [AssignmentRule], _ memory: Memory, import importEntry: Int64) throws {
        (self.db, self.memory, self.importEntry) = (db, memory, importEntry)
        matcher = RuleMatcher(db, rules)
        state = try Query(
            db, "SELECT worker, contact, status, is_test, merged_into FROM customer WHERE id = ?")
        update = try Query(db, "UPDATE customer SET owner = ?1, worker = ?1, ruled_by = ?2 WHERE id = ?3")
        let version = try db.first("PRAGMA data_version") { $0.int64(0) } ?? 0
        if self.memory.version != version { forget() }
        self.memory.version = version
    }

    /// Drops what may be so no more, because something was written past it.
    func forget() {
        (memory.dealer, memory.settled) = (nil, CustomerSet(upTo: 0))
    }

    // MARK: - Giving

    /// Whom the customer goes to whom a lead is about to make.
    func deal(_ reading: Intake.Reading, _ way: Intake.Way, at now: Timestamp) throws -> Given? {
        guard isFor(reading, way), !(reading.status?.isClosed ?? false),
            !reading.lead.draft.optOuts.isSuperset(of: [.email, .phone])
        else { return nil }
        return try deal(matcher.rules(for: reading), isEndpoint: way.isEndpoint, at: now)
    }

    /// Gives a customer away who was there when his lead came, where nobody owns him or has planned something for him.
    func consider(_ reading: Intake.Reading, _ way: Intake.Way, _ customer: Int64, at now: Timestamp) throws {
        guard isFor(reading, way), !memory.settled.contains(customer) else { return }
        let matching = try matcher.rules(for: reading)
        guard !matching.isEmpty, try isFree(customer),
            let given = try deal(matching, isEndpoint: way.isEndpoint, at: now)
        else { return }
        try update.start().bind(given.owner).bind(given.entry).bind(customer).run()
        try note(given, customer, at: now)
    }

    /// Only what a customer did himself, and no backup of a store: that knows whose everybody is.
    private func isFor(_ reading: Intake.Reading, _ way: Intake.Way) -> Bool {
        guard !reading.isTest, reading.origin.step != .crossListed else { return false }
        let draft = reading.lead.draft
        return draft.key?.door != .leadtop && (way.door != nil || draft.customerReference == nil)
    }

    private func isFree(_ customer: Int64) throws -> Bool {
        let found = try state.start().bind(customer).first { row in
            (
                isOwned: !row.text(0).isEmpty, contact: row.int(1),
                isOpen: row.int(2) <= 2 && !row.bool(3) && row.isNull(4)
            )
        }
        guard let found else { return false }
        if found.isOwned { settle(customer) }
        guard !found.isOwned, found.isOpen else { return false }
        // His rule is weighed at the transaction's end, and may be another by this lead.
        return try found.contact == 0 || !ContactRule.load(db, customer).isBlocked
    }

    private func deal(_ matching: [Int], isEndpoint: Bool, at now: Timestamp) throws -> Given? {
        guard !matching.isEmpty else { return nil }
        if memory.dealer == nil { memory.dealer = try Dealer(matcher.rules, db, at: now) }
        guard let hand = memory.dealer?.deal(by: matching, at: now) else { return nil }
        let key = Memory.Key(rule: hand.rule, owner: hand.owner)
        if isEndpoint || memory.entries[key] == nil {
            // Leads that come one by one are given away one by one, and can be taken back so.
            try flush(key)
            memory.entries[key] = Entry(activity: try Journal.nextActivity(db))
        }
        return Given(key: key, entry: memory.entries[key]?.activity ?? 0)
    }

    /// Writes down that a customer was given away.
    func note(_ given: Given, _ customer: Int64, at now: Timestamp) throws {
        guard var entry = memory.entries[given.key] else { return }
        entry.customers += 1
        if entry.customers == 1 { entry.customer = customer }
        if !entry.isWritten {
            try write(entry, given.key, at: now)
            entry.isWritten = true
        }
        memory.entries[given.key] = entry
        changed.insert(given.key)
        memory.count(given.owner)
        settle(customer)
    }

    private func settle(_ customer: Int64) {
        memory.settled.reach(customer)
        memory.settled.insert(customer)
    }

    // MARK: - Writing

    private func write(_ entry: Entry, _ key: Memory.Key, at now: Timestamp) throws {
        try db.run(
            "INSERT INTO activity(id, at, who, verb, count, after) VALUES (?,?,?,?,0,?)", .integer(entry.activity),
            .integer(now.milliseconds), .text(words(.ruleNamed, matcher.rules[key.rule].name)),
            .text(ActivityRow.Verb.assignByRule.rawValue), .text(key.owner))
        try db.run(
            "INSERT INTO ruling(activity_id, import_id, owner, customers, customer_id) VALUES (?,?,?,?,?)",
            .integer(entry.activity), .integer(importEntry), .text(key.owner), .integer(Int64(entry.customers)),
            .integer(entry.customer))
    }

    private func flush(_ key: Memory.Key) throws {
        guard changed.remove(key) != nil, let entry = memory.entries[key] else { return }
        try db.run(
            "UPDATE ruling SET customers = ? WHERE activity_id = ?", .integer(Int64(entry.customers)),
            .integer(entry.activity))
    }

    /// Writes what was gathered over the transaction. Once, at its end.
    /// - Returns: What the next one goes on with, if this one is committed.
    func finish() throws -> Memory {
        for key in changed { try flush(key) }
        try memory.dealer?.saveTurns(db)
        return memory
    }
}

extension Query {
    /// The owner of a customer who is made, and by which entry of the log.
    @discardableResult
    func bind(_ given: Assigner.Given?) -> Query {
        bind(given?.owner ?? "").bind(given?.owner ?? "").bind(given.map(\.entry))
    }
}
