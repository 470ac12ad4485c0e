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

    /// Where one way becomes cheaper than another. Only tests have others than these.
    struct Limits: Equatable {
        /// To look at a row costs about as much as to read so many customers of a condition.
        var readPerLook = 60
        /// So few customers' rows are sorted whatever the store's size.
        var few = 300
        /// Sorting a row costs about as much as the walk over so many others.
        var walkPerSort = 60
        /// After so many rows in vain a finer sieve is worth its making, and where more are to be expected, after so many
        /// times those.
        var misses = 1000
        var patience = 2
        /// So many customers' leads are looked up whatever the store's size.
        var customers = 1000
        /// To find a customer's leads takes about as long as to walk over so many others.
        var walkPerCustomer = 4

        /// The rows that a list is to have first: what a screen shows.
        var rows = 30

        @TaskLocal static var current = Limits()

        /// The most customers of one condition whom it costs less to read than to look at rows until enough passed:
        /// of all customers, so many share the rows that are looked at.
        func most(of all: Int) -> Int {
            max(few, Int((Double(rows) * Double(all) * Double(readPerLook)).squareRoot()))
        }

        /// After so many rows in vain those who pass are fewer, or older, than the walk was chosen for.
        func misses(of all: Int) -> Int { max(misses, most(of: all) / readPerLook * patience) }

        /// Whether it costs less to sort the rows of so many customers than to walk until enough of them came.
        func isFew(_ customers: Int, ofRows all: Int) -> Bool {
            customers <= few || customers * customers * walkPerSort <= all * rows
        }
    }

    /// A condition that an index answers: `select` gives customers.
    struct Source {
        var indexes: Set<String>
        var select: Clause
        /// How many rows it has, where that is known.
        var count: Int?
        /// Asks about how many customers it has, where that is counted ahead.
        var counted: Clause?
        /// Its customers, where they are known without asking.
        var known: CustomerSet?
    }

    private let db: Database
    private let sources: [Source]
    private let words: SearchWords
    /// How many rows are walked at most.
    private let rows: Int64
    private let last: Int64
    private let limits = Limits.current
    private let cache: SieveCache

    /// - Parameters:
    ///   - missing: The indexes that are put away: what they would say is not known.
    ///   - isOfLeads: Whether leads are walked, not customers.
    ///   - cache: What was found out before, of the same state of the store.
    init(
        _ db: Database, _ sources: [Source], missing: Set<String> = [], _ words: SearchWords, isOfLeads: Bool,
        cache: SieveCache = SieveCache()
    ) throws {
        (self.db, self.words, self.cache) = (db, words, cache)
        self.sources = sources.filter { $0.indexes.isDisjoint(with: missing) }
        last = try db.first("SELECT coalesce(max(id), 0) FROM customer") { $0.int64(0) } ?? 0
        rows = isOfLeads ? try db.first("SELECT coalesce(max(id), 0) FROM lead") { $0.int64(0) } ?? 0 : last
    }

    /// The highest id of a customer.
    var lastCustomer: Int { Int(last) }

    var isEmpty: Bool { sources.isEmpty && words.isEmpty }

    /// After so many rows in vain a finer sieve is worth its making.
    var misses: Int { limits.misses(of: Int(last)) }

    /// - Parameter isThorough: Whether conditions are read that many pass, too.
    func found(isThorough: Bool) throws -> Catch {
        // Who is known already can't be told from others by a statement.
        guard sources.allSatisfy({ $0.known == nil }) else { return try look(isThorough: isThorough) }
        let question = SieveCache.Question(
            sources: sources.map(\.select), words: words, rows: rows, limits: limits)
        if let known = cache.found(question, isThorough: isThorough) { return known }
        let found = try look(isThorough: isThorough)
        cache.keep(found, question, isThorough: isThorough)
        return found
    }

    private func look(isThorough: Bool) throws -> Catch {
        let limit = isThorough ? max(Int(last), limits.few) : limits.most(of: Int(last))
        guard let set = try set(limit: limit) else { return .everybody }
        return limits.isFew(set.count, ofRows: Int(rows)) ? .few(set.ids) : .some(set)
    }

    /// Everybody who may pass, and perhaps some who don't; `nil` where no condition has at most `limit` customers.
    func set(limit: Int?) throws -> CustomerSet? {
        var found = try words.isEmpty ? nil : SearchCandidates(db, words, last: last).set(limit: limit)
        for source in sources.sorted(by: { $0.count ?? 0 < $1.count ?? 0 }) {
            // Where some are known already, customers by their leads are worth less.
            let isDear = found != nil && source.count != nil
            let limit = isDear ? limit.map { min($0, max($0 / 4, limits.few)) } : limit
            if let limit, let count = source.count, count > limit * 2 { continue }
            guard let set = try read(source, limit: limit) else { continue }
            if found?.formIntersection(set) == nil { found = set }
        }
        return found
    }

    private func read(_ source: Source, limit: Int?) throws -> CustomerSet? {
        if let known = source.known { return known.count <= limit ?? .max ? known : nil }
        if let limit, let counted = source.counted,
            try db.first(counted.sql, counted.values, { $0.int(0) }) ?? 0 > limit
        {
            return nil
        }
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
