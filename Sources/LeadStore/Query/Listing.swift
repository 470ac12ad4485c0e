import GRDB
import LeadModel

/// One list, ready to be read: its plan, and how its rows become records.
struct Listing {
    let db: Database
    let plan: ListPlan
    /// Reads the record that stands from a column on.
    let record: (Query, Int32) throws -> ListRow.Record
    /// The expression of the record's id.
    let id: String

    // MARK: - Pages

    func page(at anchor: Anchor, limit: Int) throws -> Page {
        switch anchor {
        case .start: try forward(from: nil, isInclusive: true, limit: limit)
        case .end: try backward(from: nil, limit: limit)
        case .after(let cursor): try forward(from: cursor, isInclusive: false, limit: limit)
        case .before(let cursor): try backward(from: cursor, limit: limit)
        case .from(let cursor): try forward(from: cursor, isInclusive: true, limit: limit)
        case .record(let id): try forward(from: place(of: id), isInclusive: true, limit: limit)
        }
    }

    private func forward(from cursor: ListCursor?, isInclusive: Bool, limit: Int) throws -> Page {
        var rows = try read(from: cursor, isInclusive: isInclusive, backward: false, limit: limit + 1)
        let hasMore = rows.count > limit
        if hasMore { rows.removeLast() }
        var hasMoreBefore = false
        if let bound = rows.first?.cursor ?? cursor {
            // Where nothing follows, the row at the cursor itself may be what stands before.
            hasMoreBefore = try !read(from: bound, isInclusive: rows.isEmpty, backward: true, limit: 1).isEmpty
        }
        return Page(rows: rows, hasMoreBefore: hasMoreBefore, hasMoreAfter: hasMore)
    }

    private func backward(from cursor: ListCursor?, limit: Int) throws -> Page {
        var rows = try read(from: cursor, isInclusive: cursor == nil, backward: true, limit: limit + 1)
        let hasMore = rows.count > limit
        if hasMore { rows.removeLast() }
        rows.reverse()
        var hasMoreAfter = false
        if cursor != nil, let bound = rows.last?.cursor ?? cursor {
            hasMoreAfter = try !read(from: bound, isInclusive: rows.isEmpty, backward: false, limit: 1).isEmpty
        }
        return Page(rows: rows, hasMoreBefore: hasMore, hasMoreAfter: hasMoreAfter)
    }

    /// Every row in order, as it is found.
    func forEach(limit: Int?, _ body: (ListRow) throws -> Void) throws {
        var left = limit ?? .max
        for segment in plan.segments where left > 0 {
            left -= try read(segment, nil, isInclusive: true, backward: false, limit: limit.map { _ in left }, body)
        }
    }

    // MARK: - Segments

    private func read(from cursor: ListCursor?, isInclusive: Bool, backward: Bool, limit: Int) throws -> [ListRow] {
        var rows: [ListRow] = []
        let order = backward ? Array(plan.segments.reversed()) : plan.segments
        let tag = cursor?.values.first
        let start = tag.flatMap { tag in order.firstIndex { $0.tag == tag } }
        // The cursor's segment may be gone with its last row.
        if cursor != nil, start == nil {
            return try backward ? [] : read(from: nil, isInclusive: true, backward: false, limit: limit)
        }
        for (index, segment) in order.enumerated().dropFirst(start ?? 0) where rows.count < limit {
            let bound = index == start ? cursor.map { Array($0.values.dropFirst()) + [.integer($0.id)] } : nil
            try read(
                segment, bound, isInclusive: isInclusive, backward: backward, limit: limit - rows.count
            ) { rows.append($0) }
        }
        return rows
    }

    @discardableResult
    private func read(
        _ segment: ListPlan.Segment, _ bound: [ListCursor.Value]?, isInclusive: Bool, backward: Bool, limit: Int?,
        _ body: (ListRow) throws -> Void
    ) throws -> Int {
        if let bound, bound.count != segment.keys.count { return 0 }
        let statement = plan.statement(
            segment, from: bound, isInclusive: isInclusive, backward: backward, limit: limit)
        let query = try Query(db, statement.sql)
        query.start().bind(statement.values)
        var count = 0
        while try query.step() {
            try body(row(query, segment))
            count += 1
        }
        return count
    }

    private func row(_ query: Query, _ segment: ListPlan.Segment) throws -> ListRow {
        let last = Int32(segment.keys.count - 1)
        let values = [segment.tag] + (0..<last).map { ListCursor.Value(query.value($0)) }
        return ListRow(
            cursor: ListCursor(values: values, id: query.int64(last)), record: try record(query, last + 1))
    }

    /// Where a record stands, if it is in the list.
    private func place(of record: Int64) throws -> ListCursor? {
        for segment in plan.segments {
            var narrowed = plan
            narrowed.columns = ""
            narrowed.condition = plan.condition + Clause(" AND \(id) = \(record)")
            // Found by its id, not by walking the order.
            var one = segment
            one.from = segment.from.withoutHints
            let statement = narrowed.statement(one, from: nil, limit: 1)
            let found = try Query(db, statement.sql).start().bind(statement.values).first { query in
                let last = Int32(segment.keys.count - 1)
                let values = [segment.tag] + (0..<last).map { ListCursor.Value(query.value($0)) }
                return ListCursor(values: values, id: query.int64(last))
            }
            if let found { return found }
        }
        return nil
    }
}

extension String {
    /// Joins without the index to walk and without the order of the tables.
    fileprivate var withoutHints: String {
        var words = split(separator: " ")
        while let hint = words.firstIndex(of: "INDEXED") { words.removeSubrange(hint..<hint + 3) }
        return words.filter { $0 != "CROSS" }.joined(separator: " ")
    }
}
