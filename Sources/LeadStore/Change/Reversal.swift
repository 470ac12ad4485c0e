import GRDB
import LeadModel

/// Takes one entry of the log back, or does it again, record by record.
final class Reversal {
    let db: Database
    let entry: ActivityRow
    let isRedo: Bool
    let now: Timestamp
    private let zone: Zone
    private let upkeep: Upkeep
    /// What of which customers has to be worked out anew at the end.
    var touched: [Int64: Upkeep.Aspects] = [:]
    private var cards: [Int64: String] = [:]

    init(_ db: Database, entry: ActivityRow, isRedo: Bool, now: Timestamp, zone: Zone) {
        (self.db, self.entry, self.isRedo, self.now, self.zone) = (db, entry, isRedo, now, zone)
        upkeep = Upkeep(db: db)
    }

    /// - Throws: `StoreError` of the kind `.changedSince` where a record is no longer what the entry made of it. An
    ///   import leaves such records as they are.
    func run(_ progress: (Int, Int) -> Bool) throws {
        let isImport = entry.report != nil
        if isImport, isRedo { try ImportReversal(self).restore(progress) }
        try RulingReversal(db, isRedo: isRedo).reverse(entry)
        try reverseChanges(isLenient: isImport, progress)
        if isImport, !isRedo { try ImportReversal(self).archive(progress) }
        for (done, customer) in touched.keys.sorted().enumerated() {
            if done.isMultiple(of: 200), !progress(done, touched.count) { throw StoreError.stopped }
            try upkeep.refresh(customer, touched[customer] ?? .all)
        }
    }

    func touch(_ customer: Int64, _ aspects: Upkeep.Aspects) {
        touched[customer, default: []].formUnion(aspects)
    }

    private struct Step {
        var kind: RecordKind
        var record: Int64
        var customer: Int64?
        /// What is expected to stand there, and what is to stand there; `nil` for no record.
        var expected: Image?
        var wanted: Image?
    }

    private func reverseChanges(isLenient: Bool, _ progress: (Int, Int) -> Bool) throws {
        let total = try db.first("SELECT count(*) FROM change WHERE activity_id = ?", [.integer(entry.id)]) {
            $0.int(0)
        }
        let changes = try Query(
            db,
            """
            SELECT record, record_id, customer_id, before, after FROM change WHERE activity_id = ?
            ORDER BY place \(isRedo ? "" : "DESC")
            """)
        changes.start().bind(entry.id)
        var done = 0
        while try changes.step() {
            if done.isMultiple(of: 200), !progress(done, total ?? 0) { throw StoreError.stopped }
            done += 1
            guard let kind = RecordKind(rawValue: changes.text(0)) else { continue }
            let before = try changes.optionalText(3).map(Image.init(json:))
            let after = try changes.optionalText(4).map(Image.init(json:))
            let step = Step(
                kind: kind, record: changes.int64(1), customer: changes.optionalInt64(2),
                expected: isRedo ? before : after, wanted: isRedo ? after : before)
            if try !take(step) {
                guard isLenient else { throw try changedSince(step) }
            }
        }
    }

    // MARK: - One record

    /// - Returns: Whether the record was as expected.
    private func take(_ step: Step) throws -> Bool {
        noteTouched(step)
        switch (step.expected, step.wanted) {
        case (let expected?, let wanted?): return try update(step, expected, wanted)
        case (let expected?, nil): return try delete(step, expected)
        case (nil, let wanted?): return try insert(step, wanted)
        case (nil, nil): return true
        }
    }

    private func noteTouched(_ step: Step) {
        var customers = [step.customer].compactMap { $0 }.filter { $0 != 0 }
        for image in [step.expected, step.wanted] {
            if case .integer(let customer)? = image?["customer_id"] { customers.append(customer) }
        }
        let aspects: Upkeep.Aspects =
            switch step.kind {
            case .lead, .quarantine: .all
            case .note: .notes
            case .followUp: .followUp
            case .decision: .contact
            case .view, .absence, .setAside, .link: []
            case .customer: step.expected?["status"] == nil && step.expected?["owner"] == nil ? .all : .followUp
            }
        for customer in customers { touch(customer, aspects) }
    }

    private func update(_ step: Step, _ expected: Image, _ wanted: Image) throws -> Bool {
        guard !expected.columns.isEmpty else { return true }
        let names = expected.columns.map(\.name)
        let current = try db.first(
            "SELECT \(names.joined(separator: ",")) FROM \(step.kind.rawValue) WHERE id = ?", [.integer(step.record)]
        ) { row in Image(names.indices.map { (names[$0], row.value(Int32($0))) }) }
        guard current == expected else { return false }
        if step.kind == .lead, case .integer(let customer)? = current?["customer_id"] {
            try keepOwnValues(of: step.record, customer)
        }
        try freeKey(wanted, for: step.record)
        let assignments = wanted.columns.map { $0.name + " = ?" }.joined(separator: ",")
        try Query(cached: db, "UPDATE \(step.kind.rawValue) SET \(assignments) WHERE id = ?")
            .start().bind(wanted.columns.map(\.value)).bind(step.record).run()
        return true
    }

    /// An e-mail that goes back to a customer leads to nobody else.
    private func freeKey(_ wanted: Image, for customer: Int64) throws {
        guard case .text(let key)? = wanted["email_key"] else { return }
        let holder = try db.first("SELECT id FROM customer WHERE email_key = ?", [.text(key)]) { $0.int64(0) }
        guard let holder, holder != customer else { return }
        try db.run("UPDATE customer SET email_key = NULL WHERE id = ?", .integer(holder))
        touch(holder, .all)
    }

    /// A lead that moves to another customer takes the values along that it had by his card.
    private func keepOwnValues(of lead: Int64, _ customer: Int64) throws {
        if cards[customer] == nil {
            cards[customer] = try CustomerState.load(db, customer).map { PackedPerson.pack($0.person) }
        }
        try db.run(
            "UPDATE lead SET person = coalesce(person, ?) WHERE id = ?", cards[customer].map(Value.text) ?? .null,
            .integer(lead))
    }

    private func delete(_ step: Step, _ expected: Image) throws -> Bool {
        guard let current = try Journal.image(db, step.kind, step.record) else { return false }
        if step.kind == .customer {
            // What he is follows from his leads, and those are gone by now; what came since is not.
            guard try isBare(step.record) else { return false }
            touched[step.record] = nil
        } else {
            let unlike = expected.columns.contains { current[$0.name] != $0.value }
            guard !unlike else { return false }
        }
        try db.run("DELETE FROM \(step.kind.rawValue) WHERE id = ?", .integer(step.record))
        return true
    }

    private func isBare(_ customer: Int64) throws -> Bool {
        try db.first(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM lead WHERE customer_id = ?1)
                OR EXISTS (SELECT 1 FROM follow_up WHERE customer_id = ?1)
                OR EXISTS (SELECT 1 FROM note WHERE customer_id = ?1)
                OR EXISTS (SELECT 1 FROM decision WHERE customer_id = ?1)
                OR EXISTS (SELECT 1 FROM customer WHERE merged_into = ?1)
            """, [.integer(customer)]
        ) { _ in false } ?? true
    }

    private func insert(_ step: Step, _ wanted: Image) throws -> Bool {
        guard try Journal.image(db, step.kind, step.record) == nil else { return false }
        if case .integer(let customer)? = wanted["customer_id"], try CustomerState.load(db, customer) == nil {
            return false
        }
        let names = wanted.columns.map(\.name).joined(separator: ",")
        let marks = wanted.columns.map { _ in "?" }.joined(separator: ",")
        try Query(cached: db, "INSERT INTO \(step.kind.rawValue)(\(names)) VALUES (\(marks))")
            .start().bind(wanted.columns.map(\.value)).run()
        if step.kind == .customer { try SearchIndex.noteReturn(of: step.record, db) }
        return true
    }

    // MARK: - Refusal

    /// Names who changed the record since, and when.
    private func changedSince(_ step: Step) throws -> StoreError {
        let later = try db.first(
            """
            SELECT a.id, a.who, a.at FROM change h JOIN activity a ON a.id = h.activity_id
            WHERE h.activity_id > ?1 AND ((h.record_id = ?2 AND h.record = ?3) OR h.customer_id = ?4)
            ORDER BY (h.record_id = ?2 AND h.record = ?3) DESC, a.id DESC LIMIT 1
            """,
            [
                .integer(entry.id), .integer(step.record), .text(step.kind.rawValue),
                step.customer.map(Value.integer) ?? .null,
            ]
        ) { ($0.int64(0), $0.text(1), $0.time(2)) }
        guard let (id, who, at) = later else {
            return StoreError(kind: .changedSince, message: words(.storeChangedSomehow, entry.id))
        }
        return StoreError(
            kind: .changedSince, message: words(.storeChangedSince, entry.id, who, LocalText.of(at, zone), id))
    }
}
