import Foundation
import GRDB
import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("A store is opened only where it may be, and nothing else is harmed")
struct OpeningTests {
    private let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
    }

    private func directory() throws -> URL {
        let url = sandbox.directory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    private func open(_ path: String, _ mode: LeadStore.Mode = .readWrite) throws -> LeadStore {
        try LeadStore(path: path, mode: mode, clock: { .noon }, zone: .utc)
    }

    /// Why something is refused.
    private func refusal(_ body: () throws -> Void) -> StoreError.Kind? {
        do {
            try body()
            return nil
        } catch { return (error as? StoreError)?.kind }
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }

    @Test("Whoever opens an older store can say so first, and of no other")
    func older() throws {
        let path = try directory().appendingPathComponent("leads.db").path
        #expect(!LeadStore.isToBeBroughtUpToDate(path))
        try DatabaseQueue(path: path).inDatabase { db in
            try db.execute(sql: Migrations.versions[0])
            try db.execute(sql: "PRAGMA application_id = \(Migrations.applicationID); PRAGMA user_version = 1")
        }
        #expect(LeadStore.isToBeBroughtUpToDate(path))
        _ = try open(path)
        #expect(!LeadStore.isToBeBroughtUpToDate(path))
    }

    @Test("A new store is of the newest version that there is")
    func newest() {
        #expect(Migrations.current == Migrations.versions.count)
    }

    @Test("A new store has pages of 8 KB, and one that is there keeps those it has", arguments: [nil, 4096, 16384])
    func pages(former: Int?) throws {
        let path = try directory().appendingPathComponent("leads.db").path
        if let former {
            try DatabaseQueue(path: path).inDatabase { db in
                try db.execute(sql: "PRAGMA page_size = \(former)")
                try db.execute(sql: Migrations.versions[0])
                try db.execute(sql: "PRAGMA application_id = \(Migrations.applicationID); PRAGMA user_version = 1")
            }
        }
        _ = try open(path)
        let found = try DatabaseQueue(path: path).inDatabase { try Int.fetchOne($0, sql: "PRAGMA page_size") }
        #expect(found == former ?? 8192)
    }

    @Test("Rule 9: the store and all files beside it are their owner's alone")
    func permissions() throws {
        let path = try directory().appendingPathComponent("new/deep/leads.db").path
        let store = try open(path)
        let job = try store.beginImport(by: "anna")
        try job.add(.make(email: "jan@contoso.example"))
        try job.finish()
        for suffix in ["", "-wal", "-shm", "-lock"] { #expect(try mode(path + suffix) == 0o600, "\(suffix)") }
        #expect(try mode(URL(fileURLWithPath: path).deletingLastPathComponent().path) == 0o700)
    }

    @Test("A store of a newer leadtop is refused and stays the same to the byte")
    func newer() throws {
        let path = try directory().appendingPathComponent("leads.db").path
        _ = try open(path)
        try DatabaseQueue(path: path).writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)")
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        for mode in [LeadStore.Mode.readWrite, .readOnly] {
            let error = #expect(throws: StoreError.self) { _ = try open(path, mode).makeReader() }
            #expect(error?.kind == .newer)
            #expect(error?.message.contains("99") == true)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test(
        "What is no lead store is refused and stays the same to the byte",
        arguments: ["", "hello", String(repeating: "SQLite format 4\0", count: 50)])
    func notADatabase(text: String) throws {
        let path = try directory().appendingPathComponent("leads.db").path
        let bytes = Data((text.isEmpty ? "x" : text).utf8)
        try bytes.write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StoreError.self) { try open(path) }
        #expect(error?.kind == .notADatabase)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }

    @Test("Another program's SQLite database is refused, with and without a mark of its own", arguments: [0, 77])
    func foreignDatabase(mark: Int) throws {
        let path = try directory().appendingPathComponent("leads.db").path
        try DatabaseQueue(path: path).write { db in
            try db.execute(sql: "CREATE TABLE t(x); PRAGMA application_id = \(mark)")
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(refusal { _ = try open(path) } == .notADatabase)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("A directory, a missing file and a directory that can't be made each say so")
    func places() throws {
        let place = try directory()
        #expect(refusal { _ = try open(place.path) } == .notADatabase)
        let missing = place.appendingPathComponent("none.db").path
        #expect(refusal { _ = try open(missing, .readOnly) } == .missing)
        #expect(!FileManager.default.fileExists(atPath: missing))
        let file = place.appendingPathComponent("file")
        try Data("x".utf8).write(to: file)
        #expect(refusal { _ = try open(file.appendingPathComponent("a/leads.db").path) } == .noDirectory)
    }

    @Test("A store opened for reading refuses to be changed, and leaves no trace")
    func readOnly() throws {
        let place = try directory()
        let path = place.appendingPathComponent("leads.db").path
        do {
            let job = try open(path).beginImport(by: "anna")
            try job.add(.make(email: "jan@contoso.example"))
            try job.finish()
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let store = try open(path, .readOnly)
        let reader = try store.makeReader()
        #expect(try reader.count(ListQuery(kind: .leads)) == 1)
        let target = Target.all(ListQuery(kind: .customers))
        #expect(refusal { _ = try store.perform(.setStatus(.won), on: target, by: "anna") } == .readOnly)
        #expect(refusal { _ = try store.beginImport(by: "anna") } == .readOnly)
        #expect(refusal { _ = try store.undo(by: "anna") } == .readOnly)
        #expect(try store.preview(.setStatus(.won), on: target).changed == 1)
        let dry = try store.beginImport(by: "anna", dryRun: true)
        try dry.add(.make(email: "ola@contoso.example"))
        #expect(try dry.finish().new == 1)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("A full disk keeps nothing of the batch, says so, and harms nothing")
    func full() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let before = try bench.dump()
        let error = #expect(throws: StoreError.self) {
            try bench.store.writable().write { db in
                // What a disk without room does to SQLite, in one transaction with a write of many leads.
                let pages = try db.first("PRAGMA page_count") { $0.int(0) } ?? 0
                try db.execute(sql: "PRAGMA max_page_count = \(pages + 5)")
                try Import.makeTables(db)
                var batch = try Batch(
                    db, place: Import.Place(), report: ImportReport(), who: "anna", verb: .import, now: .noon)
                for number in 0..<2000 { try batch.take(.lead(PreparedLead(.make(email: "c\(number)@x.example")))) }
            }
        }
        #expect(error?.kind == .full || error?.kind == .failed)
        #expect(try difference(before, bench.dump()) == [])
        #expect(try bench.store.makeReader().statistics(checksIntegrity: true).damages == [])
    }

    @Test("No error holds a person's data")
    func privacy() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example", name: "Jan Kowalski"))
        let error = #expect(throws: StoreError.self) {
            try bench.store.writable().write { db in
                try db.run("INSERT INTO note(customer_id, at, who, text) VALUES (99, 1, 'x', ?)", .text("Jan Kowalski"))
            }
        }
        #expect(error.map { "\($0)".contains("Kowalski") } == false)
    }

    @Test("The archive's tables have the columns of those they archive")
    func archives() throws {
        let bench = try Bench()
        try bench.store.writable().read { db in
            for table in ["lead", "customer"] {
                func columns(_ table: String) throws -> [String] {
                    try db.rows("SELECT name FROM pragma_table_info('\(table)') ORDER BY cid") { $0.text(0) }
                }
                let (live, archived) = (try columns(table), try columns("archived_" + table))
                #expect(live == archived)
            }
        }
    }
}
