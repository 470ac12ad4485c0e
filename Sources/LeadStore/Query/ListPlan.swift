import LeadModel

/// How a list is read: its rows stand in segments one after the other, and in each an index has them in order.
struct ListPlan {
    /// What an index is walked over.
    enum Walk {
        case leads
        case customers
        /// Customers, each of whom stands for his leads in order of time.
        case leadsOfCustomers
        /// What has no customer.
        case entries
    }

    /// A part of a list whose rows are sorted by the same columns, none of which is ever NULL.
    struct Segment {
        /// Names the segment in a cursor.
        var tag: ListCursor.Value
        /// The table and the index to walk.
        var from: String
        /// What the index knows of the rows.
        var condition: Clause = Clause("1")
        /// Bounds of the first key, of all rows.
        var bounds: [Clause] = []
        /// What it is sorted by; the id of what is walked over is the last.
        var keys: [String]
        var isDescending: Bool
    }

    var walk: Walk
    var segments: [Segment]
    /// What tells the segment of a row where each segment has one value of it.
    var tag: String?
    /// Reads a record by its id, the statement's first value, if it passes.
    var record: Clause
    var sieve: Sieve?
    /// What a lead must be, of leads of customers.
    var leads: Clause = Clause("1")
    /// The indexes that are put away: rows are sorted then.
    var missingIndexes: Set<String> = []

    /// The statement that walks over a segment, from a bound on where there is one. The bound's first value is in a
    /// clause of its own, so that the index is entered at the bound itself: `(a, b) > (?, ?)` enters it at `a` alone.
    /// - Parameter few: The customers whose rows are wanted; `nil` for everybody's.
    func statements(
        _ segment: Segment, from bound: [ListCursor.Value]?, isInclusive: Bool, backward: Bool, few: [Int64]?
    ) -> [Clause] {
        let goesDown = segment.isDescending != backward
        guard let bound, let last = bound.last, let lastKey = segment.keys.last else {
            return [statement(segment, nil, goesDown, few)]
        }
        let comparison = goesDown ? "<" : ">"
        let atEnd = Clause("\(lastKey) \(comparison)\(isInclusive ? "=" : "") ?", last.value)
        guard bound.count == 2, segment.keys.count == 2 else { return [statement(segment, atEnd, goesDown, few)] }
        let same = Clause("\(segment.keys[0]) = ? AND ", bound[0].value) + atEnd
        var ofSame = segment
        // Beside a bound of the same column, SQLite would not enter the index at the value itself.
        ofSame.bounds = segment.bounds.map(\.withoutIndexes)
        let next = Clause("\(segment.keys[0]) \(comparison) ?", bound[0].value)
        return [statement(ofSame, same, goesDown, few), statement(segment, next, goesDown, few)]
    }

    private func statement(_ segment: Segment, _ bound: Clause?, _ goesDown: Bool, _ few: [Int64]?) -> Clause {
        let keys = segment.keys + (walk == .leads ? ["l.customer_id"] : [])
        let order = segment.keys.map { $0 + (goesDown ? " DESC" : "") }.joined(separator: ", ")
        // Of two bounds at the same end, as a segment's own and a cursor's, SQLite enters the index at the first.
        let conditions =
            [bound, segment.condition].compactMap(\.self) + segment.bounds
            + (few.map { [Clause.any(of: $0, in: customer)] } ?? [])
        return Clause("SELECT \(keys.joined(separator: ", ")) FROM \(from(segment, isFew: few != nil)) WHERE ")
            + conditions.joined("AND") + Clause(" ORDER BY \(order)")
    }

    private var customer: String { walk == .leads ? "l.customer_id" : "c.id" }

    /// The segment's table, and the index to walk where there is one now.
    func from(_ segment: Segment, isFew: Bool = false) -> String {
        if isFew { return walk == .leads ? "lead l INDEXED BY lead_customer" : "customer c NOT INDEXED" }
        return missingIndexes.contains { segment.from.hasSuffix(" INDEXED BY \($0)") }
            ? segment.from.withoutHints : segment.from
    }

    /// The segments that a few customers' rows are in.
    func tags(of few: [Int64]) -> Clause? {
        guard let tag else { return nil }
        let isOfLead = tag.hasPrefix("l.")
        let from = isOfLead ? "lead l INDEXED BY lead_customer" : "customer c NOT INDEXED"
        return Clause("SELECT DISTINCT \(tag) FROM \(from) WHERE ")
            + .any(of: few, in: isOfLead ? "l.customer_id" : "c.id")
    }

    /// The leads of one customer, the statement's first value, in order of time.
    func leadsOfCustomer(
        _ segment: Segment, from bound: [ListCursor.Value]?, isInclusive: Bool, backward: Bool
    ) -> Clause {
        let goesDown = segment.isDescending != backward
        var clause =
            Clause("SELECT l.at, l.id FROM lead l INDEXED BY lead_customer WHERE l.customer_id = ? AND ") + leads
        if let bound {
            let comparison = (goesDown ? "<" : ">") + (isInclusive ? "=" : "")
            clause = clause + Clause(sql: " AND (l.at, l.id) \(comparison) (?, ?)", values: bound.map(\.value))
        }
        return clause + Clause(goesDown ? " ORDER BY l.at DESC, l.id DESC" : " ORDER BY l.at, l.id")
    }

    /// Where a record stands, if it is in a segment: the statement's first value is its id.
    func place(_ segment: Segment) -> Clause {
        let (id, from): (String, String) =
            switch walk {
            case .leads: ("l.id", "lead l")
            case .customers: ("c.id", "customer c")
            case .leadsOfCustomers: ("l.id", "lead l CROSS JOIN customer c ON c.id = l.customer_id")
            case .entries: (segment.keys.last ?? "", segment.from.withoutHints)
            }
        let keys = segment.keys + (walk == .leadsOfCustomers ? ["l.at", "l.id"] : [])
        return Clause("SELECT \(keys.joined(separator: ", ")) FROM \(from) WHERE \(id) = ? AND ")
            + ([segment.condition] + segment.bounds).map(\.withoutIndexes).joined("AND")
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

extension String {
    /// A table without the index to walk.
    var withoutHints: String {
        split(separator: " ").prefix { $0 != "INDEXED" }.joined(separator: " ")
    }
}
