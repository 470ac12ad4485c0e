import GRDB
import LeadModel
import Testing

@testable import LeadStore

@Suite("A store of version 3 becomes one of version 4 with all it has")
struct SalesMigrationTests {
    /// A customer with two follow-ups: one that anna did for ola, and one from another store.
    private static let content = """
        INSERT INTO customer(id, first_name, last_name, full_name, email, phone, company, title, country, city,
            country_code, name_sort, company_sort, reach, is_unidentified)
            VALUES (1, 'Jan', '', '', '', '', '', '', '', '', '', 'jan', '', '', 0);
        INSERT INTO follow_up(id, uid, customer_id, due_at, channel, note, owner, created_at, done_at, outcome) VALUES
            (1, 'a', 1, 5, 'email', 'first', 'ola', 1, 6, 'reached'),
            (2, 'b', 1, 5, 'any', '', 'piotr', 1, 7, 'noAnswer');
        INSERT INTO activity(id, at, who, verb, customer_id, count) VALUES (1, 6, 'anna', 'followUpDone', 1, 1);
        INSERT INTO change VALUES (1, 0, 1, 'follow_up', 1, '{"done_at":null,"outcome":null}',
            '{"done_at":6,"outcome":"reached"}');
        """

    private func migrated(_ check: (LeadStore, DatabaseQueue) throws -> Void) throws {
        try OldStore.open(version: 3, content: Self.content, check)
    }

    @Test("A follow-up that was done says who did it: whom the log names, or else its owner")
    func doneBy() throws {
        try migrated { _, queue in
            let done = try queue.read { try String.fetchAll($0, sql: "SELECT done_by FROM follow_up ORDER BY id") }
            #expect(done == ["anna", "piotr"])
        }
    }

    @Test("What was changed before can still be undone, and the log stays append-only")
    func log() throws {
        try migrated { store, queue in
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: "DELETE FROM change") } }
            #expect(try store.undo(by: "anna", activity: nil)?.entry.id == 1)
            let open = try queue.read { try Int64.fetchAll($0, sql: "SELECT id FROM follow_up WHERE done_at IS NULL") }
            #expect(open == [1])
        }
    }
}
