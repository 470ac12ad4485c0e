import GRDB
import LeadModel

extension Dealer {
    /// The rules with what the store knows now: whose turn it is, who is away, and how much everybody has.
    init(_ rules: [AssignmentRule], _ db: Database, at now: Timestamp) throws {
        let turns = try db.rows("SELECT rule, last FROM rotation") { ($0.text(0), $0.text(1)) }
        self.init(
            rules, absences: try Absences.load(db), turns: Dictionary(turns, uniquingKeysWith: { $1 }))
        if asksLoads { loads = try Self.loads(of: reps, db) }
    }

    /// Everybody who may get something.
    private var reps: Set<String> {
        Set(rules.flatMap(\.reps) + absences.all.map(\.deputy)).subtracting([""])
    }

    private static let isOpen = "owner <> '' AND status <= 2 AND is_test = 0 AND merged_into IS NULL"

    /// How many open customers each has. O(their customers), or of all customers where the index is put away.
    static func loads(of reps: Set<String>, _ db: Database) throws -> [String: Int] {
        var loads: [String: Int] = [:]
        if try Bulk.missingIndexes(db).contains("customer_open") {
            let select = "SELECT owner, count(*) FROM customer WHERE \(isOpen) GROUP BY 1"
            for (owner, count) in try db.rows(select, [], { ($0.text(0), $0.int(1)) }) { loads[owner] = count }
            return loads
        }
        let one = "SELECT count(*) FROM customer INDEXED BY customer_open WHERE owner = ? AND \(isOpen)"
        for rep in reps { loads[rep] = try db.first(one, [.text(rep)]) { $0.int(0) } }
        return loads
    }

    func saveTurns(_ db: Database) throws {
        for rule in rules where rule.way == .turn {
            guard let last = turns[rule.name] else { continue }
            try db.run(
                "INSERT INTO rotation(rule, last) VALUES (?,?) ON CONFLICT DO UPDATE SET last = excluded.last",
                .text(rule.name), .text(last))
        }
    }
}

extension Absences {
    /// All there were and are: they are few.
    static func load(_ db: Database) throws -> Absences {
        Absences(
            try db.rows("SELECT id, rep, deputy, since, until FROM absence ORDER BY id") { row in
                Absence(
                    id: row.int64(0), rep: row.text(1), deputy: row.text(2), since: row.time(3), until: row.time(4))
            })
    }
}
