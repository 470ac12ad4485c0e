import Canvas
import LeadModel

/// A window over a list in the store: the rows on screen and a margin, never the whole.
///
/// Selection and marks follow the record's id over refresh, sort and filter.
struct ListState: Hashable, Sendable {
    var query: ListQuery
    var narrowing = Narrowing()
    var rows: [Row] = []
    /// The index in `rows` of the first row on screen.
    var top = 0
    var selectedID: Int64?
    var hasMoreBefore = false
    var hasMoreAfter = false
    /// `nil` while it is being counted.
    var count: Int?
    /// Marked records and the customer of each, which stay marked when they scroll out of the window.
    var marks: [Int64: Int64] = [:]
    /// The record where a range began.
    var rangeStart: Int64?
    /// The whole list is marked, as it stands in the query.
    var isAllMarked = false
    /// Moves asked for that the window does not hold yet.
    var owed = 0
    var isLoaded = false
    /// The next page is the list's end, and its last row is wanted.
    var selectsLast = false
    var pending: Pending?
    /// How many rows the screen shows.
    var height = 20

    enum Pending: Hashable, Sendable {
        case replace, append, prepend
    }

    init(query: ListQuery) {
        self.query = query
    }

    var selectedIndex: Int? {
        guard let selectedID else { return nil }
        return rows.firstIndex { $0.id == selectedID }
    }

    var selected: Row? { selectedIndex.map { rows[$0] } }

    var visible: ArraySlice<Row> {
        let start = min(max(top, 0), rows.count)
        return rows[start..<min(start + height, rows.count)]
    }

    // MARK: Moving

    /// Moves the selection by rows; what lies beyond the window is owed until it is loaded.
    mutating func move(by steps: Int) {
        guard !rows.isEmpty else { return }
        let current = selectedIndex ?? top
        let wanted = current + steps
        let reached = min(max(wanted, 0), rows.count - 1)
        select(index: reached)
        let missing = wanted - reached
        owed = (missing > 0 && hasMoreAfter) || (missing < 0 && hasMoreBefore) ? missing : 0
    }

    mutating func select(index: Int) {
        guard rows.indices.contains(index) else { return }
        selectedID = rows[index].id
        extendRange(to: index)
        scrollToSelection()
    }

    mutating func scroll(by steps: Int) {
        top = min(max(top + steps, 0), max(rows.count - height, 0))
        if let index = selectedIndex {
            let kept = min(max(index, top), max(top, min(top + height, rows.count) - 1))
            if kept != index { select(index: kept) }
        }
    }

    mutating func scrollToSelection() {
        guard let index = selectedIndex else { return }
        if index < top { top = index }
        if index >= top + height { top = index - height + 1 }
        top = min(max(top, 0), max(rows.count - height, 0))
    }

    // MARK: Loading

    /// How many rows one question asks for.
    var pageSize: Int { max(height * 3, 30) }

    /// Which rows are wanted next for the place the selection has, if any.
    var wanted: (Anchor, Pending)? {
        guard pending == nil, isLoaded, let first = rows.first, let last = rows.last else { return nil }
        if hasMoreAfter, top + 2 * height > rows.count { return (.after(last.cursor), .append) }
        if hasMoreBefore, top < height { return (.before(first.cursor), .prepend) }
        return nil
    }

    /// Where a refresh begins, so that the rows on screen stay where they are.
    var refreshAnchor: Anchor {
        guard isLoaded, hasMoreBefore, let first = rows.first else { return .start }
        return .from(first.cursor)
    }

    /// Takes a page in, keeping the selection on its record, or near where it was when the record is gone.
    mutating func take(_ page: Page) {
        let formerIndex = selectedIndex
        let screenRow = formerIndex.map { $0 - top }
        switch pending ?? .replace {
        case .replace:
            rows = page.rows
            hasMoreBefore = page.hasMoreBefore
            hasMoreAfter = page.hasMoreAfter
        case .append:
            rows += page.rows
            hasMoreAfter = page.hasMoreAfter
            trimFront()
        case .prepend:
            rows.insert(contentsOf: page.rows, at: 0)
            top += page.rows.count
            hasMoreBefore = page.hasMoreBefore
            trimBack()
        }
        let replaced = pending == .replace || pending == nil
        pending = nil
        isLoaded = true
        if replaced { reselect(formerIndex: formerIndex, screenRow: screenRow) }
        if owed != 0 {
            let rest = owed
            owed = 0
            move(by: rest)
        }
    }

    private mutating func reselect(formerIndex: Int?, screenRow: Int?) {
        if let index = selectedIndex {
            if let screenRow { top = index - screenRow }
        } else if !rows.isEmpty {
            selectedID = rows[selectsLast ? rows.count - 1 : min(formerIndex ?? 0, rows.count - 1)].id
        } else {
            selectedID = nil
        }
        selectsLast = false
        top = min(max(top, 0), max(rows.count - height, 0))
        scrollToSelection()
    }

    private var mostRows: Int { pageSize * 3 }

    private mutating func trimFront() {
        let surplus = min(rows.count - mostRows, top - height)
        guard surplus > 0 else { return }
        rows.removeFirst(surplus)
        top -= surplus
        hasMoreBefore = true
    }

    private mutating func trimBack() {
        let surplus = min(rows.count - mostRows, rows.count - top - 2 * height)
        guard surplus > 0 else { return }
        rows.removeLast(surplus)
        hasMoreAfter = true
    }

    // MARK: Marks

    var markCount: Int { isAllMarked ? (count ?? marks.count) : marks.count }

    func isMarked(_ row: Row) -> Bool { isAllMarked || marks[row.id] != nil }

    mutating func toggleMark() {
        guard let row = selected, let customer = row.customer else { return }
        isAllMarked = false
        if marks.removeValue(forKey: row.id) == nil { marks[row.id] = customer }
    }

    mutating func clearMarks() {
        marks = [:]
        isAllMarked = false
        rangeStart = nil
    }

    /// Marks every row between the start of the range and an index.
    private mutating func extendRange(to index: Int) {
        guard let rangeStart, let start = rows.firstIndex(where: { $0.id == rangeStart }) else { return }
        for row in rows[min(start, index)...max(start, index)] {
            if let customer = row.customer { marks[row.id] = customer }
        }
    }

    mutating func toggleRange() {
        if rangeStart != nil {
            rangeStart = nil
        } else if let index = selectedIndex {
            rangeStart = rows[index].id
            extendRange(to: index)
        }
    }

    /// Whom an action is for: the marked, else the selected.
    var target: Target? {
        if isAllMarked { return .all(query) }
        if !marks.isEmpty { return .customers(Set(marks.values).sorted()) }
        return selected?.customer.map { .customers([$0]) }
    }
}
