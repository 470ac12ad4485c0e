import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("Rule 2: the same lead through two doors is one lead")
struct DoorIdentityTests {
    /// What the endpoint gets of a customer's click.
    private func posted(_ email: String, description: String = "") -> LeadDraft {
        .make(email: email, name: "Jan Kowalski", at: nil, description: description)
    }

    /// What the table has of it.
    private func row(_ email: String, at: Timestamp = .noon, key: String) -> LeadDraft {
        .make(email: email, name: "Jan Kowalski", at: at, key: key)
    }

    @Test("A lead that the endpoint brought is known when the table brings it, and by its key ever after")
    func endpointFirst() throws {
        let bench = try Bench()
        try bench.post([posted("jan@contoso.example")])
        let report = try bench.pull([row("JAN@contoso.example", at: .noon - .minutes(9), key: "a 1")])
        #expect((report.new, report.duplicates) == (0, 1))
        bench.clock.now = .noon + .days(1)
        // The key alone tells, whatever else changed.
        #expect(try bench.pull([row("other@contoso.example", at: .noon + .days(1), key: "a 1")]).duplicates == 1)
        #expect(try bench.leads().count == 1)
        #expect(try bench.door("endpoint").leads == 1)
        #expect(try bench.door("table").leads == 1)
        #expect(try bench.door("table").lastLeadAt == .noon)
        try bench.checkDoors()
    }

    @Test("A lead that the table brought is known when the endpoint brings it, and so is its redelivery")
    func tableFirst() throws {
        let bench = try Bench()
        try bench.pull([row("jan@contoso.example", key: "a 1")])
        let intake = try bench.store.makeEndpointIntake(by: "serve")
        bench.clock.now = .noon + .minutes(8)
        #expect(try bench.post([posted("jan@contoso.example")], to: intake)[0].known == 1)
        bench.clock.now = .noon + .minutes(16)
        #expect(try bench.post([posted("jan@contoso.example")], to: intake)[0].known == 1)
        bench.clock.now = .noon + .minutes(27)
        #expect(try bench.post([posted("jan@contoso.example")], to: intake)[0].leads.count == 1)
        #expect(try bench.leads().count == 2)
    }

    @Test("Two keys of one door are two leads, however alike and however near")
    func twoKeys() throws {
        let bench = try Bench()
        try bench.post([posted("jan@contoso.example")])
        let rows = [row("jan@contoso.example", key: "a 1"), row("jan@contoso.example", key: "a 2")]
        #expect(try bench.pull(rows).new == 1)
        try bench.post([posted("jan@contoso.example", description: "again")])
        #expect(try bench.leads().count == 2)
        #expect(try bench.pull(rows).duplicates == 2)
    }

    @Test("Another source, offer or person, or a time further off, is another lead")
    func others() throws {
        let bench = try Bench()
        try bench.post([posted("jan@contoso.example")])
        let others: [LeadDraft] = [
            .make("SPZA-INS|contoso.backup", email: "jan@contoso.example", at: .noon, key: "1"),
            .make("SPZA-PLT|contoso.other", email: "jan@contoso.example", at: .noon, key: "2"),
            .make("SPZA-PLT", email: "jan@contoso.example", at: .noon, key: "3"),
            row("ola@contoso.example", key: "4"),
            row("jan@contoso.example", at: .noon - .minutes(11), key: "5"),
            row("jan@contoso.example", at: .noon + .minutes(11), key: "6"),
        ]
        #expect(try bench.pull(others).new == 6)
    }

    @Test("Where there is no e-mail, phone and name tell; a company alone tells nothing")
    func phones() throws {
        let bench = try Bench()
        func lead(_ name: String, _ phone: String, _ company: String = "", key: String? = nil) -> LeadDraft {
            .make(name: name, company: company, phone: phone, at: .noon, key: key)
        }
        try bench.post([lead("Jan Kowalski", "+48 600 100 200"), lead("", "", "Fabrikam")])
        let rows = [lead("JAN KOWALSKI", "48600100200", key: "1"), lead("", "", "Fabrikam", key: "2")]
        let report = try bench.pull(rows)
        #expect((report.new, report.duplicates) == (1, 1))
    }

    @Test("A file's leads are one with a door's, but never with another file's")
    func files() throws {
        let bench = try Bench()
        let rows = [row("jan@contoso.example", key: "a 1")]
        try bench.take([.make(email: "jan@contoso.example", name: "Jan Kowalski", at: .noon + .minutes(1))])
        #expect(try bench.take(rows).new == 1)
        #expect(try bench.post([posted("jan@contoso.example")])[0].known == 1)
        // The endpoint's is one of the two now, so that a file's third is none of them.
        var other = row("jan@contoso.example", key: "x")
        other.key = LeadKey(door: .salesforce, value: "x")
        #expect(try bench.take([other]).duplicates == 1)
        #expect(try bench.leads().count == 2)
    }

    @Test("What the second door adds is learned: an opt-out, a status further on, and its bytes are kept")
    func learning() throws {
        let bench = try Bench()
        try bench.post([posted("jan@contoso.example")])
        try bench.pull([
            .make(email: "jan@contoso.example", at: .noon, key: "1", status: "Active", optOuts: .email)
        ])
        let customer = try #require(bench.customers().first)
        #expect(customer.status == .active)
        #expect(customer.isPartlyBlocked)
        let payloads = try bench.store.writable().read { try $0.rows("SELECT id FROM payload") { $0.int64(0) }.count }
        #expect(payloads == 2)
    }

    @Test("The undo of either door's import leaves what the other brought; of both, nothing; and a redo brings it back")
    func undo() throws {
        let bench = try Bench()
        try bench.post([posted("jan@contoso.example")])
        let endpoint = try newestImport(bench)
        try bench.pull([row("jan@contoso.example", key: "a 1")])
        let table = try newestImport(bench)
        let before = try bench.dump()
        let origin = try origins(bench)
        for order in [[endpoint, table], [table, endpoint]] {
            _ = try bench.store.undo(by: "anna", activity: order[0])
            #expect(try bench.leads().count == 1)
            try bench.checkDoors()
            _ = try bench.store.undo(by: "anna", activity: order[1])
            #expect(try bench.leads().isEmpty)
            try bench.checkDoors()
            for redone in [order, order.reversed()] {
                for entry in redone { _ = try bench.store.redo(by: "anna", activity: entry) }
                #expect(try difference(before, bench.dump()) == [])
                #expect(try origins(bench) == origin)
                try bench.checkDoors()
                for entry in order { _ = try bench.store.undo(by: "anna", activity: entry) }
            }
            for entry in order { _ = try bench.store.redo(by: "anna", activity: entry) }
        }
    }

    private func origins(_ bench: Bench) throws -> [String] {
        let reader = try bench.store.makeReader()
        return try bench.leads().compactMap { lead in
            try reader.rawPayload(lead: lead.id).map {
                "\($0.file) \($0.format) \(String(decoding: $0.raw, as: UTF8.self))"
            }
        }
    }

    @Test("A lead that stays after an undo shows the bytes and the door of whom it is left to")
    func bytes() throws {
        let bench = try Bench()
        try bench.post([posted("jan@contoso.example")])
        let endpoint = try newestImport(bench)
        var second = row("jan@contoso.example", key: "a 1")
        second.raw = Array("the table's".utf8)
        try bench.pull([second])
        _ = try bench.store.undo(by: "anna", activity: endpoint)
        #expect(try origins(bench) == ["table azure-table-json the table's"])
        #expect(try bench.pull([second]).duplicates == 1)
        // The endpoint brings it again: it is the table's lead.
        #expect(try bench.post([posted("jan@contoso.example")])[0].known == 1)
        #expect(try bench.leads().count == 1)
    }

    @Test("A key that was taken back and whose place another has taken can't be done again")
    func placeTaken() throws {
        let bench = try Bench()
        try bench.post([posted("jan@contoso.example")])
        try bench.pull([row("jan@contoso.example", key: "a 1")])
        let first = try newestImport(bench)
        _ = try bench.store.undo(by: "anna", activity: first)
        #expect(try bench.pull([row("jan@contoso.example", key: "a 2")]).duplicates == 1)
        let error = #expect(throws: StoreError.self) { try bench.store.redo(by: "anna", activity: first) }
        #expect(error?.kind == .changedSince)
        #expect(try bench.pull([row("jan@contoso.example", key: "a 1")]).new == 1)
    }

    private func newestImport(_ bench: Bench) throws -> Int64 {
        let page = try bench.store.makeReader().page(
            ListQuery(kind: .activity, sort: Sort(column: .received, isDescending: true)), at: .start, limit: 1)
        return try #require(page.rows.first?.id)
    }

    // MARK: - Any order

    private enum Way: CaseIterable { case endpoint, table, crm, file }

    /// A click, and what each door says of it.
    private struct Click {
        var email: String
        var offer: String
        var at: Timestamp
        var number: Int

        func draft(_ way: Way) -> LeadDraft {
            var draft = LeadDraft.make(
                "SPZA-PLT|pub.\(offer)", email: email, name: "Jan", at: way == .endpoint ? nil : at,
                description: way == .endpoint ? "click \(number)" : "")
            draft.raw = Array("\(way) \(number)".utf8)
            switch way {
            case .endpoint: break
            case .table: draft.key = LeadKey(door: .azureTable, value: "\(number)")
            case .crm: draft.key = LeadKey(door: .salesforce, value: "\(number)")
            case .file: draft.key = LeadKey(door: .marketo, value: "\(number)")
            }
            return draft
        }
    }

    @Test(
        "In any order, with any undo and redo, no click is lost or counted more often than its doors allow",
        arguments: 1...40)
    func anyOrder(seed: Int) throws {
        var random = Seeded(seed)
        let bench = try Bench()
        let clicks = (0..<12).map { number in
            Click(
                email: "c\(Int.random(in: 0..<3, using: &random))@x.example", offer: "a",
                at: .noon + .minutes(Int64.random(in: 0...40, using: &random)), number: number)
        }
        var intake = try bench.store.makeEndpointIntake(by: "serve")
        var steps = clicks.flatMap { click in Way.allCases.map { (click, $0) } }.shuffled(using: &random)
        var entries: [Int64] = []
        while !steps.isEmpty {
            let (click, way) = steps.removeLast()
            bench.clock.now = click.at
            switch way {
            case .endpoint: try bench.post([click.draft(.endpoint)], to: intake)
            case .table: try bench.pull([click.draft(.table)])
            case .crm: try bench.pull([click.draft(.crm)], by: Bench.crm)
            case .file: try bench.take([click.draft(.file)])
            }
            entries.append(try newestImport(bench))
            if Int.random(in: 0..<4, using: &random) == 0, let entry = entries.randomElement(using: &random) {
                let before = try bench.dump()
                guard (try? bench.store.undo(by: "ben", activity: entry)) != nil else { continue }
                try bench.checkDoors()
                if Bool.random(using: &random) {
                    _ = try bench.store.redo(by: "ben", activity: entry)
                    let left = try difference(before, bench.dump())
                    #expect(left == [], "\(left.joined(separator: "\n"))")
                }
                intake = try bench.store.makeEndpointIntake(by: "serve")
            }
            try bench.checkDoors()
        }
        try checkAll(clicks, bench)
        #expect(try bench.store.makeReader().statistics(checksIntegrity: true).damages == [])
    }

    /// After everything was read once more, every click is there; and then nothing is new.
    private func checkAll(_ clicks: [Click], _ bench: Bench) throws {
        for click in clicks {
            bench.clock.now = click.at
            try bench.pull([click.draft(.table)])
            try bench.pull([click.draft(.crm)], by: Bench.crm)
            try bench.take([click.draft(.file)])
        }
        let count = try bench.leads().count
        #expect(count >= clicks.count)
        #expect(count <= clicks.count * 4)
        for way in [Way.table, .crm, .file] {
            let drafts = clicks.map { $0.draft(way) }
            let door = way == .crm ? Bench.crm : Bench.table
            let report = try way == .file ? bench.take(drafts) : bench.pull(drafts, by: door)
            #expect(report.new == 0)
            // No two keys of a door are one lead.
            let leads = try drafts.map { draft in try lead(bench, LeadIdentity.key(of: #require(draft.key)).bytes) }
            #expect(Set(leads).count == clicks.count)
        }
        try bench.checkDoors()
    }

    private func lead(_ bench: Bench, _ key: [UInt8]) throws -> Int64 {
        let sql = """
            SELECT id FROM lead WHERE key = ?1 UNION SELECT lead_id FROM lead_alias WHERE key = ?1 AND is_undone = 0
            """
        let leads = try bench.store.writable().read { try $0.rows(sql, [.blob(key)]) { $0.int64(0) } }
        #expect(leads.count == 1)
        return try #require(leads.first)
    }
}
