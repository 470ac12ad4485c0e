import LeadModel

/// How a list is read: its rows stand in segments one after the other, and in each an index has them in order.
struct ListPlan {
    /// A part of a list whose rows are sorted by the same columns, none of which is ever NULL.
    struct Segment {
        /// Names the segment in a cursor.
        var tag: ListCursor.Value
        /// Tables, joins and the index to walk.
        var from: String
        var condition: Clause = Clause("1")
        /// What it is sorted by; the record's id is the last.
        var keys: [String]
        var isDescending: Bool
    }

    var segments: [Segment]
    /// What all rows must be.
    var condition: Clause
    /// What the record is read from.
    var columns: String

    /// Without the hints at indexes that are put away: rows are sorted then.
    func without(_ indexes: Set<String>) -> ListPlan {
        var plan = self
        for index in indexes {
            for place in segments.indices {
                plan.segments[place].from = plan.segments[place].from
                    .replacing(" INDEXED BY \(index) ", with: " ")
            }
        }
        return plan
    }

    /// The statement for rows of one segment.
    /// - Parameters:
    ///   - bound: Where to begin; `nil` for the segment's first row, or its last when going backward.
    func statement(
        _ segment: Segment, from bound: [ListCursor.Value]?, isInclusive: Bool = false, backward: Bool = false,
        limit: Int?
    ) -> Clause {
        let keys = segment.keys.joined(separator: ", ")
        let goesDown = segment.isDescending != backward
        var clause = Clause(
            "SELECT \(keys)\(columns.isEmpty ? "" : ", " + columns) FROM \(segment.from) WHERE ")
        clause = clause + segment.condition + Clause(" AND ") + condition
        if let bound {
            let comparison = (goesDown ? "<" : ">") + (isInclusive ? "=" : "")
            let marks = bound.map { _ in "?" }.joined(separator: ",")
            clause =
                clause
                + Clause(
                    sql: " AND (\(keys)) \(comparison) (\(marks))", values: bound.map(\.value))
        }
        let order = segment.keys.map { $0 + (goesDown ? " DESC" : "") }.joined(separator: ", ")
        return clause + Clause(" ORDER BY \(order)\(limit.map { " LIMIT \($0)" } ?? "")")
    }
}

extension ListCursor.Value {
    var value: Value {
        switch self {
        case .null: .null
        case .integer(let number): .integer(number)
        case .text(let text): .text(text)
        }
    }

    init(_ value: Value) {
        switch value {
        case .integer(let number): self = .integer(number)
        case .text(let text): self = .text(text)
        case .null, .blob: self = .null
        }
    }
}
