import LeadModel

/// Marks, and whom an action is for.
extension ListState {
    var markCount: Int { isAllMarked ? (count ?? marks.count) : marks.count }

    func isMarked(_ row: Row) -> Bool { isAllMarked || marks[row.id] != nil }

    mutating func toggleMark() {
        guard let row = selected, let customer = row.customer else { return }
        isAllMarked = false
        range = nil
        if marks.removeValue(forKey: row.id) == nil { marks[row.id] = customer }
    }

    mutating func clearMarks() {
        marks = [:]
        isAllMarked = false
        range = nil
    }

    mutating func toggleAll() {
        let isWhole = isAllMarked
        clearMarks()
        isAllMarked = !isWhole
    }

    mutating func toggleRange() {
        guard range == nil, let index = selectedIndex else {
            range = nil
            return
        }
        isAllMarked = false
        range = MarkedRange(start: rows[index].id, base: marks)
        extendRange(to: index)
    }

    /// Marks every row between the start of the range and an index, and only those besides what was marked before.
    mutating func extendRange(to index: Int) {
        guard let range, let start = rows.firstIndex(where: { $0.id == range.start }) else { return }
        marks = range.base
        for row in rows[min(start, index)...max(start, index)] {
            if let customer = row.customer { marks[row.id] = customer }
        }
    }

    /// Whom an action is for: the marked, else the selected.
    var target: Target? {
        if isAllMarked { return .all(query) }
        if !marks.isEmpty { return .customers(Set(marks.values).sorted()) }
        return selected?.customer.map { .customers([$0]) }
    }
}
