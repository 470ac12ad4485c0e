import GRDB
import LeadModel

/// The words of a search: each must occur somewhere in what is known of the customer.
struct SearchWords: Equatable {
    private struct Word: Equatable {
        var text: String
        /// The digits of a word that is a phone number or a part of one.
        var digits: String?
    }

    private let words: [Word]

    init(_ search: String) {
        words = folded(search).split(separator: " ").map { word in
            let isNumber = word.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-().".utf8.contains($0) }
            let digits = isNumber ? Card.digits(String(word)) : ""
            return Word(text: String(word), digits: digits.isEmpty ? nil : digits)
        }
    }

    var isEmpty: Bool { words.isEmpty }

    /// The test of one customer.
    var test: Clause {
        words.map { word in
            let columns = ["c.name_sort", "c.company_sort", "coalesce(c.email_key, '')", "c.notes", "c.reach"]
            var sql = columns.map { "instr(\($0), ?)" }
            var values = columns.map { _ in Value.text(word.text) }
            if let digits = word.digits, digits != word.text {
                sql.append("instr(c.reach, ?)")
                values.append(.text(digits))
            }
            return Clause(sql: "(" + sql.joined(separator: " OR ") + ")", values: values)
        }.joined("AND")
    }

    /// The test after others.
    var condition: Clause { isEmpty ? Clause("") : Clause(" AND ") + test }

    /// The test of one column alone, after the others.
    func test(in column: String) -> Clause {
        words.reduce(Clause("")) { $0 + Clause(" AND instr(\(column), ?)", .text($1.text)) }
    }

    /// For each word the texts of which a customer must have one.
    var alternatives: [[String]] {
        words.map { word in [word.text] + (word.digits.map { $0 == word.text ? [] : [$0] } ?? []) }
    }

    /// Trigrams that every customer found must have; `nil` where the words are too short to have any.
    private var trigrams: String? {
        let all = words.flatMap { word -> [String] in
            let scalars = Array(word.text.unicodeScalars)
            // A number may be found by its digits alone, whose trigrams are others.
            guard scalars.count >= 3, word.digits == nil || word.digits == word.text else { return [] }
            let starts = stride(from: 0, through: scalars.count - 3, by: 1).prefix(24)
            return starts.map { Self.quoted(scalars[$0..<$0 + 3]) }
        }
        return all.isEmpty ? nil : all.joined(separator: " AND ")
    }

    private static func quoted(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        let text = String(String.UnicodeScalarView(scalars))
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// Who has the trigrams, and who was changed since they were written.
    private static let candidates =
        "SELECT rowid FROM customer_text WHERE customer_text MATCH ? UNION " + SearchIndex.outdated

    /// The customers found, by way of the trigrams; only the test where there are none.
    var clause: Clause {
        guard let trigrams else { return test }
        return Clause("c.id IN (\(Self.candidates)) AND ", .text(trigrams))
            + test
    }
}
