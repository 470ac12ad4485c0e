import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("Leads are counted by country beside them")
struct CountryCountsTests {
    @Test("After changes, undo and redo the counts are those of a new count", arguments: 1...4)
    func kept(seed: Int) throws {
        let everything = try Everything(seed: seed)
        let store = everything.bench.store
        try compare(store)
        var random = Seeded(seed)
        for _ in 0..<12 {
            let ids = try everything.bench.customers().map(\.id).shuffled(using: &random)
            let lead = try everything.bench.leads().randomElement(using: &random)
            switch Int.random(in: 0...4, using: &random) {
            case 0: _ = try store.perform(.merge(into: ids[0]), on: .customers(Array(ids.prefix(3))), by: "anna")
            case 1:
                guard let lead else { continue }
                _ = try store.perform(.split(leads: [lead.id]), on: .customers([lead.customer]), by: "anna")
            case 2: _ = try store.undo(by: "anna")
            case 3: _ = try store.redo(by: "anna")
            default: try everything.bench.take(Drafts.random(20, &random))
            }
            try compare(store)
        }
    }

    private func compare(_ store: LeadStore) throws {
        try store.writable().write { db in
            func counts() throws -> [String] {
                try db.rows("SELECT * FROM funnel_country WHERE leads <> 0 ORDER BY 1, 2, 3, 4, 5") { $0.image().json }
                    + people()
            }
            func people() throws -> [String] {
                try db.rows("SELECT * FROM country_people WHERE customers <> 0 ORDER BY 1, 2") { $0.image().json }
            }
            #expect(try CountryCounts.areKept(db))
            let kept = try counts()
            try CountryCounts.make(db)
            #expect(try counts() == kept)
            let total = try db.first("SELECT sum(leads) FROM funnel_country WHERE offer_id = 0 AND day < 0") {
                $0.int(0)
            }
            #expect(try total == db.first("SELECT count(*) FROM lead") { $0.int(0) })
            let plain = try db.rows(
                """
                SELECT country_code AS country, steps, count(*) AS customers FROM customer
                WHERE merged_into IS NULL AND is_test = 0 GROUP BY 1, 2 ORDER BY 1, 2
                """
            ) { $0.image().json }
            #expect(try people() == plain)
        }
    }
}
