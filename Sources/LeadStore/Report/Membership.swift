import GRDB
import GRDBSQLite
import LeadModel
import Synchronization

/// A set of customers or of leads that statements can ask about, by a number that is a value of theirs. It is gone with
/// the object.
final class Membership: Sendable {
    let set: CustomerSet
    private let number: Int64
    private static let known = Mutex<(last: Int64, sets: [Int64: CustomerSet])>((0, [:]))

    init(_ set: CustomerSet) {
        self.set = set
        number = Self.known.withLock { known in
            known.last += 1
            known.sets[known.last] = set
            return known.last
        }
    }

    deinit {
        let number = number
        Self.known.withLock { _ = $0.sets.removeValue(forKey: number) }
    }

    /// Whether a column's id is in it.
    func clause(_ column: String) -> Clause { Clause("is_member(?, \(column))", .integer(number)) }

    private static func contains(_ id: Int64, in number: Int64) -> Bool {
        known.withLock { $0.sets[number]?.contains(id) ?? false }
    }

    /// Teaches a connection to ask.
    static func install(_ db: Database) {
        sqlite3_create_function_v2(
            db.sqliteConnection, "is_member", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, nil,
            { context, count, values in
                guard count == 2, let values, let number = values[0], let id = values[1] else { return }
                let isMember = Membership.contains(sqlite3_value_int64(id), in: sqlite3_value_int64(number))
                sqlite3_result_int(context, isMember ? 1 : 0)
            }, nil, nil, nil)
    }
}

/// Who or what stands behind a number of a report, as the lists ask for it.
struct GroupMembers: Sendable {
    var customers: Membership
    /// The leads themselves, where the number is one of leads.
    var leads: Membership?
}
