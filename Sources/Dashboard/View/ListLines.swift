import Canvas
import LeadModel

extension Dashboard {
    var listHeight: Int { max(Layout.listAreas(of: self).rows.height, 1) }

    /// How many rows PgUp and PgDn move.
    var pageHeight: Int { max(listHeight - 1, 1) }

    /// The index of the row that a point is on.
    func listRow(at point: Point) -> Int? {
        let rect = Layout.listAreas(of: self).rows
        guard rect.contains(point), let list = currentList else { return nil }
        let lines = QueueLines.lines(of: list, height: rect.height)
        guard lines.indices.contains(point.y - rect.y), case .row(let index) = lines[point.y - rect.y] else {
            return nil
        }
        return index
    }
}

/// The rows of a list as lines: a rule stands before the follow-ups that are for later.
enum QueueLines {
    enum Line: Hashable {
        case row(Int)
        case later
    }

    static func lines(of list: ListState, height: Int) -> [Line] {
        var lines: [Line] = []
        for index in list.visible.indices {
            if isLater(list.rows[index]), index == 0 ? !list.hasMoreBefore : !isLater(list.rows[index - 1]) {
                lines.append(.later)
            }
            lines.append(.row(index))
        }
        // The selected row must not fall off where the rule takes a line.
        if lines.count > height, let selected = list.selectedIndex, lines.last == .row(selected) {
            lines.removeFirst(lines.count - height)
        }
        return Array(lines.prefix(height))
    }

    private static func isLater(_ row: Row) -> Bool {
        if case .work(let work) = row.record { return work.section == .later }
        return false
    }
}
