import Canvas
import LeadModel

/// A window over a list in the store: the rows on screen and a margin, never the whole.
///
/// Selection and marks follow the record's id over refresh, sort and filter.
struct ListState: Hashable, Sendable {
    var query: ListQuery
    var narrowing = Narrowing()
    var rows: [Row] = []
    /// The question that the rows answer; `nil` before the first answer.
    var answered: ListQuery?
    /// The index in `rows` of the first row on screen.
    var top = 0
    var selectedID: Int64?
    var hasMoreBefore = false
    var hasMoreAfter = false
    /// `nil` while it is being counted.
    var count: Int?
    /// Of these, the follow-ups that are for later than today.
    var later = 0
    /// Marked records and the customer of each, which stay marked when they scroll out of the window.
    var marks: [Int64: Int64] = [:]
    /// The range that is being marked.
    var range: MarkedRange?
    /// The whole list is marked, as it stands in the query.
    var isAllMarked = false
    /// Moves asked for that the window does not hold yet.
    var owed = 0
    var isLoaded = false
    /// Rows of either end were asked for in place of these, and that end is wanted.
    var jump: Jump?
    var pending: Pending?
    /// The last question failed; nothing more is asked before the next input.
    var hasFailed = false
    /// How many rows the screen shows.
    var height = 20
    /// Columns moved out of sight at the left, so that others have room.
    var shift = 0
    /// The ids of the columns that were chosen; empty for the list's own.
    var columns: [String] = []
    /// The widest value of each column so far, so that columns do not jump while one moves.
    var widths: [Int] = []
    /// A record that was just dealt with: where that moves it away, the selection goes on to the next one.
    var dealtWith: Int64?
    /// A record that comes back into the list, to be selected when it is there.
    var returning: Int64?
    /// Rows above the selection that are still to come, for it to stand where it stood on screen.
    var missingAbove = 0

    enum Pending: Hashable, Sendable {
        case replace, append, prepend
    }

    enum Jump: Hashable, Sendable {
        case toStart, toEnd
    }

    /// Where a range began, and what was marked then.
    struct MarkedRange: Hashable, Sendable {
        var start: Int64
        var base: [Int64: Int64]
    }

    init(query: ListQuery) {
        self.query = query
    }

    /// Whether the rows answer an older question than the one on screen.
    var isOutdated: Bool { answered != query }

    var selectedIndex: Int? {
        guard let selectedID else { return nil }
        return rows.firstIndex { $0.id == selectedID }
    }

    var selected: Row? { selectedIndex.map { rows[$0] } }

    /// The customer of the selected row, without a copy of it.
    var selectedCustomer: Int64? { selectedIndex.flatMap { rows[$0].customer } }

    var visible: ArraySlice<Row> {
        let start = min(max(top, 0), rows.count)
        return rows[start..<min(start + height, rows.count)]
    }

    // MARK: Moving

    /// Moves the selection by rows; what lies beyond the window is owed until it is loaded.
    mutating func move(by steps: Int) {
        guard !rows.isEmpty, jump == nil else {
            if jump != nil { owed += steps }
            return
        }
        let wanted = (selectedIndex ?? top) + owed + steps
        let reached = min(max(wanted, 0), rows.count - 1)
        select(index: reached)
        let missing = wanted - reached
        owed = (missing > 0 && hasMoreAfter) || (missing < 0 && hasMoreBefore) ? missing : 0
    }

    mutating func select(index: Int) {
        guard rows.indices.contains(index) else { return }
        selectedID = rows[index].id
        owed = 0
        extendRange(to: index)
        scrollToSelection()
    }

    /// Turns the wheel: the rows move, and the selection only where it would leave the screen.
    mutating func scroll(by steps: Int) {
        guard jump == nil else { return }
        top = min(max(top + steps, 0), max(rows.count - height, 0))
        guard let index = selectedIndex else { return }
        let kept = min(max(index, top), max(top, min(top + height, rows.count) - 1))
        if kept != index { select(index: kept) }
    }

    mutating func scrollToSelection() {
        guard let index = selectedIndex else { return }
        if index < top { top = index }
        if index >= top + height { top = index - height + 1 }
        clampTop()
    }

    mutating func clampTop() {
        top = min(max(top, 0), max(rows.count - height, 0))
    }

    // MARK: Loading

    mutating func widen(to wider: [Int]) {
        widths = widths.count == wider.count ? zip(widths, wider).map(max) : wider
    }

    /// How many rows one question asks for.
    var pageSize: Int { max(height * 3, 30) }

    /// How many are seen at once.
    var screenSize: Int { max(height, 10) }

    /// The most rows that are kept; a page more while one comes in.
    var mostRows: Int { pageSize * 3 }

    /// Which rows are wanted next for the place the selection has, if any.
    var wanted: (Anchor, Pending)? {
        guard pending == nil, isLoaded, !hasFailed, let first = rows.first, let last = rows.last else { return nil }
        if hasMoreAfter, top + 2 * height > rows.count { return (.after(last.cursor), .append) }
        if hasMoreBefore, top < height { return (.before(first.cursor), .prepend) }
        return nil
    }

    /// Where a refresh begins, so that the rows on screen stay where they are.
    var refreshAnchor: Anchor {
        let first = min(max(top - height, 0), max(rows.count - 1, 0))
        if jump == .toEnd { return .end }
        guard isLoaded, jump == nil, rows.indices.contains(first), first > 0 || hasMoreBefore else { return .start }
        return .from(rows[first].cursor)
    }
}
