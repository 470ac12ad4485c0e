import Foundation
import GRDB
import LeadModel
import Testing

@testable import LeadStore

@Suite("A large import puts the lists' indexes away and makes them anew")
struct BulkTests {
    private static func draft(_ number: Int) -> LeadDraft {
        .make(
            number.isMultiple(of: 9) ? "SPZA-DNC|a.c" : "SPZA-PLT|a.b", email: "c\(number * 2 / 3)@x.example",
            name: "Jan N\(number * 2 / 3)", company: "Contoso \(number % 50)", at: .noon - .minutes(Int64(number)))
    }

    /// An import that has begun in bulk and has committed so many leads.
    private func begun(_ store: LeadStore, _ count: Int, from first: Int = 0) throws -> Import {
        let job = try store.beginImport(by: "anna", bytes: 100_000_000)
        try job.beginFile(name: "big.csv", format: "test")
        for number in first..<first + count { try job.add(Self.draft(number)) }
        try job.commitBatch()
        return job
    }

    private func missing(_ bench: Bench) throws -> Int {
        try bench.store.writable().read { try Bulk.missingIndexes($0).count }
    }

    private func orders(_ bench: Bench) throws -> [[Int64]] {
        let reader = try bench.store.makeReader()
        return try [ListQuery.Kind.leads, .customers, .queue].flatMap { kind in
            try [LeadModel.Column.received, .name, .company, .status, .stage, .offer, .step].map { column in
                let query = ListQuery(kind: kind, sort: Sort(column: column, isDescending: true))
                let page = try reader.page(query, at: .start, limit: 40)
                let last = try #require(page.rows.last)
                let next = try reader.page(query, at: .after(last.cursor), limit: 40)
                return (page.rows + next.rows).map(\.id) + [Int64(try reader.count(query))]
            }
        }
    }

    private func logBytes(_ bench: Bench) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: bench.store.path + "-wal")
        return try #require(attributes[.size] as? Int)
    }

    @Test("At its end the write-ahead log is empty; where somebody reads just then, nobody waits for him")
    func emptyLog() throws {
        let bench = try Bench()
        try begun(bench.store, 2000).finish()
        #expect(try logBytes(bench) == 0)
        let job = try begun(bench.store, 2000, from: 2000)
        try DatabaseQueue(path: bench.store.path).inDatabase { db in
            try db.inTransaction(.deferred) {
                let before = try Int.fetchOne(db, sql: "SELECT count(*) FROM lead")
                try job.finish()
                #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM lead") == before)
                return .commit
            }
        }
        #expect(try logBytes(bench) > 0)
        #expect(try bench.leads().count == 4000)
    }

    @Test("While it goes on, others find, list and change everything; afterwards all is as it was")
    func meanwhile() throws {
        let bench = try Bench()
        let job = try begun(bench.store, 12_000)
        #expect(try missing(bench) == Schema.bulkIndexes.count + 1)
        let during = try orders(bench)
        #expect(try bench.customers(search: "n7999").map(\.person.email) == ["c7999@x.example"])
        let target = Target.customers([try #require(bench.customers(search: "n7999").first?.id)])
        #expect(try bench.store.perform(.addNote("Bitte zurückrufen"), on: target, by: "ben").changed == 1)
        #expect(try bench.customers(search: "zuruckrufen").count == 1)
        #expect(try bench.store.perform(.setStatus(.won), on: .all(ListQuery(kind: .queue)), by: "ben").changed > 0)
        #expect(try bench.store.undo(by: "ben") != nil)
        #expect(try missing(bench) == Schema.currentListIndexes.count + 1)
        try job.finish()
        #expect(try missing(bench) == 0)
        #expect(try orders(bench) == during)
        #expect(try bench.customers(search: "n7999").count == 1)
        #expect(try bench.store.makeReader().statistics(checksIntegrity: true).damages == [])
    }

    @Test("What a killed import left undone is done when the store is opened next")
    func killed() throws {
        let bench = try Bench()
        let job = try begun(bench.store, 6000)
        // The system lets go of a dead process's locks, and nothing else happens.
        _ = Unmanaged.passRetained(job)
        job.letGoOfLocks()
        #expect(try missing(bench) > 0)
        let again = try LeadStore(path: bench.store.path, clock: { .noon }, zone: .utc)
        #expect(try missing(bench) == 0)
        let outdated = try again.writable().read { db in try db.rows(SearchIndex.outdated) { $0.int64(0) } }
        #expect(outdated.isEmpty)
        #expect(try bench.customers(search: "n3999").count == 1)
        let report = try bench.take((0..<6000).map(Self.draft))
        #expect((report.new, report.duplicates) == (0, 6000))
    }

    @Test("An import that is stopped leaves the indexes as they should be")
    func stopped() throws {
        let bench = try Bench()
        do {
            let job = try begun(bench.store, 6000)
            try job.add(Self.draft(6001))
            job.cancel()
        }
        #expect(try missing(bench) == 0)
        #expect(try bench.leads().count == 6000)
    }

    /// What the search's index has, by its threes of letters.
    private func entries(_ bench: Bench) throws -> [String] {
        try bench.store.writable().read { db in
            try db.execute(
                sql: "CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry USING fts5vocab(main, customer_text, instance)")
            return try db.rows(
                "SELECT term || ' ' || count(*) || ' ' || sum(doc) FROM temp.entry GROUP BY term ORDER BY term"
            ) { $0.text(0) }
        }
    }

    @Test("The search's index made beside the store is the one made within it", arguments: [false, true])
    func searchDraft(isWrittenMeanwhile: Bool) throws {
        let bench = try Bench()
        let job = try begun(bench.store, 6000)
        let writer = try Writer(path: bench.store.path)
        let draft = try #require(try SearchDraft.begin(writer))
        let target = Target.customers([try #require(bench.customers(search: "n3999").first?.id)])
        if isWrittenMeanwhile {
            #expect(try bench.store.perform(.addNote("Bitte"), on: target, by: "ben").changed == 1)
        }
        try draft.finish()
        let left = try writer.read { db in try db.rows(SearchIndex.outdated) { $0.int64(0) }.count }
        #expect((left > 0) == isWrittenMeanwhile)
        try job.finish()
        if !isWrittenMeanwhile {
            #expect(try bench.store.perform(.addNote("Bitte"), on: target, by: "ben").changed == 1)
        }
        let plain = try Bench()
        try plain.take((0..<6000).map(Self.draft))
        #expect(try plain.store.perform(.addNote("Bitte"), on: target, by: "ben").changed == 1)
        try plain.store.writable().write { db in while try !SearchIndex.update(db) {} }
        #expect(try entries(bench) == entries(plain))
        #expect(try bench.store.makeReader().statistics(checksIntegrity: true).damages == [])
    }

    @Test("Of two large imports at once the last to end makes the indexes")
    func two() throws {
        let bench = try Bench()
        let first = try begun(bench.store, 6000)
        let other = try begun(bench.store, 8000, from: 6000)
        try first.finish()
        #expect(try missing(bench) > 0)
        try other.finish()
        #expect(try missing(bench) == 0)
        #expect(try bench.leads().count == 14_000)
    }

    @Test("Pieces without a person find their company while its index is away")
    func companies() throws {
        let bench = try Bench()
        let job = try begun(bench.store, 6000)
        for hour in 1...3 {
            try job.add(.make("SPZA-INS|a.b", company: "Fabrikam", country: "PL", at: .noon - .hours(Int64(hour))))
        }
        try job.finish()
        #expect(try bench.customers(search: "fabrikam").map(\.leads) == [3])
        #expect(try missing(bench) == 0)
    }

    @Test("Reading the same again puts nothing away")
    func again() throws {
        let bench = try Bench()
        try begun(bench.store, 6000).finish()
        let job = try begun(bench.store, 6000)
        #expect(try missing(bench) == 0)
        #expect(try job.finish().duplicates == 6000)
    }
}
