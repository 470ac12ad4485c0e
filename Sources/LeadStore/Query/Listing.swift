import GRDB
import LeadModel

/// One list, ready to be read: its plan, and how its rows become records.
struct Listing {
    let db: Database
    let plan: ListPlan
    /// Reads the record that stands from a column on.
    let record: (Query, Int32) throws -> ListRow.Record

    // MARK: - Pages

    func page(at anchor: Anchor, limit: Int) throws -> Page {
        let walk = ListWalk(self)
        return switch anchor {
        case .start: try forward(walk, from: nil, isInclusive: true, limit: limit)
        case .end: try backward(walk, from: nil, limit: limit)
        case .after(let cursor): try forward(walk, from: cursor, isInclusive: false, limit: limit)
        case .before(let cursor): try backward(walk, from: cursor, limit: limit)
        case .from(let cursor): try forward(walk, from: cursor, isInclusive: true, limit: limit)
        case .record(let id): try forward(walk, from: walk.place(of: id), isInclusive: true, limit: limit)
        }
    }

    private func forward(_ walk: ListWalk, from cursor: ListCursor?, isInclusive: Bool, limit: Int) throws -> Page {
        var rows = try walk.rows(from: cursor, isInclusive: isInclusive, backward: false, limit: limit + 1)
        let hasMore = rows.count > limit
        if hasMore { rows.removeLast() }
        var hasMoreBefore = false
        // Nothing stands before the first row of all.
        if let cursor {
            let bound = rows.first?.cursor ?? cursor
            // Where nothing follows, the row at the cursor itself may be what stands before.
            hasMoreBefore = try !walk.rows(from: bound, isInclusive: rows.isEmpty, backward: true, limit: 1).isEmpty
        }
        return Page(rows: rows, hasMoreBefore: hasMoreBefore, hasMoreAfter: hasMore)
    }

    private func backward(_ walk: ListWalk, from cursor: ListCursor?, limit: Int) throws -> Page {
        var rows = try walk.rows(from: cursor, isInclusive: cursor == nil, backward: true, limit: limit + 1)
        let hasMore = rows.count > limit
        if hasMore { rows.removeLast() }
        rows.reverse()
        var hasMoreAfter = false
        if let cursor {
            let bound = rows.last?.cursor ?? cursor
            hasMoreAfter = try !walk.rows(from: bound, isInclusive: rows.isEmpty, backward: false, limit: 1).isEmpty
        }
        return Page(rows: rows, hasMoreBefore: hasMore, hasMoreAfter: hasMoreAfter)
    }

    /// Every row in order, as it is found.
    func forEach(limit: Int?, _ body: (ListRow) throws -> Void) throws {
        try ListWalk(self).forEach(limit: limit, body)
    }
}
