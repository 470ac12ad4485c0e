import Canvas
import LeadModel

/// Where things stand on a screen: what the view draws and what a click hits come from the same place.
enum Layout {
    static let minimum = Size(width: 40, height: 10)

    static func fits(_ size: Size) -> Bool { size.width >= minimum.width && size.height >= minimum.height }

    /// Between the title line and the footer: everything else.
    static func body(of dashboard: Dashboard) -> Rect {
        let bottom = footerHeight(of: dashboard)
        return Rect(x: 0, y: 1, width: dashboard.size.width, height: dashboard.size.height - 1 - bottom)
    }

    /// A rule, and one line of keys; a low screen does without the rule.
    static func footerHeight(of dashboard: Dashboard) -> Int { dashboard.size.height >= 16 ? 2 : 1 }

    struct ListAreas {
        var heading, header, rows: Rect
        var detail: Rect?
    }

    /// The body of a list screen: its heading, the rows, and the detail pane.
    static func listAreas(of dashboard: Dashboard) -> ListAreas {
        var list = body(of: dashboard)
        var detail: Rect?
        if dashboard.showsDetail {
            let (left, right) = list.split(right: min(max(list.width / 3, 40), 72))
            (detail, list) = (left, right)
        }
        let (heading, rest) = list.split(top: 1)
        let (header, rows) = rest.split(top: 1)
        return ListAreas(heading: heading, header: header, rows: rows, detail: detail)
    }

    // MARK: The first line

    /// A screen's tab in the first line.
    struct Tab {
        var screen: Screen
        var text: String
        var columns: Range<Int>
    }

    private enum TabStyle { case named, numbered, smallest }

    /// The tabs, and what every screen is narrowed to: with as many words as there is room for both.
    static func title(of dashboard: Dashboard) -> (tabs: [Tab], scope: String) {
        let scope = dashboard.scope(shownBy: dashboard.listKind)
        let parts = Said.scope(scope)
        let short = Said.shortScope(scope)
        let named = tabs(.named, of: dashboard)
        let numbered = tabs(.numbered, of: dashboard)
        func room(_ tabs: [Tab]) -> Int { dashboard.size.width - (tabs.last?.columns.upperBound ?? 0) - 3 }
        for tabs in [named, numbered] {
            for text in [parts.joined(separator: "  ·  "), parts.joined(separator: " · ")]
            where TextWidth.of(text) <= room(tabs) {
                return (tabs, text)
            }
        }
        let others = parts.dropFirst().map { " · " + $0 }.joined()
        let offerRoom = room(numbered) - TextWidth.of(others)
        if scope.offer != nil, offerRoom >= 16 {
            let ellipsis = dashboard.settings.glyphs.ellipsis
            return (numbered, TextWidth.clip(parts[0], to: offerRoom, ellipsis: ellipsis) + others)
        }
        return TextWidth.of(short) <= room(numbered) ? (numbered, short) : (tabs(.smallest, of: dashboard), short)
    }

    static func tabs(of dashboard: Dashboard) -> [Tab] { title(of: dashboard).tabs }

    private static func tabs(_ style: TabStyle, of dashboard: Dashboard) -> [Tab] {
        var x = dashboard.size.width >= 60 ? 9 : 0
        return Screen.allCases.enumerated().map { index, screen in
            let isShown = screen == dashboard.screen
            let name = "\(index + 1) \(Said.title(of: screen))"
            let text =
                switch style {
                case .named: isShown ? "[\(name)]" : " \(name) "
                case .numbered: isShown ? " [\(name)]" : " \(index + 1)"
                case .smallest: isShown ? " [\(index + 1)]" : " \(index + 1)"
                }
            defer { x += TextWidth.of(text) }
            return Tab(screen: screen, text: text, columns: x..<(x + TextWidth.of(text)))
        }
    }
}
