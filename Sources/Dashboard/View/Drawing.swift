public import Canvas
import LeadModel

/// The picture of a dashboard, which follows it: where only the window of a list moved, what stays is not drawn again.
public struct Drawing {
    /// Looks the same as the dashboard's own `view()`.
    public private(set) var frame: Frame
    private var dashboard: Dashboard
    /// The columns of the list, until something else than its window changes.
    private var table: ListTable?

    public init(of dashboard: Dashboard) {
        (self.dashboard, frame) = (dashboard, dashboard.view())
    }

    /// Draws what differs from the dashboard that was drawn last. O(rows that were not on screen).
    public mutating func follow(_ next: Dashboard) {
        let former = dashboard
        dashboard = next
        guard let kind = next.listKind, kind != .queue, Layout.fits(next.size),
            next.looksLike(former, butForWindowOf: kind), let before = former.lists[kind], let now = next.lists[kind],
            !before.rows.isEmpty, !now.rows.isEmpty, frame.hasRoomForClusters
        else {
            (frame, table) = (next.view(), nil)
            return
        }
        let areas = Layout.listAreas(of: next)
        if !before.hasWindow(of: now) { redrawRows(before, now, areas.rows) }
        guard let pane = areas.detail, before.selectedID != now.selectedID || former.detail != next.detail else {
            return
        }
        frame.clear(pane)
        next.drawDetail(&frame, pane)
    }

    /// A row that stood on another line is taken from there; the others are drawn.
    private mutating func redrawRows(_ before: ListState, _ now: ListState, _ area: Rect) {
        let former = frame
        let known = Dictionary(before.shown(area).enumerated().map { (before.rows[$1].id, $0) }) { first, _ in first }
        frame.cursor = nil
        for (offset, index) in now.shown(area).enumerated() {
            let line = Rect(x: area.x, y: area.y + offset, width: area.width, height: 1)
            let id = now.rows[index].id
            let isSelected = id == now.selectedID
            if let place = known[id], isSelected == (id == before.selectedID),
                before.rows[before.shown(area).lowerBound + place] == now.rows[index]
            {
                if place != offset { frame.take(line, from: former, y: area.y + place) }
                if isSelected { dashboard.pointCursor(&frame, at: line) }
            } else {
                frame.clear(line)
                dashboard.drawRow(now.rows[index], of: now, columns(of: now, width: area.width), &frame, line)
            }
        }
        let count = now.shown(area).count
        frame.clear(Rect(x: area.x, y: area.y + count, width: area.width, height: area.height - count))
    }

    private mutating func columns(of list: ListState, width: Int) -> ListTable {
        if let table { return table }
        let made = dashboard.table(of: list, width: width)
        table = made
        return made
    }
}

extension Dashboard {
    /// Whether all that is drawn is as in another dashboard, but for the window of a list and the customer beside it.
    fileprivate func looksLike(_ former: Dashboard, butForWindowOf kind: ListQuery.Kind) -> Bool {
        guard layers.isEmpty, customer == nil, former.customer == nil, let list = lists[kind] else { return false }
        var moved = former.withQuestions(of: self)
        moved.lists[kind]?.takeWindow(of: list)
        (moved.detail, moved.detailAsked, moved.ahead) = (detail, detailAsked, ahead)
        return moved == self
    }
}

extension ListState {
    /// The indices of the rows in an area of the screen.
    fileprivate func shown(_ area: Rect) -> Range<Int> {
        let visible = visible.indices
        return visible.lowerBound..<min(visible.upperBound, visible.lowerBound + area.height)
    }

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
