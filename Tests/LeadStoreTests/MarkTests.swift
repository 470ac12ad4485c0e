import GRDB
import LeadModel
import Testing

@testable import LeadStore

@Suite("Test leads share an origin and keep their own marks")
struct MarkTests {
    private static let words = [
        "MSFT_TEST_1-MSFT_TEST_1|pub.a", "MSFT_TEST_2-MSFT_TEST_2|pub.a", "MSFT_TEST_3-INS|pub.b", "MSFT_TEST_4",
        "MSFT_TEST_5-dup-MSFT_TEST_6|pub.b",
    ]

    private func taken() throws -> Bench {
        let bench = try Bench()
        try bench.take(Self.words.map { .make($0) } + [.make("SPZA-PLT|pub.a", email: "jan@contoso.example")])
        return bench
    }

    private func words(_ bench: Bench) throws -> [String] {
        try bench.leads(.withTests).map { row in
            var wire = row.source.wire
            if row.action != .other("") { wire += "-" + row.action.wire }
            return wire
        }.sorted()
    }

    private func exported(_ bench: Bench) throws -> Set<String> {
        var words: Set<String> = []
        try bench.store.makeReader().exportRecords(.withTests) { _, leads in
            words.formUnion(leads.map(\.leadSource.wire))
        }
        return words
    }

    @Test("However many marks there are, origins stay few")
    func few() throws {
        let bench = try taken()
        try bench.take((10..<60).map { .make("MSFT_TEST_\($0)-MSFT_TEST_\($0)|pub.a") })
        let origins = try bench.store.writable().read { try $0.rows("SELECT source FROM origin") { $0.text(0) } }
        #expect(origins.sorted() == ["MSFT_TEST", "MSFT_TEST", "MSFT_TEST", "MSFT_TEST", "SPZA"])
        let cells = try bench.store.makeReader().funnel(.withTests, customers: true, weeksEnding: .noon).cells
        #expect(cells.first { $0.action == .other("MSFT_TEST") }?.leads == 53)
    }

    @Test("Lists and exports say what each lead said, also after its import was undone and done again")
    func exact() throws {
        let bench = try taken()
        let shown = [
            "MSFT_TEST_1-MSFT_TEST_1", "MSFT_TEST_2-MSFT_TEST_2", "MSFT_TEST_3-INS", "MSFT_TEST_4",
            "MSFT_TEST_5-MSFT_TEST_6", "SPZA-PLT",
        ]
        #expect(try words(bench) == shown)
        #expect(try exported(bench) == Set(Self.words + ["SPZA-PLT|pub.a"]))
        _ = try bench.store.undo(by: "anna")
        #expect(try words(bench).isEmpty)
        _ = try bench.store.redo(by: "anna")
        #expect(try words(bench) == shown)
        #expect(try exported(bench) == Set(Self.words + ["SPZA-PLT|pub.a"]))
    }

    @Test("A filter by one mark finds test leads")
    func filtered() throws {
        var filter = Filter.withTests
        filter.source = .other("MSFT_TEST_2")
        filter.action = .other("msft_test")
        #expect(try taken().leads(filter).count == 3)
    }
}

@Suite("A store of version 4 becomes one of version 5 with all it has")
struct PeopleMigrationTests {
    /// Three customers, one of them merged, and one who is a test with an origin of its own.
    private static let content = """
        INSERT INTO origin VALUES (1, 'SPZA', 'INS', 0, 1), (2, 'MSFT_TEST_7', 'MSFT_TEST_7', 0, 0);
        INSERT INTO offer VALUES (1, 'pub.a', '', '', 0);
        INSERT INTO activity(id, at, who, verb, count) VALUES (1, 6, 'anna', 'import', 1);
        INSERT INTO file(id, activity_id, name, format, header) VALUES (1, 1, 'a', 'test', x'');
        INSERT INTO customer(id, first_name, last_name, full_name, email, phone, company, title, country, city,
            country_code, name_sort, company_sort, reach, is_unidentified, merged_into, is_test, steps, lead_count) VALUES
            (1, 'Jan', '', '', '', '', '', '', '', '', 'PL', 'jan', '', '', 0, NULL, 0, 2, 1),
            (2, 'Ola', '', '', '', '', '', '', '', '', 'PL', 'ola', '', '', 0, NULL, 0, 18, 1),
            (3, 'Ola', '', '', '', '', '', '', '', '', 'PL', 'ola', '', '', 0, 2, 0, 2, 0),
            (4, 'MSFT_TEST_7', '', '', '', '', '', '', '', '', '', '', '', '', 0, NULL, 1, 1, 1);
        INSERT INTO payload VALUES (1, 1, x'');
        INSERT INTO lead VALUES (1, zeroblob(16), 4, 2, 1, 5, 5, 1, 1, 0, 1, '', '', '', 0, NULL, NULL, NULL, NULL);
        """

    @Test("Customers are counted by country and steps, and test leads say what they said")
    func migrated() throws {
        try OldStore.open(version: 4, content: Self.content) { store, queue in
            let people = try queue.read {
                try String.fetchAll($0, sql: "SELECT country || steps || '=' || customers FROM country_people")
            }
            #expect(people == ["PL2=1", "PL18=1"])
            let reader = try store.makeReader()
            #expect(try reader.stages(Filter()).furthest == [.initialInterest: 1, .active: 1])
            var rows: [String] = []
            try reader.forEach(ListQuery(kind: .leads, filter: .withTests)) { row in
                if case .lead(let lead) = row.record { rows.append(lead.source.wire) }
            }
            #expect(rows == ["MSFT_TEST_7"])
        }
    }
}

extension Filter {
    /// Nothing is asked, and test leads pass, too.
    fileprivate static var withTests: Filter {
        var all = Filter()
        all.includesTest = true
        return all
    }
}
