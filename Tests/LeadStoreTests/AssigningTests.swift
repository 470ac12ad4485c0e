import Foundation
import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("Rules give what comes in to reps")
struct AssigningTests {
    static let poland = AssignmentRule(name: "poland", countries: ["PL"], reps: ["anna", "ola"], way: .turn)
    private static let all: Filter = {
        var filter = Filter()
        filter.includesTest = true
        return filter
    }()
    static let rest = AssignmentRule(name: "rest", reps: ["tom"])

    private func owners(_ bench: Bench) throws -> [String: String] {
        var owners: [String: String] = [:]
        for row in try bench.customers(Self.all) { owners[row.person.email] = row.owner }
        return owners
    }

    private func log(_ bench: Bench) throws -> [ActivityRow] {
        var rows: [ActivityRow] = []
        try bench.store.makeReader().forEach(ListQuery(kind: .activity)) { row in
            if case .activity(let entry) = row.record { rows.append(entry) }
        }
        return rows
    }

    @Test("New customers get owners in turn; test leads and cross-listed ones get none")
    func arrival() throws {
        let bench = try Bench(assigning: [Self.poland, Self.rest])
        let report = try bench.take([
            .make(email: "a@x.example", country: "PL"), .make(email: "b@x.example", country: "Poland"),
            .make(email: "c@x.example", country: "PL"), .make(email: "d@x.example", country: "US"),
            .make("SPZA-DNC|a.b", email: "e@x.example", country: "PL"),
            .make(email: "MSFT_TEST_636573304831318844@test.com", country: "PL"),
            .make(email: "f@x.example", country: "PL", status: "Won"),
        ])
        let owners = try owners(bench)
        #expect(owners["a@x.example"] == "anna" && owners["b@x.example"] == "ola" && owners["c@x.example"] == "anna")
        #expect(owners["d@x.example"] == "tom")
        #expect(owners["e@x.example"] == "" && owners["f@x.example"] == "")
        #expect(owners.filter { $0.value.isEmpty }.count == 3)
        #expect(report.assigned == ["anna": 2, "ola": 1, "tom": 1])
        let rules = try log(bench).filter { $0.verb == .assignByRule }
        #expect(Set(rules.map(\.who)) == ["rule poland", "rule rest"])
        #expect(rules.map(\.count).reduce(0, +) == 4)
        // Whose turn it is goes on with the next import.
        try bench.take([.make(email: "g@x.example", country: "PL")], file: "2")
        #expect(try self.owners(bench)["g@x.example"] == "ola")
    }

    @Test("A customer without an owner gets one with his next own lead, once he may be contacted")
    func laterLead() throws {
        let bench = try Bench(assigning: [Self.rest])
        try bench.take(.make("SPZA-DNC|a.b", email: "a@x.example"))
        #expect(try owners(bench)["a@x.example"] == "")
        try bench.take([.make("SPZA-PLT|a.b", email: "a@x.example")], file: "2")
        #expect(try owners(bench)["a@x.example"] == "tom")
        let flagged = try #require(bench.customers().first?.id)
        _ = try bench.store.perform(.assign(""), on: .customers([flagged]), by: "anna")
        _ = try bench.store.perform(
            .flagDoNotContact(offer: nil, reason: "asked"), on: .customers([flagged]), by: "anna")
        try bench.take([.make("SPZA-PLT|a.c", email: "a@x.example")], file: "3")
        #expect(try owners(bench)["a@x.example"] == "")
    }

    @Test("Nobody's owner is replaced, nor is work taken from whoever has planned it")
    func keepsOwners() throws {
        let bench = try Bench()
        try bench.take(.make(email: "a@x.example"), .make(email: "b@x.example"))
        let ids = Dictionary(
            uniqueKeysWithValues: try bench.customers().map { ($0.person.email, $0.id) })
        _ = try bench.store.perform(.assign("ben"), on: .customers([ids["a@x.example"] ?? 0]), by: "ben")
        _ = try bench.store.perform(
            .setFollowUp(due: .noon, channel: .any, note: ""), on: .customers([ids["b@x.example"] ?? 0]), by: "ben")
        let ruled = try bench.again(assigning: [Self.rest])
        try ruled.take(
            [.make("SPZA-INS|a.b", email: "a@x.example"), .make("SPZA-INS|a.b", email: "b@x.example")], file: "2")
        #expect(try owners(ruled) == ["a@x.example": "ben", "b@x.example": ""])
    }

    @Test("An import is undone with what the rules gave, and done again with it")
    func undoOfImport() throws {
        let bench = try Bench()
        try bench.take(.make(email: "old@x.example"))
        let ruled = try bench.again(assigning: [Self.rest])
        try ruled.take(
            [.make("SPZA-INS|a.b", email: "old@x.example"), .make(email: "new@x.example")], file: "2")
        #expect(try owners(ruled) == ["old@x.example": "tom", "new@x.example": "tom"])
        let undone = try ruled.store.undo(by: "anna")
        #expect(undone?.entry.verb == .import)
        #expect(try owners(ruled) == ["old@x.example": ""])
        _ = try ruled.store.redo(by: "anna")
        #expect(try owners(ruled) == ["old@x.example": "tom", "new@x.example": "tom"])
    }

    @Test("What a rule gave is undone by itself; who was given to another since stays his")
    func undoOfRule() throws {
        let bench = try Bench(assigning: [Self.rest])
        try bench.take([.make(email: "a@x.example"), .make(email: "b@x.example")])
        let moved = try #require(bench.customers().first { $0.person.email == "b@x.example" }?.id)
        _ = try bench.store.perform(.assign("ola"), on: .customers([moved]), by: "anna")
        let entry = try #require(log(bench).first { $0.verb == .assignByRule })
        #expect(entry.count == 2 && entry.after == "tom")
        _ = try bench.store.undo(by: "anna", activity: entry.id)
        #expect(try owners(bench) == ["a@x.example": "", "b@x.example": "ola"])
        // The import's undo and redo do not bring back what was taken back by itself.
        _ = try bench.store.perform(.assign(""), on: .customers([moved]), by: "anna")
        _ = try bench.store.redo(by: "anna", activity: entry.id)
        #expect(try owners(bench) == ["a@x.example": "tom", "b@x.example": "tom"])
    }

    @Test("The timeline and the log tell the rule")
    func told() throws {
        let bench = try Bench(assigning: [Self.rest])
        try bench.take([.make(email: "a@x.example")])
        let id = try #require(bench.customers().first?.id)
        let timeline = try bench.store.makeReader().customer(id)?.timeline ?? []
        let entry = timeline.first { entry in
            if case .activity(let entry) = entry.kind { return entry.verb == .assignByRule }
            return false
        }
        #expect(entry?.who == "rule rest")
        #expect(try log(bench).first { $0.verb == .assignByRule }?.customer == id)
    }

    @Test("What is posted is given away one by one, each with an entry of its own")
    func endpoint() throws {
        let bench = try Bench(assigning: [Self.poland])
        let intake = try EndpointIntake(store: bench.store, by: "serve")
        for email in ["a", "b", "c"] {
            let lead = PreparedLead(.make(email: "\(email)@x.example", country: "PL"))
            _ = try intake.accept([
                EndpointIntake.Delivery(items: [.lead(lead, format: "json")], receivedAt: .noon)
            ])
        }
        #expect(
            try owners(bench) == ["a@x.example": "anna", "b@x.example": "ola", "c@x.example": "anna"])
        let entries = try log(bench).filter { $0.verb == .assignByRule }
        #expect(entries.map(\.count) == [1, 1, 1] && entries.allSatisfy { $0.customer != nil })
        let last = try #require(entries.first)
        _ = try bench.store.undo(by: "anna", activity: last.id)
        #expect(try owners(bench)["c@x.example"] == "")
        #expect(try owners(bench)["a@x.example"] == "anna")
    }

    @Test("A backup brings its own owners, and no rule gives its customers away")
    func backup() throws {
        let bench = try Bench(assigning: [Self.rest])
        var draft = LeadDraft.make(email: "a@x.example")
        draft.key = LeadKey(door: .leadtop, value: "1-1")
        try bench.take([draft])
        #expect(try owners(bench) == ["a@x.example": ""])
    }

    // MARK: - Trying and running

    @Test("The rules are run over those whom nobody owns: one entry, one undo")
    func run() throws {
        let bench = try Bench()
        try bench.take((0..<6).map { .make(email: "\($0)@x.example", country: "PL", at: .noon - .hours($0)) })
        let first = try #require(bench.customers().first { $0.person.email == "0@x.example" }?.id)
        _ = try bench.store.perform(.assign("ben"), on: .customers([first]), by: "ben")
        let ruled = try bench.again(assigning: [Self.poland])
        let before = try ruled.dump()
        let trial = try ruled.store.assignByRules(Filter(), by: "anna")
        #expect(
            trial.shares.map { [$0.rule, $0.owner, "\($0.customers)"] } == [
                ["poland", "anna", "3"], ["poland", "ola", "2"],
            ])
        // The oldest comes first.
        #expect(try owners(ruled)["5@x.example"] == "anna" && owners(ruled)["0@x.example"] == "ben")
        #expect(try ruled.store.undo(by: "anna")?.entry.verb == .assignByRule)
        #expect(try difference(before, ruled.dump()) == [])
        _ = try ruled.store.redo(by: "anna")
        #expect(try owners(ruled)["5@x.example"] == "anna")
        #expect(try ruled.store.assignByRules(Filter(), by: "anna").given == 0)
    }

    @Test("What is tried is what an import of the same leads does, whatever the rules", arguments: 0..<60)
    func trial(seed: Int) throws {
        var random = Seeded(seed)
        let rules = Self.rules(&random)
        // What a status or an opt-out does to the past can't be told afterwards.
        let drafts = Drafts.random(60, &random).map { draft in
            var draft = draft
            (draft.status, draft.optOuts) = ("", [])
            draft.createdAt = draft.createdAt ?? .noon - .days(400)
            return draft
        }.sorted { ($0.createdAt ?? .noon) < ($1.createdAt ?? .noon) }
        let plain = try Bench()
        try plain.take(drafts)
        let away = Absence(
            rep: "b", deputy: Bool.random(using: &random) ? "c" : "", since: .noon - .days(5000),
            until: .noon + .days(1))
        let ruled = try Bench(assigning: rules)
        if seed.isMultiple(of: 3) {
            for bench in [plain, ruled] { try bench.store.setAbsence(away, by: "x") }
        }
        for part in drafts.chunked(by: Int.random(in: 1...60, using: &random)) {
            try ruled.take(part, file: "one file")
        }
        var tried: [Int64: String] = [:]
        let trial = try plain.store.makeReader().tryAssignment(by: rules, Self.all) { draw in
            #expect(tried.updateValue(draw.owner, forKey: draw.customer) == nil)
        }
        let own = try ruled.customers(Self.all).filter { !$0.owner.isEmpty }
        #expect(tried == Dictionary(uniqueKeysWithValues: own.map { ($0.id, $0.owner) }))
        #expect(trial.given == own.count)
        #expect(try plain.customers(Self.all).allSatisfy { $0.owner.isEmpty })
        // Nobody has more than he has room for, and turns are even.
        for rule in rules where rules.allSatisfy({ $0.capacity != nil }) {
            let most = rules.compactMap(\.capacity).max() ?? 0
            for rep in rule.reps { #expect(own.count { $0.owner == rep } <= most) }
        }
        if rules.count == 1, rules[0].way == .turn, rules[0].capacity == nil, !seed.isMultiple(of: 3) {
            let counts = rules[0].reps.map { rep in own.count { $0.owner == rep } }
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        }
        // Run over the plain store, the rules do the same.
        let after = try plain.again(assigning: rules)
        _ = try after.store.assignByRules(Self.all, by: "anna")
        #expect(
            try Dictionary(uniqueKeysWithValues: after.customers(Self.all).map { ($0.id, $0.owner) }).filter {
                !$0.value.isEmpty
            } == tried)
    }

    @Test("Whatever comes in, nobody loses a customer, and nobody has more than he has room for", arguments: 0..<20)
    func safety(seed: Int) throws {
        var random = Seeded(seed)
        let rules = Self.rules(&random).map { rule in
            var rule = rule
            rule.capacity = 3
            return rule
        }
        let bench = try Bench(assigning: rules)
        var known: [Int64: String] = [:]
        for round in 0..<6 {
            try bench.take(Drafts.random(25, &random), file: "\(round)")
            let rows = try bench.customers(Self.all)
            for row in rows where known[row.id].map({ !$0.isEmpty }) ?? false { #expect(row.owner == known[row.id]) }
            for rep in ["a", "b", "c"] {
                #expect(rows.count { $0.owner == rep && !$0.status.isClosed && !$0.isTest } <= 3)
            }
            #expect(rows.allSatisfy { $0.owner.isEmpty || known[$0.id] == $0.owner || !$0.isBlocked })
            known = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.owner) })
        }
    }

    private static func rules(_ random: inout Seeded) -> [AssignmentRule] {
        (0..<Int.random(in: 1...3, using: &random)).map { place in
            AssignmentRule(
                name: "rule \(place)", offers: [[], ["pub.*"], ["*a"]].randomElement(using: &random) ?? [],
                countries: [[], ["PL"], ["PL", "US"]].randomElement(using: &random) ?? [],
                steps: [[], [.contactMe, .getItNow]].randomElement(using: &random) ?? [],
                sources: [[], [.appSource]].randomElement(using: &random) ?? [],
                reps: ["a", "b", "c"].shuffled(using: &random),
                way: AssignmentRule.Way.allCases.randomElement(using: &random) ?? .turn,
                capacity: [nil, nil, 2, 5].randomElement(using: &random) ?? nil)
        }
    }

    // MARK: - Absences

    @Test("A deputy's work holds the absent rep's while he is away, and back and undo end it")
    func deputy() throws {
        let bench = try Bench()
        try bench.take(.make(email: "a@x.example"))
        let id = try #require(bench.customers().first?.id)
        _ = try bench.store.perform(.assign("anna"), on: .customers([id]), by: "anna")
        func work(of rep: String) throws -> Int {
            let query = ListQuery(kind: .queue, worker: .named(rep))
            let reader = try bench.store.makeReader()
            let count = try reader.count(query)
            #expect(try reader.page(query, at: .start, limit: 10).rows.count == count)
            return count
        }
        #expect(try work(of: "ola") == 0)
        let absence = Absence(rep: "anna", deputy: "ola", since: .noon, until: .noon + .days(3))
        try bench.store.setAbsence(absence, by: "anna")
        #expect(try [work(of: "anna"), work(of: "ola"), work(of: "tom")] == [1, 1, 0])
        #expect(try bench.store.undo(by: "anna")?.entry.verb == .away)
        #expect(try work(of: "ola") == 0)
        _ = try bench.store.redo(by: "anna")
        #expect(try work(of: "ola") == 1)
        try bench.store.endAbsence(of: "anna", by: "anna")
        bench.clock.now = .noon + .minutes(1)
        #expect(try work(of: "ola") == 0)
        #expect(throws: StoreError.self) { try bench.store.endAbsence(of: "anna", by: "anna") }
        #expect(throws: StoreError.self) {
            try bench.store.setAbsence(
                Absence(rep: "a", deputy: "a", since: .noon, until: .noon + .days(1)), by: "anna")
        }
        let told = try log(bench).prefix(1).map { Sentence.activity($0, customs: Customs()) }
        #expect(told == ["back: anna"])
    }

    // MARK: - Claim and hand over

    @Test("A claim takes only whom nobody owns, and names the owner of another's")
    func claim() throws {
        let bench = try Bench()
        try bench.take(.make(email: "a@x.example"), .make(email: "b@x.example"), .make(email: "c@x.example"))
        let ids = try bench.customers().map(\.id)
        _ = try bench.store.perform(.assign("ola"), on: .customers([ids[0]]), by: "ola")
        let refused = try bench.store.perform(.claim("anna"), on: .customers([ids[0]]), by: "anna")
        #expect(refused.changed == 0 && refused.owner == "ola" && refused.skipped == [.owned: 1])
        let report = try bench.store.perform(.claim("anna"), on: .customers(ids), by: "anna")
        #expect(report.changed == 2 && report.skipped == [.owned: 1] && report.owner == nil)
        #expect(try Set(bench.customers().map(\.owner)) == ["anna", "ola"])
    }

    @Test("A rep's open customers are handed over, those of a filter or all, with one undo")
    func handOver() throws {
        let bench = try Bench()
        try bench.take((0..<5).map { .make(email: "\($0)@x.example", country: $0 < 2 ? "PL" : "US") })
        let ids = try bench.customers().map(\.id).sorted()
        _ = try bench.store.perform(.assign("anna"), on: .customers(Array(ids.dropLast())), by: "anna")
        _ = try bench.store.perform(.setStatus(.won), on: .customers([ids[0]]), by: "anna")
        var filter = Filter()
        filter.owner = .named("anna")
        let change = Change.handOver(from: "anna", to: "ola")
        let all = Target.all(ListQuery(kind: .customers, filter: filter))
        let preview = try bench.store.preview(change, on: all)
        #expect(preview.changed == 3 && preview.skipped == [.closed: 1])
        filter.country = "PL"
        let few = try bench.store.perform(
            change, on: .all(ListQuery(kind: .customers, filter: filter)), by: "boss")
        #expect(few.changed == 1)
        #expect(try bench.store.perform(change, on: all, by: "boss").changed == 2)
        #expect(try bench.store.perform(change, on: .customers(ids), by: "boss").skipped == [.notOwned: 4, .closed: 1])
        #expect(try log(bench).first?.after == "from anna to ola")
        _ = try bench.store.undo(by: "boss")
        #expect(try bench.customers().count { $0.owner == "ola" } == 1)
    }
}

extension Array {
    fileprivate func chunked(by size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
