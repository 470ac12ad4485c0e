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
        if dashboard.showsDetail || dashboard.showsDoor {
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

    /// The first line.
    struct Title {
        var tabs: [Tab]
        /// What every screen is narrowed to, at the right.
        var scope: String
        /// That a door needs somebody, before it; empty where none does.
        var alert = ""
        var alertColumns = 0..<0
    }

    /// The tabs, what every screen is narrowed to, and what no one may miss: with as many words as there is room for.
    static func title(of dashboard: Dashboard) -> Title {
        let alerts = dashboard.alerts
        for alert in alerts.isEmpty ? [""] : alerts {
            let width = alert.isEmpty ? 0 : TextWidth.of(alert) + 2
            guard var title = title(of: dashboard, room: dashboard.size.width - width, isLast: alert == alerts.last)
            else { continue }
            let end = dashboard.size.width - 1 - TextWidth.of(title.scope) - (title.scope.isEmpty ? 0 : 2)
            title.alert = alert
            title.alertColumns = alert.isEmpty ? 0..<0 : max(end - TextWidth.of(alert), 0)..<max(end, 0)
            return title
        }
        return Title(tabs: tabs(.smallest, of: dashboard), scope: "")
    }

    /// Tabs and scope in so many columns; `nil` where that costs the scope too many words, unless it is the last try.
    private static func title(of dashboard: Dashboard, room columns: Int, isLast: Bool) -> Title? {
        let scope = dashboard.shownScope
        let parts = Said.scope(scope)
        let short = Said.shortScope(scope)
        let named = tabs(.named, of: dashboard)
        let numbered = tabs(.numbered, of: dashboard)
        func room(_ tabs: [Tab]) -> Int { columns - (tabs.last?.columns.upperBound ?? 0) - 3 }
        let whole = [parts.joined(separator: "  ·  "), parts.joined(separator: " · ")]
        for (tabs, texts) in [(named, scope == Scope() ? whole + [short] : whole), (numbered, whole)] {
            for text in texts
            where TextWidth.of(text) <= room(tabs) {
                return Title(tabs: tabs, scope: text)
            }
        }
        let others = parts.dropFirst().map { " · " + $0 }.joined()
        let offerRoom = room(numbered) - TextWidth.of(others)
        if scope.offer != nil, offerRoom >= 16 {
            let ellipsis = dashboard.settings.glyphs.ellipsis
            let text = TextWidth.clip(parts[0], to: offerRoom, ellipsis: ellipsis) + others
            return Title(tabs: numbered, scope: text)
        }
        if TextWidth.of(short) <= room(numbered) { return Title(tabs: numbered, scope: short) }
        let smallest = tabs(.smallest, of: dashboard)
        if columns == dashboard.size.width { return Title(tabs: smallest, scope: short) }
        if TextWidth.of(short) <= room(smallest) || scope == Scope() && room(smallest) >= -2 {
            return Title(tabs: smallest, scope: TextWidth.of(short) <= room(smallest) ? short : "")
        }
        guard isLast else { return nil }
        let clipped = TextWidth.clip(short, to: max(room(smallest), 0), ellipsis: dashboard.settings.glyphs.ellipsis)
        return Title(tabs: smallest, scope: clipped)
    }

    static func tabs(of dashboard: Dashboard) -> [Tab] { title(of: dashboard).tabs }

    private static func tabs(_ style: TabStyle, of dashboard: Dashboard) -> [Tab] {
        var x = dashboard.size.width >= 60 ? 9 : 0
        return Screen.allCases.enumerated().map { index, screen in
            let isShown = screen == dashboard.screen
            let name = "\(index) \(Said.title(of: screen))"
            let text =
                switch style {
                case .named: isShown ? "[\(name)]" : " \(name) "
                case .numbered: isShown ? " [\(name)]" : " \(index)"
                case .smallest: isShown ? " [\(index)]" : " \(index)"
                }
            defer { x += TextWidth.of(text) }
            return Tab(screen: screen, text: text, columns: x..<(x + TextWidth.of(text)))
        }
    }
}
