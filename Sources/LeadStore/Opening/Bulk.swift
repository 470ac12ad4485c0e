import GRDB

/// Putting the lists' indexes away while many leads come in, and making them anew. What an import that was killed
/// left undone is done when the store is opened next; until then lists are sorted, and the search looks at whom its
/// index does not know.
enum Bulk {
    /// How many customers the search's index takes in one transaction, so that others get their turn.
    private static let searchCount = 200_000

    static func missingIndexes(_ db: Database) throws -> Set<String> {
        let names = Schema.bulkIndexes.map(\.name)
        let known = try db.rows(cached: "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL") {
            $0.text(0)
        }
        return Set(names + (try CountryCounts.areKept(db) ? [] : [CountryCounts.name])).subtracting(known)
    }

    static func putAway(_ indexes: [Schema.NamedIndex], _ db: Database) throws {
        for index in indexes { try db.execute(sql: "DROP INDEX IF EXISTS \(index.name)") }
    }

    /// What no lead needs to find its customer.
    static func putListsAway(_ db: Database) throws {
        try putAway(Schema.currentListIndexes, db)
        try CountryCounts.putAway(db)
    }

    /// Makes one index that is needed before the end.
    static func makeIndex(_ name: String, _ db: Database) throws {
        if name == CountryCounts.name { try CountryCounts.make(db) }
        for index in Schema.bulkIndexes where index.name == name { try db.execute(sql: Schema.create(index)) }
    }

    /// Whether leads and customers can't be found by indexes. O(1).
    static func lacksFinding(_ db: Database) throws -> Bool {
        let known = try db.first("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = 'lead_key'") { _ in true }
        return known == nil
    }

    /// Makes the indexes by which leads and customers are found, for whoever writes without the memory of a large
    /// import: that import sees it and goes on by them. They are put away together, and made together.
    static func makeFinding(_ db: Database) throws {
        for index in Schema.findingIndexes { try db.execute(sql: Schema.create(index)) }
    }

    /// Whether anything was left undone.
    static func isUnsettled(_ db: Database) throws -> Bool {
        if try !missingIndexes(db).isEmpty { return true }
        let last = Value.integer(Int64(SearchIndex.usualCount))
        return try db.first("SELECT 1 FROM (\(SearchIndex.outdated)) LIMIT 1 OFFSET ?", [last]) { _ in true } ?? false
    }

    static func settleIfNeeded(_ writer: Writer) throws(StoreError) {
        do {
            if try writer.read(isUnsettled) { try settle(writer) }
        } catch {
            throw StoreError(error, path: writer.path)
        }
    }

    /// Does what was left undone, by steps between which others can write. O(leads), some microseconds each.
    static func settle(_ writer: Writer) throws {
        defer { writer.leaveBulk() }
        guard writer.endBulk() else { return }
        do {
            try makeMissing(writer)
        } catch {
            throw StoreError(error, path: writer.path)
        }
        writer.emptyLog()
    }

    private static func makeMissing(_ writer: Writer) throws {
        try writer.commit { db in try SearchIndex.expectMany(db) }
        // What a thread of its own makes of the search's index needs no other to wait for it.
        let search = try SearchDraft.begin(writer)
        defer { search?.wait() }
        if search == nil { try updateSearch(writer) }
        // Not `write`, which would begin the search's index.
        for name in try writer.read(missingIndexes).sorted() {
            try writer.commit { db in try makeIndex(name, db) }
        }
        try search?.finish()
        try updateSearch(writer)
    }

    private static func updateSearch(_ writer: Writer) throws {
        while try !writer.commit({ db in try SearchIndex.update(db, limit: searchCount) }) {}
    }
}
