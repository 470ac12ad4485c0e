import GRDB
import LeadModel

/// Takes an import's leads out of the store's lists into the archive, and back. None is lost.
struct ImportReversal {
    let reversal: Reversal
    private var db: Database { reversal.db }
    private var activity: Int64 { reversal.entry.id }

    init(_ reversal: Reversal) {
        self.reversal = reversal
    }

    private static let leadColumns = """
        key, origin_id, offer_id, at, received_at, has_own_time, is_test, fold_reason, file_id, \
        description, campaign, status, opt_outs, key_kind, payload_id, deleted_at
        """

    // MARK: - Out

    /// O(leads of the import, and of their customers).
    func archive(_ progress: (Int, Int) -> Bool) throws {
        var done = 0
        let total = reversal.entry.report?.new ?? 0
        let counts = FunnelCounts(db)
        let doors = try DoorReversal(db)
        try doors.takeBackAliases(of: activity)
        for file in try files() {
            for id in try leads(of: file, doors) {
                if done.isMultiple(of: 500), !progress(done, total) { throw StoreError.stopped }
                done += 1
                if try !doors.takeBack(lead: id, file: file.id) { try archive(lead: id, counts) }
            }
        }
        try counts.flush()
        try doors.finish()
        try db.run("DELETE FROM funnel_day WHERE leads = 0")
        try db.run(
            "UPDATE quarantine SET state = 'undone' WHERE activity_id = ? AND state = 'open'", .integer(activity))
        for customer in reversal.touched.keys { try archive(customer: customer) }
    }

    private struct File {
        var id: Int64
        var first: Int64?
        var last: Int64?
    }

    private func files() throws -> [File] {
        try db.rows(
            "SELECT id, first_lead, last_lead FROM file WHERE activity_id = ? ORDER BY id", [.integer(activity)]
        ) { File(id: $0.int64(0), first: $0.optionalInt64(1), last: $0.optionalInt64(2)) }
    }

    private func leads(of file: File, _ doors: DoorReversal) throws -> [Int64] {
        let moved = try doors.movedLeads(to: file.id)
        guard let first = file.first, let last = file.last else { return moved }
        let own = try Query(
            db, "SELECT id FROM lead WHERE id BETWEEN ? AND ? AND file_id = ? AND payload_id IS NULL"
        ).start().bind(first).bind(last).bind(file.id).all { $0.int64(0) }
        return own + moved
    }

    private func archive(lead id: Int64, _ counts: FunnelCounts) throws {
        guard let image = try Journal.image(db, .lead, id), case .integer(let customer)? = image["customer_id"],
            let state = try CustomerState.load(db, customer)
        else { return }
        reversal.touch(customer, .all)
        try db.run(
            """
            INSERT INTO archived_lead(id, customer_id, \(Self.leadColumns), person)
            SELECT id, customer_id, \(Self.leadColumns), coalesce(person, ?) FROM lead WHERE id = ?
            """, .text(PackedPerson.pack(state.person)), .integer(id))
        try db.run("DELETE FROM lead WHERE id = ?", .integer(id))
        counts.add(image, by: -1)
    }

    /// A customer who is left with nothing, and whom nobody has touched, goes too.
    private func archive(customer: Int64) throws {
        let isBare = try db.first(
            """
            SELECT 1 FROM customer c WHERE c.id = ?1 AND c.owner = '' AND c.contacted_at IS NULL
                AND c.status_is_own = 0 AND c.merged_into IS NULL
                AND NOT EXISTS (SELECT 1 FROM lead WHERE customer_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM follow_up WHERE customer_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM note WHERE customer_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM decision WHERE customer_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM customer m WHERE m.merged_into = ?1)
            """, [.integer(customer)]
        ) { _ in true }
        guard isBare == true else { return }
        try db.run("INSERT OR REPLACE INTO archived_customer SELECT * FROM customer WHERE id = ?", .integer(customer))
        try db.run("DELETE FROM blocked_offer WHERE customer_id = ?", .integer(customer))
        try db.run("DELETE FROM customer WHERE id = ?", .integer(customer))
        reversal.touched[customer] = nil
    }

    // MARK: - Back

    /// - Throws: `StoreError` where one of the leads has come in again since.
    func restore(_ progress: (Int, Int) -> Bool) throws {
        let ids = try db.rows(
            """
            SELECT a.id, a.customer_id FROM archived_lead a JOIN file f ON f.id = a.file_id WHERE f.activity_id = ?
            ORDER BY a.id
            """, [.integer(activity)]
        ) { ($0.int64(0), $0.int64(1)) }
        try restoreBareCustomers()
        let counts = FunnelCounts(db)
        let doors = try DoorReversal(db, redoOf: activity)
        func bringBack(_ id: Int64, _ customer: Int64) throws {
            let owner = try restore(customer: customer)
            try restore(lead: id, to: owner, counts, doors)
            reversal.touch(owner, .all)
        }
        for (done, (id, customer)) in ids.enumerated() {
            if done.isMultiple(of: 500), !progress(done, ids.count) { throw StoreError.stopped }
            try bringBack(id, customer)
        }
        try doors.redoAliases(of: activity) { id in
            let customer = try db.first("SELECT customer_id FROM archived_lead WHERE id = ?", [.integer(id)]) {
                $0.int64(0)
            }
            if let customer { try bringBack(id, customer) }
        }
        try counts.flush()
        try doors.finish()
        try db.run(
            "UPDATE quarantine SET state = 'open' WHERE activity_id = ? AND state = 'undone'", .integer(activity))
    }

    /// Customers of an exported store who came without leads.
    private func restoreBareCustomers() throws {
        let customers = try db.rows(
            "SELECT DISTINCT customer_id FROM change WHERE activity_id = ? AND customer_id > 0", [.integer(activity)]
        ) { $0.int64(0) }
        for customer in customers { _ = try restore(customer: customer) }
    }

    private func restore(
        lead id: Int64, to customer: Int64, _ counts: FunnelCounts, _ doors: DoorReversal
    ) throws {
        let archived = try db.first("SELECT key, file_id FROM archived_lead WHERE id = ?", [.integer(id)]) {
            (key: $0.blob(0), file: $0.int64(1))
        }
        guard let archived, try doors.isFree(archived.key) else { throw DoorReversal.readAgain(activity) }
        if try doors.join(archived: id, customer) { return }
        try countPeople(lead: id, customer, counts)
        try db.run(
            """
            INSERT INTO lead(id, customer_id, \(Self.leadColumns), person)
            SELECT id, ?, \(Self.leadColumns), person FROM archived_lead WHERE id = ?
            """, .integer(customer), .integer(id))
        try db.run("DELETE FROM archived_lead WHERE id = ?", .integer(id))
        if let image = try Journal.image(db, .lead, id) { counts.add(image, by: 1) }
        try doors.noteRestored(id, file: archived.file)
    }

    private func countPeople(lead id: Int64, _ customer: Int64, _ counts: FunnelCounts) throws {
        let lead = try db.first(
            """
            SELECT a.offer_id, o.step FROM archived_lead a JOIN origin o ON o.id = a.origin_id
            WHERE a.id = ? AND a.offer_id IS NOT NULL AND a.is_test = 0
            """, [.integer(id)]
        ) { ($0.int64(0), $0.int(1)) }
        guard let (offer, code) = lead, let step = Step(code: code) else { return }
        try counts.add(step: step, offer: offer, customer: customer)
    }

    /// The customer himself, brought back where he went with the import; or who has his e-mail, or his leads, now.
    private func restore(customer: Int64) throws -> Int64 {
        if let state = try CustomerState.load(db, customer) { return try state.survivor(db).id }
        let archived = try db.first("SELECT email_key FROM archived_customer WHERE id = ?", [.integer(customer)]) {
            $0.optionalText(0)
        }
        if let key = archived ?? nil {
            let select = "SELECT \(CustomerState.columns) FROM customer c WHERE c.email_key = ?"
            if let holder = try db.first(select, [.text(key)], CustomerState.init) { return try holder.survivor(db).id }
        }
        try db.run("INSERT INTO customer SELECT * FROM archived_customer WHERE id = ?", .integer(customer))
        try SearchIndex.noteReturn(of: customer, db)
        try db.run("DELETE FROM archived_customer WHERE id = ?", .integer(customer))
        return customer
    }
}

extension FunnelCounts {
    fileprivate func add(_ lead: Image, by count: Int) {
        guard case .integer(let origin)? = lead["origin_id"], case .integer(let at)? = lead["at"] else { return }
        var offer: Int64?
        if case .integer(let id)? = lead["offer_id"] { offer = id }
        add(
            offer: offer, origin: origin, isTest: lead["is_test"] == .integer(1),
            day: Timestamp(milliseconds: at).day, count: count)
    }
}
