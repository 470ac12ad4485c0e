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

/// The lines of a list as they stand on a screen.
struct ListLines {
    let lines: [QueueLines.Line]
    private let list: ListState
    private let height: Int

    init(_ list: ListState, height: Int) {
        (self.list, self.height) = (list, height)
        lines = QueueLines.lines(of: list, height: height)
    }

    /// What stands in a line; `nil` where nothing does.
    subscript(offset: Int) -> QueueLines.Line? { lines.indices.contains(offset) ? lines[offset] : nil }

    func isSelected(at offset: Int) -> Bool { row(at: offset).map { $0 == list.selectedID } ?? false }

    /// How far the lines of an earlier screen went up, or down where it is negative; 0 where few of them are left.
    func steps(from former: ListLines) -> Int {
        guard let first = row(at: 0), let formerFirst = former.row(at: 0), first != formerFirst else { return 0 }
        let steps = former.offset(of: first) ?? offset(of: formerFirst).map(-) ?? 0
        return 2 * abs(steps) <= height ? steps : 0
    }

    /// The lines that look otherwise than those of an earlier screen, after that went up so far. O(lines), where the
    /// rows are the same.
    func changes(from former: ListLines, movedBy steps: Int) -> [Int] {
        let hasSameRows = list.rows == former.list.rows
        return (0..<height).filter { offset in
            guard case .row(let index) = self[offset], case .row(let formerIndex) = former[offset + steps] else {
                return self[offset] != former[offset + steps]
            }
            let isSame =
                hasSameRows ? index == formerIndex : list.rows[index] == former.list.rows[formerIndex]
            return !isSame || isSelected(at: offset) != former.isSelected(at: offset + steps)
        }
    }

    /// The id of the row in a line.
    private func row(at offset: Int) -> Int64? {
        guard case .row(let index) = self[offset] else { return nil }
        return list.rows[index].id
    }

    private func offset(of id: Int64) -> Int? { lines.indices.first { row(at: $0) == id } }
}
