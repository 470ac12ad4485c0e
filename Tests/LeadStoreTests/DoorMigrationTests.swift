import Foundation
import GRDB
import LeadModel
import Testing

@testable import LeadStore

@Suite("A store of version 1 becomes one of version 2 with all it has")
struct DoorMigrationTests {
    @Test("The tables of version 1 are what they were released as, to the byte")
    func unchanged() {
        let digest = LeadIdentity.digest(unreadable: Array(Migrations.versions[0].utf8), kind: [])
        #expect(Image.hex(digest.bytes) == "fd4ff32c50dd6cf93bb5f66ef739e25f")
    }

    /// A store as version 1 left it, with customers, work and an import that was undone.
    private func old() throws -> (directory: URL, path: String) {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("old-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let path = directory.appendingPathComponent("leads.db").path
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: Migrations.versions[0])
            try db.execute(sql: "PRAGMA application_id = \(Migrations.applicationID); PRAGMA user_version = 1")
            try db.execute(sql: Self.content)
        }
        return (directory, path)
    }

    /// Two leads of one customer, an archived one, and all that belongs to them.
    private static let content = """
        INSERT INTO activity(id, at, who, verb, count) VALUES (1, 1795300000000, 'anna', 'import', 0);
        INSERT INTO activity(id, at, who, verb, count) VALUES (2, 1795300000001, 'anna', 'import', 0);
        INSERT INTO activity(id, at, who, verb, count, about) VALUES (3, 1795300000002, 'anna', 'undo', 1, 2);
        INSERT INTO import VALUES (1, 0, 1, 0, 1), (2, 0, 0, 1, 1);
        INSERT INTO file(id, activity_id, name, format, header, read, new, first_lead, last_lead)
            VALUES (1, 1, 'old.csv', 'azure-table-csv', x'', 2, 2, 1, 2), (2, 2, 'undone.csv', 'other-csv', x'', 1, 1, 3, 3);
        INSERT INTO origin VALUES (1, 'SPZA', 'PLT', 0, 3);
        INSERT INTO offer VALUES (1, 'contoso.backup', '', '', 0);
        INSERT INTO customer(id, email_key, first_name, last_name, full_name, email, phone, company, title, country,
            city, country_code, name_sort, company_sort, reach, is_unidentified, steps, lead_count, first_lead_at,
            last_lead_at, last_origin_id, own_at, own_origin_id, own_offer_id)
            VALUES (1, 'jan@contoso.example', 'Jan', '', '', 'jan@contoso.example', '', '', '', '', '', '', 'jan', '',
            '', 0, 8, 2, 1795341600000, 1795345200000, 1, 1795345200000, 1, 1);
        INSERT INTO payload VALUES (1, 2, x'31'), (2, 3, x'32'), (3, 2, x'33');
        INSERT INTO lead VALUES
            (1, x'000102030405060708090A0B0C0D0E0F', 1, 1, 1, 1795341600000, 1795341600000, 1, 0, 0, 1, '', '', '', 0, NULL),
            (2, x'010102030405060708090A0B0C0D0E0F', 1, 1, 1, 1795345200000, 1795345200000, 1, 0, 1, 1, '', '', '', 0, NULL);
        INSERT INTO archived_lead VALUES
            (3, x'020102030405060708090A0B0C0D0E0F', 1, 1, 1, 1795345200000, 1795345200000, 1, 0, 1, 2, '', '', '', 0,
            'Jan');
        INSERT INTO funnel_day VALUES (0, 1, 0, \(FunnelCounts.allDays), 2), (0, 1, 0, 20779, 2),
            (1, 1, 0, \(FunnelCounts.allDays), 2), (1, 1, 0, 20779, 2);
        INSERT INTO offer_people VALUES (1, 8, 1);
        """

    @Test("Leads, archive and log stay, can be undone and done again, and doors can be used")
    func migrated() throws {
        let (directory, path) = try old()
        defer { try? FileManager.default.removeItem(at: directory) }
        let store = try LeadStore(path: path, clock: { .noon }, zone: .utc)
        let reader = try store.makeReader()
        #expect(try reader.statistics(checksIntegrity: true).damages == [])
        #expect(try reader.statistics().version == Migrations.current)
        #expect(try leads(reader) == [1, 2])
        #expect(try reader.doors().isEmpty)
        #expect(try store.redo(by: "anna", activity: 2)?.isRedo == true)
        #expect(try leads(reader) == [1, 2, 3])
        #expect(try store.undo(by: "anna", activity: 1) != nil)
        #expect(try leads(reader) == [3])
        #expect(try store.redo(by: "anna", activity: 1) != nil)
        #expect(try leads(reader) == [1, 2, 3])
        // A key of the table that is not the lead's own is another lead; the endpoint's may be the same.
        let pull = try store.beginImport(by: "sync", door: Bench.table)
        try pull.add(.make(email: "jan@contoso.example", at: .noon - .hours(1), key: "new"))
        #expect(try pull.finish().new == 1)
        let delivery = EndpointIntake.Delivery(
            items: [
                .lead(PreparedLead(.make(email: "jan@contoso.example", at: .noon - .hours(1))), format: "endpoint-json")
            ], receivedAt: .noon)
        #expect(try store.makeEndpointIntake(by: "serve").accept([delivery])[0].known == 1)
        #expect(try reader.statistics(checksIntegrity: true).damages == [])
    }

    private func leads(_ reader: StoreReader) throws -> [Int64] {
        var ids: [Int64] = []
        try reader.forEach(ListQuery(kind: .leads)) { ids.append($0.id) }
        return ids.sorted()
    }

    @Test("Who only reads an old store brings it up to date; where he may not, he is told what to do")
    func readOnly() throws {
        let (directory, path) = try old()
        defer { try? FileManager.default.removeItem(at: directory) }
        let error = #expect(throws: StoreError.self) {
            try StoreReader(
                path: path, rules: .documentation2018, targets: .standard(.utc), clock: { .noon }, zone: .utc,
                cacheKilobytes: 1_000)
        }
        #expect(error?.kind == .older)
        // A dry run has a copy of its own, which may be brought up to date.
        let copy = try Writer(copyOf: path, cacheKilobytes: 1000)
        #expect(try copy.read { try $0.first("PRAGMA user_version") { $0.int(0) } } == Migrations.current)
        #expect(try version(path) == 1)
        let store = try LeadStore(path: path, mode: .readOnly, clock: { .noon }, zone: .utc)
        #expect(try leads(store.makeReader()) == [1, 2])
        #expect(try version(path) == Migrations.current)
    }

    private func version(_ path: String) throws -> Int? {
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }
}
