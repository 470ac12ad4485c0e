public import Canvas
import LeadModel

/// The picture of a dashboard, which follows it: where only the window of a list moved, its lines and the customer
/// beside it are taken from the shelf, and nothing else is drawn again.
public struct Drawing {
    /// Looks the same as the dashboard's own `view()`.
    public private(set) var frame: Frame
    private var dashboard: Dashboard
    private var shelf = Shelf()

    public init(of dashboard: Dashboard) {
        (self.dashboard, frame) = (dashboard, dashboard.view())
    }

    /// Draws what differs from the dashboard that was drawn last. O(rows on screen).
    public mutating func follow(_ next: Dashboard) {
        let detail = dashboard.detail
        frame.scrolled = nil
        guard let now = next.listOfLines, let before = dashboard.lists[now.query.kind], !before.rows.isEmpty,
            frame.hasRoomForClusters, dashboard.takesWindow(of: now.query.kind, in: next)
        else {
            (dashboard, frame, shelf) = (next, next.view(), Shelf())
            return
        }
        dashboard = next
        let areas = Layout.listAreas(of: next)
        if !before.hasWindow(of: now) { redrawLines(from: before, to: now, areas.rows) }
        if let pane = areas.detail, before.selectedID != now.selectedID || detail != next.detail { redrawDetail(pane) }
    }

    /// Draws what the next keys may bring into sight, for a time when nobody waits.
    /// - Returns: Whether there may be more to be drawn: as much is drawn at once as no key notices.
    public mutating func lookAhead() -> Bool {
        guard let list = dashboard.listOfLines else { return false }
        let areas = Layout.listAreas(of: dashboard)
        if shelf.addLines(of: dashboard.rowsAhead(in: list), list, dashboard, areas.rows.width) { return true }
        return areas.detail.map { shelf.addCards(of: dashboard.ahead.details.values, dashboard, $0.size) } ?? false
    }

    /// Moves the lines that stand elsewhere now, and draws those that were not there or look otherwise.
    private mutating func redrawLines(from before: ListState, to now: ListState, _ area: Rect) {
        let (former, lines) = (ListLines(before, height: area.height), ListLines(now, height: area.height))
        let steps = lines.steps(from: former)
        if steps != 0 { frame.scroll(area, by: steps) }
        for offset in lines.changes(from: former, movedBy: steps) { redraw(lines[offset], of: now, area.row(offset)) }
        let selected = (0..<area.height).first(where: lines.isSelected)
        frame.cursor = selected.map { dashboard.cursor(of: area.row($0)) }
    }

    private mutating func redraw(_ line: QueueLines.Line?, of list: ListState, _ place: Rect) {
        switch line {
        case .row(let index):
            let row = list.rows[index]
            frame.lay(shelf.line(of: row, in: list, dashboard, width: place.width), at: place.origin)
            if row.id == list.selectedID { frame.select(place) }
        case .later: dashboard.drawLaterRule(&frame, place)
        case nil: frame.clear(place)
        }
    }

    private mutating func redrawDetail(_ pane: Rect) {
        if let detail = dashboard.selectedDetail {
            frame.lay(shelf.card(of: detail, dashboard, pane.size), at: pane.origin)
        } else {
            frame.clear(pane)
            dashboard.drawDetail(&frame, pane)
        }
    }
}

extension Dashboard {
    /// The list on screen, where each row is a line of its own wherever it stands, and nothing is in front of it.
    fileprivate var listOfLines: ListState? {
        guard let list = currentList, list.query.kind != .today, !list.rows.isEmpty, Layout.fits(size), layers.isEmpty,
            customer == nil,
            // What is said may need more than its own line.
            notice == nil, progress == nil
        else { return nil }
        return list
    }

    /// Takes over the window of a list and the customer beside it. Whether it looks like the other dashboard then.
    fileprivate mutating func takesWindow(of kind: ListQuery.Kind, in next: Dashboard) -> Bool {
        guard let list = next.lists[kind] else { return false }
        takeQuestions(of: next)
        lists[kind]?.takeWindow(of: list)
        (detail, detailAsked, ahead) = (next.detail, next.detailAsked, next.ahead)
        return self == next
    }

    /// The rows that the next keys may bring into sight, and those that are in sight: a page more at both sides, and
    /// both ends of the list.
    fileprivate func rowsAhead(in list: ListState) -> [ArraySlice<Row>] {
        [
            list.rows.dropFirst(max(list.top - list.height, 0)).prefix(3 * list.height),
            ahead.first?.page.rows.prefix(list.height) ?? [], ahead.last?.page.rows.suffix(list.height) ?? [],
        ]
    }
}

extension ListState {
    fileprivate func hasWindow(of other: ListState) -> Bool {
        selectedID == other.selectedID && top == other.top && rows == other.rows
    }

    /// Takes over which rows are there and which of them is selected.
    fileprivate mutating func takeWindow(of other: ListState) {
        (rows, top, selectedID, owed) = (other.rows, other.top, other.selectedID, other.owed)
        (hasMoreBefore, hasMoreAfter) = (other.hasMoreBefore, other.hasMoreAfter)
        (jump, pending, dealtWith, missingAbove) = (other.jump, other.pending, other.dealtWith, other.missingAbove)
    }
}
