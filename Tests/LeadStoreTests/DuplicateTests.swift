import GRDB
import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("Customers who look like one person")
struct DuplicateTests {
    /// People whose names, phones, companies and addresses are alike in every way.
    private static func drafts(_ count: Int, _ random: inout Seeded) -> [LeadDraft] {
        (0..<count).map { number in
            func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }
            let local = pick([
                "jan.kowalski", "jan.kowalsky", "jankowalski", "anna.nowak", "sales1", "sales2", "info", "",
            ])
            let domain = pick(["contoso.example", "cotnoso.example", "contosso.example", "fabrikam.example"])
            let email = local.isEmpty ? "" : slip(local, &random) + "@" + domain
            return LeadDraft.make(
                pick(["SPZA-PLT|pub.a", "SPZA-DNC|pub.b", "AzureMarketplace-INS|pub.a"]), email: email,
                name: pick(["Jan Kowalski", "Jan Kowalsky", "Anna Nowak", "José Núñez", ""]),
                company: pick(["Contoso", "Fabrikam", ""]),
                phone: pick([
                    "", "", "+48 600 100 200", "0048 600 100 200", "+48 (0)22 555 0100", "600 300 40\(number % 9)",
                ]),
                country: pick(["PL", "US", ""]))
        }
    }

    private static func slip(_ text: String, _ random: inout Seeded) -> String {
        var letters = Array(text)
        let place = Int.random(in: 0..<letters.count - 1, using: &random)
        switch Int.random(in: 0...5, using: &random) {
        case 0: letters.remove(at: place)
        case 1: letters.insert("abk.17".randomElement(using: &random) ?? "x", at: place)
        case 2: letters.swapAt(place, place + 1)
        case 3: letters[place] = "zé9".randomElement(using: &random) ?? "x"
        default: break
        }
        return String(letters)
    }

    private struct Plain: Hashable {
        var key: DuplicatePair.Key
        var likeness: Likeness
    }

    /// All compared with all.
    private func plain(_ bench: Bench, wanted: (CustomerRow) -> Bool = { _ in true }) throws -> Set<Plain> {
        let rows = try bench.customers()
        let traits = rows.map { Likeness.Traits($0.person) }
        let setAside = try bench.store.writable().read { db in
            try db.rows("SELECT low, high FROM set_aside") { DuplicatePair.Key($0.int64(0), $0.int64(1)) }
        }
        var found: Set<Plain> = []
        for one in rows.indices {
            for other in rows.indices.dropFirst(one + 1) {
                guard let likeness = Likeness(traits[one], traits[other]) else { continue }
                let ofPhone = traits.count { $0.phone == traits[one].phone }
                if likeness.reasons == [.samePhone], ofPhone > AlikeCustomers.mostOfOnePhone { continue }
                let key = DuplicatePair.Key(rows[one].id, rows[other].id)
                guard !setAside.contains(key), wanted(rows[one]) || wanted(rows[other]) else { continue }
                found.insert(Plain(key: key, likeness: likeness))
            }
        }
        return found
    }

    private func found(_ duplicates: Duplicates) -> Set<Plain> {
        Set(duplicates.pairs.map { Plain(key: $0.key, likeness: $0.likeness) })
    }

    @Test("All pairs are found, each once, that comparing all with all finds", arguments: 1...20)
    func agreement(seed: Int) throws {
        var random = Seeded(seed)
        let bench = try Bench()
        try bench.take(Self.drafts(60, &random))
        var limits = Repeats.Limits()
        if seed.isMultiple(of: 2) { (limits.numbers, limits.entries, limits.placesPerNumber) = (300, 40, 2) }
        try Repeats.Limits.$current.withValue(limits) {
            let reader = try bench.store.makeReader()
            let all = try reader.duplicates(limit: 100_000)
            let expected = try plain(bench)
            #expect(found(all) == expected)
            #expect(all.count == expected.count)
            #expect(all.pairs.count == expected.count)
            #expect(!expected.isEmpty)
            #expect(all.pairs.map(\.likeness.score) == all.pairs.map(\.likeness.score).sorted(by: >))
            #expect(try reader.duplicates(limit: 3).pairs == Array(all.pairs.prefix(3)))
            var filter = Filter()
            filter.country = "PL"
            let narrowed = try reader.duplicates(in: ListQuery(kind: .customers, filter: filter), limit: 100_000)
            #expect(try found(narrowed) == plain(bench) { $0.country == "PL" })
        }
    }

    @Test("Whoever looks like one customer is found by the indexes alone", arguments: 1...12)
    func one(seed: Int) throws {
        var random = Seeded(seed)
        let bench = try Bench()
        try bench.take(Self.drafts(60, &random))
        let expected = try plain(bench)
        let reader = try bench.store.makeReader()
        for customer in try bench.customers().map(\.id) {
            let own = try reader.duplicates(of: customer)
            #expect(found(own) == expected.filter { $0.key.holds(customer) })
        }
    }

    @Test("Merged, set aside and test customers are never suggested, and both can be undone")
    func gone() throws {
        let bench = try Bench()
        try bench.take(
            .make(email: "jan.kowalski@contoso.example", name: "Jan Kowalski"),
            .make(email: "jan.kowalski@cotnoso.example", name: "Jan Kowalski"),
            .make(email: "jan.kowalsky@contoso.example", name: "Jan Kowalsky"),
            .make(
                email: "MSFT_TEST_636573304831318844@test.com", name: "MSFT_TEST_636573304831318844"),
            .make(email: "MSFT_TEST_63657330483131884@test.com", name: "MSFT_TEST_63657330483131884"))
        func pairs() throws -> [DuplicatePair] { try bench.store.makeReader().duplicates(limit: 100).pairs }
        let first = try pairs()
        #expect(first.count == 2)
        let pair = try #require(first.first)
        let report = try bench.store.perform(
            .setAside(from: pair.stays.id), on: .customers([pair.stays.id, pair.goes.id]), by: "anna")
        #expect(report.changed == 1)
        #expect(try pairs() == Array(first.dropFirst()))
        let again = try bench.store.perform(
            .setAside(from: pair.goes.id), on: .customers([pair.stays.id, pair.goes.id]), by: "anna")
        #expect(again.changed == 0 && again.skipped[.unchanged] == 2)
        #expect(try bench.store.undo(by: "anna")?.entry.verb == .setAside)
        #expect(try pairs() == first)
        _ = try bench.store.perform(
            .merge(into: pair.stays.id), on: .customers([pair.stays.id, pair.goes.id]), by: "anna")
        #expect(try pairs().allSatisfy { !$0.key.holds(pair.goes.id) })
        _ = try bench.store.undo(by: "anna")
        #expect(Set(try pairs().map(\.key)) == Set(first.map(\.key)))
    }

    @Test("Two who are not one stay two when one of them becomes a third")
    func setAsideFollowsMerge() throws {
        let bench = try Bench()
        try bench.take(
            .make(email: "a@a.example", name: "Jan Kowalski", company: "Contoso", country: "PL"),
            .make(email: "b@b.example", name: "Jan Kowalski", company: "Contoso", country: "US"),
            .make(email: "c@c.example", name: "Jan Kowalski", company: "Contoso", country: "DE"))
        let ids = try bench.customers().map(\.id).sorted()
        _ = try bench.store.perform(.setAside(from: ids[0]), on: .customers([ids[0], ids[1]]), by: "anna")
        _ = try bench.store.perform(.merge(into: ids[2]), on: .customers([ids[1], ids[2]]), by: "anna")
        #expect(try bench.store.makeReader().duplicates(limit: 9).count == 0)
    }

    @Test("A phone of many is a switchboard, and of very many namesakes each stands beside the oldest")
    func many() throws {
        let bench = try Bench()
        try bench.take((0..<9).map { .make(email: "x\($0)@a.example", name: "Name \($0)x", phone: "+48 600 100 200") })
        #expect(try bench.store.makeReader().duplicates(limit: 100).count == 0)
        try bench.take((0..<50).map { .make(email: "y\($0)@b.example", name: "Jan Kowalski", company: "Contoso") })
        let all = try bench.store.makeReader().duplicates(limit: 100)
        #expect(all.count == 49)
        #expect(Set(all.pairs.map(\.key.low)).count == 1)
    }

    @Test("A pair side by side says what will hold for both, and after the merge it does", arguments: 1...10)
    func rule(seed: Int) throws {
        var random = Seeded(seed)
        let bench = try Bench()
        try bench.take(Self.drafts(30, &random))
        let ids = try bench.customers().map(\.id).shuffled(using: &random)
        _ = try bench.store.perform(
            .flagDoNotContact(offer: seed.isMultiple(of: 2) ? "pub.a" : nil, reason: "asked"), on: .customers([ids[0]]),
            by: "anna")
        let pair = try #require(try bench.store.makeReader().compared(ids[0], ids[1]))
        #expect(!pair.merged.blocks.isEmpty)
        _ = try bench.store.perform(.merge(into: ids[1]), on: .customers([ids[0], ids[1]]), by: "anna")
        #expect(
            try bench.store.makeReader().customer(ids[1])?.rule.blocks.map(\.reason) == pair.merged.blocks.map(\.reason)
        )
        #expect(try bench.store.makeReader().customer(ids[1])?.rule.isBlocked == pair.merged.isBlocked)
        #expect(try bench.store.makeReader().compared(ids[0], ids[1]) == nil)
    }
}
