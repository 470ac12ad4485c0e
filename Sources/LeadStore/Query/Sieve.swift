import GRDB

/// Finds out of which customers a list can consist, where those are few: from each condition that an index answers for
/// itself. Rows of others are then left out without being looked at.
final class Sieve {
    /// The rows of the customers who may pass.
    enum Catch {
        /// Too many to be told apart.
        case everybody
        case some(CustomerSet)
        /// So few that their rows are sorted.
        case few([Int64])
    }

    /// A condition that an index answers: `sql` selects customers.
    struct Source {
        var indexes: Set<String>
        var select: Clause
        /// How many rows it has, where that is known.
        var count: Int?
    }

    private let db: Database
    private let sources: [Source]
    private let words: SearchWords
    /// How many rows are walked at most.
    private let rows: Int64
    private let last: Int64
    private var known: (isThorough: Bool, found: Catch)?

    /// - Parameter isOfLeads: Whether leads are walked, not customers.
    /// - Parameter missing: The indexes that are put away: what they would say is not known.
    init(_ db: Database, _ sources: [Source], missing: Set<String> = [], _ words: SearchWords, isOfLeads: Bool) throws {
        (self.db, self.words) = (db, words)
        self.sources = sources.filter { $0.indexes.isDisjoint(with: missing) }
        last = try db.first("SELECT coalesce(max(id), 0) FROM customer") { $0.int64(0) } ?? 0
        rows = isOfLeads ? try db.first("SELECT coalesce(max(id), 0) FROM lead") { $0.int64(0) } ?? 0 : last
    }

    /// The highest id of a customer.
    var lastCustomer: Int { Int(last) }

    var isEmpty: Bool { sources.isEmpty && words.isEmpty }

    /// - Parameter isThorough: Whether conditions are read that many pass, too.
    func found(isThorough: Bool) throws -> Catch {
        if let known, known.isThorough || !isThorough { return known.found }
        let found = try look(isThorough: isThorough)
        known = (isThorough, found)
        return found
    }

    /// Above that share of the customers it costs less to look at them than to know them; and what is read for a set is
    /// read with every page.
    private func look(isThorough: Bool) throws -> Catch {
        let share = isThorough ? Int(last / 2) : min(Int(last / 15), Self.mostOfOne)
        guard let set = try set(limit: max(share, Self.fewAtLeast)) else { return .everybody }
        // Sorting a row costs about as much as the walk over 30 others.
        let isFew = set.count <= Self.fewAtLeast || Int64(set.count * set.count) <= rows * 2
        return isFew ? .few(set.ids) : .some(set)
    }

    private static let mostOfOne = 60_000
    private static let fewAtLeast = 300

    /// Everybody who may pass, and perhaps some who don't; `nil` where no condition has at most `limit` customers.
    func set(limit: Int?) throws -> CustomerSet? {
        var found = try words.isEmpty ? nil : SearchCandidates(db, words, last: last).set(limit: limit)
        for source in sources {
            if let limit, let count = source.count, count > limit * 2 { continue }
            guard let set = try read(source, limit: limit) else { continue }
            if found?.formIntersection(set) == nil { found = set }
        }
        return found
    }

    private func read(_ source: Source, limit: Int?) throws -> CustomerSet? {
        var set = CustomerSet(upTo: last)
        let query = try Query(db, source.select.sql).start().bind(source.select.values)
        var read = 0
        while try query.step() {
            read += 1
            set.insert(query.int64(0))
            // Several leads may be one customer's.
            if let limit, set.count > limit || read > limit * 2 { return nil }
        }
        return set
    }
}
