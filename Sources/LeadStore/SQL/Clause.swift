/// A piece of SQL with the values for its question marks: what a user typed is only ever a value.
struct Clause: Equatable {
    var sql: String
    var values: [Value]

    init(_ sql: String, _ values: Value...) {
        (self.sql, self.values) = (sql, values)
    }

    init(sql: String, values: [Value]) {
        (self.sql, self.values) = (sql, values)
    }

    static let never = Clause("0")

    static func + (left: Clause, right: Clause) -> Clause {
        Clause(sql: left.sql + right.sql, values: left.values + right.values)
    }

    /// An `IN` over texts, each of them bound.
    static func any(of texts: [String], in column: String) -> Clause {
        let marks = texts.map { _ in "?" }.joined(separator: ",")
        return Clause(sql: "\(column) IN (\(marks))", values: texts.map(Value.text))
    }

    /// An `IN` over numbers that the store itself made.
    static func any(of numbers: [Int64], in column: String) -> Clause {
        switch numbers.count {
        case 0: .never
        case 1: Clause("\(column) = \(numbers[0])")
        default: Clause("\(column) IN (\(numbers.map(String.init).joined(separator: ",")))")
        }
    }
}

extension [Clause] {
    func joined(_ word: String) -> Clause {
        guard let first else { return Clause("1") }
        return dropFirst().reduce(first) { $0 + Clause(" \(word) ") + $1 }
    }
}
