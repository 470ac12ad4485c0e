import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("However a list is walked, it is the same list")
struct WalkTests {
    /// Rows are looked at one by one, sieved by a set, or sorted; and a walk that finds little begins anew.
    static let ways: [(name: String, limits: Sieve.Limits)] = [
        ("walked", Sieve.Limits(few: -1, misses: .max, customers: 0, walkPerCustomer: .max, rows: 0)),
        ("sieved", Sieve.Limits(readPerLook: 1_000_000, few: -1, walkPerSort: 1_000_000, customers: 1)),
        (
            "sieved by what few have",
            Sieve.Limits(readPerLook: 1, few: -1, walkPerSort: 1_000_000, misses: 3, patience: 0, rows: 1)
        ),
        ("sorted", Sieve.Limits(few: 1_000_000, customers: 6, walkPerCustomer: 1)),
        ("anew", Sieve.Limits(few: -1, misses: 1, patience: 0, rows: 0)),
        ("usual", Sieve.Limits()),
    ]

    @Test("What was found out for one page holds until somebody writes", arguments: 0..<6)
    func kept(way: Int) throws {
        let limits = Self.ways[way].limits
        let bench = try Bench()
        func take(_ numbers: Range<Int>, in country: String) throws {
            try bench.take(
                numbers.map { .make("SPZA-INS|a.b", email: "c\($0)@x.example", name: "Jan N\($0)", country: country) })
        }
        try take(0..<60, in: "PL")
        try take(60..<300, in: "US")
        var polish = Filter()
        polish.country = "PL"
        let reader = try bench.store.makeReader()
        func emails(_ search: String) throws -> Int {
            try Sieve.Limits.$current.withValue(limits) {
                try [LeadModel.Column.name, .received].map { column in
                    let query = ListQuery(
                        kind: .customers, filter: polish, search: search,
                        sort: Sort(column: column, isDescending: false))
                    return try reader.page(query, at: .start, limit: 400).rows.count
                }.max() ?? 0
            }
        }
        #expect(try emails("") == 60)
        #expect(try emails("n29") == 1)
        #expect(try emails("") == 60)
        try take(300..<310, in: "PL")
        #expect(try emails("") == 70)
        #expect(try emails("n30") == 11)
    }

    @Test("Every way gives the rows, the order and the pages of the plain walk", arguments: 1...4)
    func ways(seed: Int) throws {
        let everything = try Everything(seed: seed)
        let reader = try everything.bench.store.makeReader()
        var random = Seeded(seed * 77)
        for _ in 0..<60 {
            let query = try Self.query(&random, everything)
            let plain = try Self.ids(query, reader, Self.ways[0].limits)
            #expect(Set(plain) == Set(try Self.plain(query, everything)), "\(query)")
            for (name, limits) in Self.ways {
                try Sieve.Limits.$current.withValue(limits) {
                    #expect(try Self.ids(query, reader, limits) == plain, "\(name): \(query)")
                    #expect(try reader.count(query) == plain.count, "\(name): \(query)")
                    let limit = Int.random(in: 1...9, using: &random)
                    #expect(try reader.walk(query, forward: true, limit: limit) == plain, "\(name): \(query)")
                    #expect(try reader.walk(query, forward: false, limit: limit) == plain, "\(name): \(query)")
                    try checkPlaces(reader, query, plain, &random)
                }
            }
        }
    }

    static func query(_ random: inout Seeded, _ everything: Everything) throws -> ListQuery {
        let kind: ListQuery.Kind = Bool.random(using: &random) ? .leads : .customers
        let column = Column.defaults(of: kind).randomElement(using: &random) ?? .received
        var filter = Everything.filter(&random)
        filter.excludesCrossListed = Int.random(in: 0...4, using: &random) == 0
        let words = (0..<Int.random(in: 0...2, using: &random)).map { _ in word(&random, everything) }
        return ListQuery(
            kind: kind, filter: filter, search: words.joined(separator: " "),
            sort: Sort(column: column, isDescending: Bool.random(using: &random)))
    }

    /// A piece of what is known of somebody, as it is typed; sometimes nobody has it.
    private static func word(_ random: inout Seeded, _ everything: Everything) -> String {
        let texts = everything.customers.flatMap {
            [$0.person.name, $0.person.email, $0.person.phone, $0.person.company]
        }
        let text = Array((texts.filter { !$0.isEmpty } + ["qq", "próba"]).randomElement(using: &random) ?? "")
        let start = Int.random(in: 0..<text.count, using: &random)
        let piece = String(text[start..<min(start + Int.random(in: 1...7, using: &random), text.count)])
        return Int.random(in: 0...9, using: &random) == 0 ? piece + "x" : piece
    }

    private static func ids(_ query: ListQuery, _ reader: StoreReader, _ limits: Sieve.Limits) throws -> [Int64] {
        try Sieve.Limits.$current.withValue(limits) {
            var ids: [Int64] = []
            try reader.forEach(query) { ids.append($0.id) }
            return ids
        }
    }

    /// By the filter as its documentation reads, and the search's test of every customer.
    private static func plain(_ query: ListQuery, _ everything: Everything) throws -> [Int64] {
        let words = SearchWords(query.search)
        let found = try everything.bench.store.writable().read { db in
            try Set(
                db.rows("SELECT c.id FROM customer c WHERE 1" + words.condition.sql, words.test.values) { $0.int64(0) })
        }
        let filter = query.filter
        let people = Dictionary(everything.customers.map { ($0.id, $0) }) { first, _ in first }
        func passesLead(_ lead: LeadRow) -> Bool {
            filter.passesLead(lead) && !(filter.excludesCrossListed && lead.step == .crossListed)
        }
        guard query.kind == .customers else {
            return everything.leads.filter { lead in
                passesLead(lead) && filter.passes(lead, customer: people[lead.customer])
                    && found.contains(lead.customer)
            }.map(\.id)
        }
        let leads = Dictionary(grouping: everything.leads, by: \.customer)
        return everything.customers.filter { customer in
            found.contains(customer.id) && filter.passesCustomer(customer)
                && (leads[customer.id] ?? []).contains(where: passesLead)
                && (filter.doNotContact == nil || customer.isBlocked == (filter.doNotContact == .only))
        }.map(\.id)
    }

    private func checkPlaces(
        _ reader: StoreReader, _ query: ListQuery, _ plain: [Int64], _ random: inout Seeded
    ) throws {
        guard let place = plain.indices.randomElement(using: &random) else { return }
        let page = try reader.page(query, at: .record(plain[place]), limit: 3)
        #expect(page.rows.map(\.id) == Array(plain[place...].prefix(3)), "\(query)")
        #expect(page.hasMoreBefore == (place > 0) && page.hasMoreAfter == (place + 3 < plain.count), "\(query)")
        guard let first = page.rows.first else { return }
        let again = try reader.page(query, at: .from(first.cursor), limit: 3)
        #expect(again == page, "\(query)")
        let before = try reader.page(query, at: .before(first.cursor), limit: 2)
        #expect(before.rows.map(\.id) == Array(plain[..<place].suffix(2)), "\(query)")
    }

    @Test("Short words, numbers and whole texts find whom the plain test finds", arguments: 1...3)
    func candidates(seed: Int) throws {
        let everything = try Everything(seed: seed)
        var random = Seeded(seed * 13)
        try everything.bench.store.writable().read { db in
            let last = try db.first("SELECT max(id) FROM customer") { $0.int64(0) } ?? 0
            for _ in 0..<200 {
                let words = SearchWords(Self.word(&random, everything) + " " + Self.word(&random, everything))
                if words.isEmpty { continue }
                let plain = try db.rows("SELECT c.id FROM customer c WHERE " + words.test.sql, words.test.values) {
                    $0.int64(0)
                }
                let set = try SearchCandidates(db, words, last: last).set(limit: nil)
                #expect(set.map { plain.allSatisfy($0.contains) } ?? true)
                // Only a word whose letters are all marks has no candidates.
                #expect(set != nil)
            }
        }
    }

    @Test("A set of customers is a set", arguments: 1...5)
    func sets(seed: Int) {
        var random = Seeded(seed)
        func numbers() -> [Int64] { (0..<200).map { _ in Int64.random(in: 0...400, using: &random) } }
        let (first, second) = (numbers(), numbers())
        var (left, right) = (CustomerSet(upTo: 400), CustomerSet(upTo: 400))
        for number in first { left.insert(number) }
        for number in second { #expect(right.insert(number) || second.filter { $0 == number }.count > 1) }
        #expect(left.ids == Set(first).sorted() && left.count == Set(first).count)
        #expect((0...400).allSatisfy { left.contains($0) == first.contains($0) })
        #expect(!left.contains(-1) && !left.contains(1000) && !left.insert(1000))
        left.formIntersection(right)
        #expect(left.ids == Set(first).intersection(second).sorted() && left.count == left.ids.count)
    }
}
