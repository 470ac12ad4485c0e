import Canvas
import LeadModel

/// Where things stand on a screen: what the view draws and what a click hits come from the same place.
enum Layout {
    static let minimum = Size(width: 40, height: 10)

    /// A screen's tab in the first line.
    struct Tab {
        var screen: Screen
        var text: String
        var columns: Range<Int>
    }

    static func tabs(of dashboard: Dashboard) -> [Tab] {
        let isWide = dashboard.size.width >= 100
        let isTiny = dashboard.size.width < 60
        var x = isTiny ? 1 : 10
        return Screen.allCases.enumerated().map { index, screen in
            let isShown = screen == dashboard.screen
            let name = isWide || isShown ? "\(index + 1) \(Said.title(of: screen))" : "\(index + 1)"
            let text = isShown ? "[\(name)]" : isWide ? " \(name) " : " \(name)"
            defer { x += TextWidth.of(text) }
            return Tab(screen: screen, text: text, columns: x..<(x + TextWidth.of(text)))
        }
    }

    /// Between the title line and the footer: everything else.
    static func body(of dashboard: Dashboard) -> Rect {
        let bottom = footerHeight(of: dashboard)
        return Rect(x: 0, y: 1, width: dashboard.size.width, height: dashboard.size.height - 1 - bottom)
    }

    /// A rule, and one line of keys; a low screen does without the rule.
    static func footerHeight(of dashboard: Dashboard) -> Int { dashboard.size.height >= 16 ? 2 : 1 }

    /// The body of a list screen: its heading, the rows, and the detail pane.
    static func listAreas(of dashboard: Dashboard) -> (heading: Rect, header: Rect, rows: Rect, detail: Rect?) {
        let body = body(of: dashboard)
        let (list, detail): (Rect, Rect?) =
            if dashboard.showsDetail {
                {
                    let (left, right) = body.split(left: body.width - min(max(body.width * 2 / 5, 44), 72))
                    return (left, right)
                }()
            } else {
                (body, nil)
            }
        let (heading, rest) = list.split(top: 1)
        let (header, rows) = rest.split(top: 1)
        return (heading, header, rows, detail)
    }

    // MARK: Layers

    static func pickerBox(of picker: Picker, in size: Size) -> Rect {
        let widest = picker.items.map { TextWidth.of($0.title) + TextWidth.of($0.detail) + 8 }.max() ?? 0
        let width = min(max(widest, TextWidth.of(picker.title) + 6, 44), size.width - 2)
        let height = min(max(picker.items.count + 4, 8), size.height - 2)
        return Rect(size).centred(Size(width: width, height: height))
    }

    /// The rows of a picker that are on screen.
    static func pickerRows(of picker: Picker, in size: Size) -> (rect: Rect, first: Int) {
        let inside = pickerBox(of: picker, in: size).inset()
        let rect = inside.split(top: 2).rest
        let first = min(max(picker.selected - rect.height + 1, 0), max(picker.shown.count - rect.height, 0))
        return (rect, first)
    }

    static func pickerIndex(at point: Point, of picker: Picker, in size: Size) -> Int? {
        let (rect, first) = pickerRows(of: picker, in: size)
        guard rect.contains(point) else { return nil }
        let index = first + point.y - rect.y
        return picker.shown.indices.contains(index) ? index : nil
    }

    static func menuBox(of menu: Menu, in size: Size) -> Rect {
        let widest = menu.items.map { TextWidth.of($0.title) + 8 }.max() ?? 0
        let width = min(max(widest, TextWidth.of(menu.title) + 6, 30), size.width - 2)
        return Rect(size).centred(Size(width: width, height: min(menu.items.count + 2, size.height - 2)))
    }

    static func menuIndex(at point: Point, of menu: Menu, in size: Size) -> Int? {
        let inside = menuBox(of: menu, in: size).inset()
        guard inside.contains(point), point.y - inside.y < menu.items.count else { return nil }
        return point.y - inside.y
    }

    static func readerBox(in size: Size) -> Rect {
        Rect(size).inset(columns: size.width >= 60 ? 2 : 0, rows: size.height >= 16 ? 1 : 0)
    }

    static func readerLines(of reader: Reader, in size: Size) -> [String] {
        let width = max(readerBox(in: size).inset().width - 1, 10)
        return reader.lines.flatMap { $0.isEmpty ? [""] : Canvas.lines(of: $0, width: width) }
    }
}

extension Dashboard {
    var listHeight: Int { max(Layout.listAreas(of: self).rows.height, 1) }

    /// How many rows PgUp and PgDn move.
    var pageHeight: Int { max(listHeight - 1, 1) }

    /// The index of the row that a point is on.
    func listRow(at point: Point) -> Int? {
        let rect = Layout.listAreas(of: self).rows
        guard rect.contains(point), let list = currentList else { return nil }
        let lines = QueueLines.lines(of: list, height: rect.height)
        guard lines.indices.contains(point.y - rect.y), case .row(let index) = lines[point.y - rect.y] else { return nil }
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
