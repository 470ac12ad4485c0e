import GRDB
public import LeadModel

/// Views are records like others: each change of one is an entry in the log and one undo.
extension LeadStore {
    /// What came of saving a view.
    public enum ViewChange: Hashable, Sendable {
        case made, changed, unchanged
    }

    /// Stores a view: a new one, or in place of the one with its id.
    /// - Throws: `StoreError`, also where its owner has another view of the name, or the view is gone.
    public func save(_ view: SavedView, by who: String) throws -> ViewChange {
        try writable().write { db in
            let namesake = try db.first(
                "SELECT id FROM view WHERE owner = ? AND name = ? AND id <> ?",
                [.text(view.owner), .text(view.name), .integer(view.id)]
            ) { $0.int64(0) }
            guard namesake == nil else {
                throw StoreError(kind: .changedSince, message: words(.storeViewExists, view.name))
            }
            let journal = try Journal(db, activity: Journal.nextActivity(db))
            guard view.id != 0 else {
                try journal.insert(.view, customer: nil, Self.columns(of: view, over: "{}"))
                try finish(journal, .viewSave, before: "", after: view.name, by: who)
                return .made
            }
            let former = try db.first("SELECT name, query FROM view WHERE id = ?", [.integer(view.id)]) {
                (name: $0.text(0), query: $0.text(1))
            }
            guard let former else { throw Self.viewGone }
            let columns = Self.columns(of: view, over: former.query)
            guard try journal.update(.view, view.id, customer: nil, columns) else { return .unchanged }
            try finish(journal, .viewChange, before: former.name, after: view.name, by: who)
            return .changed
        }
    }

    /// - Throws: `StoreError`, also where it is gone.
    public func deleteView(_ id: Int64, by who: String) throws {
        try writable().write { db in
            let name = try db.first("SELECT name FROM view WHERE id = ?", [.integer(id)]) { $0.text(0) }
            guard let name else { throw Self.viewGone }
            let journal = try Journal(db, activity: Journal.nextActivity(db))
            try journal.delete(.view, id, customer: nil)
            try finish(journal, .viewDelete, before: name, after: "", by: who)
        }
    }

    private static var viewGone: StoreError { StoreError(kind: .missing, message: words(.storeViewGone)) }

    private static func columns(of view: SavedView, over former: String) -> [(name: String, value: Value)] {
        [
            ("owner", .text(view.owner)), ("name", .text(view.name)), ("key", .text(view.key)),
            ("query", .text(ViewCoding.encode(view.query, over: former))),
        ]
    }

    private func finish(
        _ journal: Journal, _ verb: ActivityRow.Verb, before: String, after: String, by who: String
    ) throws {
        try journal.db.run(
            "INSERT INTO activity(id, at, who, verb, customer_id, count, before, after) VALUES (?,?,?,?,NULL,1,?,?)",
            .integer(journal.activity), .integer(clock().milliseconds), .text(who), .text(verb.rawValue), .text(before),
            .text(after))
    }
}

extension StoreReader {
    /// Somebody's own views and those of everybody, by name.
    /// - Throws: `StoreError`.
    public func views(of who: String) throws -> [SavedView] {
        try read { db in
            try db.rows(
                "SELECT id, owner, name, key, query FROM view WHERE owner IN ('', ?) ORDER BY name, owner, id",
                [.text(who)]
            ) { row in
                SavedView(
                    id: row.int64(0), owner: row.text(1), name: row.text(2), key: row.text(3),
                    query: ViewCoding.decode(row.text(4)))
            }
        }
    }

    /// What came, and what others changed, since a place in the history. O(what is new).
    /// - Throws: `StoreError`.
    public func lately(since mark: HistoryMark) throws -> Lately {
        try ask { setting in try LatelyQuery(setting: setting, mark: mark).lately() }
    }

    /// Which of these customers are new or changed since then. O(customers · log n).
    /// - Throws: `StoreError`.
    public func marks(of customers: [Int64], since mark: HistoryMark) throws -> [Int64: Lately.Mark] {
        try ask { setting in try LatelyQuery(setting: setting, mark: mark).marks(of: customers) }
    }

    /// The newest entry of the log; 0 where nothing was done yet. O(1).
    /// - Throws: `StoreError`.
    public func newestActivity() throws -> Int64 {
        try read(Self.newestActivity)
    }

    static func newestActivity(_ db: Database) throws -> Int64 {
        try db.first("SELECT max(id) FROM activity") { $0.optionalInt64(0) ?? 0 } ?? 0
    }
}
