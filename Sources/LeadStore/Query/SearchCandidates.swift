import GRDB

/// Who may have the words of a search: by the search's index, which knows three letters in a row.
///
/// A word of one or two letters is the beginning of such a three, because what is indexed ends with two marks.
struct SearchCandidates {
    private let db: Database
    private let words: SearchWords
    private let last: Int64

    /// - Parameter last: The highest id of a customer.
    init(_ db: Database, _ words: SearchWords, last: Int64) {
        (self.db, self.words, self.last) = (db, words, last)
    }

    /// Everybody who has all the words, and perhaps some who don't; `nil` where every word has more than `limit`.
    /// O(limit · words) where there is one.
    func set(limit: Int?) throws -> CustomerSet? {
        var found: CustomerSet?
        for alternatives in words.alternatives {
            // What many have tells little of few.
            if let found, try alternatives.contains(where: { try size(of: $0) > (found.count + 1000) * 16 }) {
                continue
            }
            guard let set = try set(ofAny: alternatives, limit: limit) else { continue }
            if found?.formIntersection(set) == nil { found = set }
        }
        guard var found, try addOutdated(to: &found, limit: limit) else { return nil }
        return found
    }

    private func set(ofAny texts: [String], limit: Int?) throws -> CustomerSet? {
        var found = CustomerSet(upTo: last)
        for text in texts {
            let scalars = Array(text.unicodeScalars)
            guard try scalars.count < 3 ? add(short: text, to: &found, limit) : add(scalars, to: &found, limit) else {
                return nil
            }
        }
        return found
    }

    /// Customers whose entries are not what they should be may have any word.
    private func addOutdated(to found: inout CustomerSet, limit: Int?) throws -> Bool {
        let outdated = try Query(cached: db, SearchIndex.outdated).start()
        defer { outdated.start() }
        while try outdated.step() {
            if found.insert(outdated.int64(0)), let limit, found.count > limit { return false }
        }
        return true
    }

    // MARK: - Words of three letters and more

    /// The rarest of its threes, and those that are not much more frequent: the others cost more than they tell.
    private static let usualTrigrams = 4

    private func add(_ scalars: [Unicode.Scalar], to found: inout CustomerSet, _ limit: Int?) throws -> Bool {
        let all = Set((0...min(scalars.count - 3, 40)).map { Self.text(scalars[$0..<$0 + 3]) })
        let sizes = try all.map { ($0, try size(from: $0, to: $0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        guard let rarest = sizes.first?.1 else { return true }
        if let limit, rarest > limit { return false }
        let telling = sizes.prefix { $0.1 <= rarest * 4 + 8000 }.prefix(Self.usualTrigrams).map { Self.quoted($0.0) }
        let query = try Query(cached: db, "SELECT rowid FROM customer_text WHERE customer_text MATCH ?").start()
        defer { query.start() }
        query.bind(telling.joined(separator: " AND "))
        while try query.step() {
            if found.insert(query.int64(0)), let limit, found.count > limit { return false }
        }
        return true
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// About how many entries a word has: its rarest three's, or those of all threes that begin with it. O(log n).
    private func size(of word: String) throws -> Int {
        let scalars = Array(word.unicodeScalars)
        guard scalars.count >= 3 else { return try Self.successor(of: word).map { try size(from: word, to: $0) } ?? 0 }
        let trigrams = (0...min(scalars.count - 3, 40)).map { Self.text(scalars[$0..<$0 + 3]) }
        return try trigrams.map { try size(from: $0, to: $0) }.min() ?? 0
    }

    /// About how many entries the threes between two have, by the pages of the index that they fill. O(log n).
    private func size(from first: String, to last: String) throws -> Int {
        let pages = try Query(
            cached: db,
            """
            SELECT coalesce((SELECT j.pgno FROM customer_text_idx j WHERE j.segid = s.segid AND j.term > ?2 LIMIT 1), 0) / 2
                - coalesce((SELECT i.pgno FROM customer_text_idx i WHERE i.segid = s.segid AND i.term <= ?1
                ORDER BY i.term DESC LIMIT 1), 0) / 2
            FROM (\(Self.segments)) s
            """
        ).start().bind(Array("0\(first)".utf8)).bind(Array("0\(last)".utf8)).all { $0.int(0) }
        return pages.reduce(0) { $0 + max($1 - 1, 0) } * Self.entriesOfPage
    }

    private static let entriesOfPage = 2500

    /// The parts that the index consists of, one seek each.
    private static let segments = """
        WITH RECURSIVE part(segid) AS (
            SELECT min(segid) FROM customer_text_idx
            UNION ALL SELECT (SELECT min(segid) FROM customer_text_idx WHERE segid > part.segid) FROM part
            WHERE part.segid IS NOT NULL)
        SELECT segid FROM part WHERE segid IS NOT NULL
        """

    // MARK: - Words of one letter or two

    private func add(short word: String, to found: inout CustomerSet, _ limit: Int?) throws -> Bool {
        guard let end = Self.successor(of: word) else { return false }
        if let limit, try size(from: word, to: end) > limit * 2 { return false }
        try db.execute(
            sql: "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_term USING fts5vocab(main, customer_text, instance)")
        let query = try Query(cached: db, "SELECT doc FROM temp.search_term WHERE term >= ? AND term < ?").start()
        defer { query.start() }
        query.bind(word).bind(end)
        var read = 0
        while try query.step() {
            read += 1
            found.insert(query.int64(0))
            if let limit, found.count > limit || read > limit * 4 { return false }
        }
        return true
    }

    /// The first text after all that begin with a word.
    private static func successor(of word: String) -> String? {
        var scalars = Array(word.unicodeScalars)
        guard let last = scalars.popLast() else { return nil }
        let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
        guard let scalar = Unicode.Scalar(next) else { return nil }
        return text((scalars + [scalar])[...])
    }
}
