import Canvas
import LeadModel

/// Where the parts of Today stand.
struct TodayAreas {
    var heading, why, card: Rect
    /// The rule above what the customer did, and the lines of it.
    var historyRule, history: Rect
    /// The outcomes, in two columns where they stand below; empty on a low screen, where the footer has them.
    var outcomes: [Rect]
    var outcomesRule: Rect
    /// Who comes then.
    var nextRule, next: Rect
}

extension Dashboard {
    private static let paneWidth = 38
    private static var outcomeRows: Int { (Command.outcomes.count + 1) / 2 }

    var todayAreas: TodayAreas {
        let (heading, body) = Layout.body(of: self).split(top: 1)
        let none = Rect(x: 0, y: 0, width: 0, height: 0)
        var areas = TodayAreas(
            heading: heading, why: none, card: none, historyRule: none, history: none, outcomes: [],
            outcomesRule: none, nextRule: none, next: none)
        var main = body
        if size.width >= 110 {
            let (pane, rest) = body.split(right: Self.paneWidth + (size.width >= 160 ? 14 : 0))
            main = rest
            placeOutcomes(pane.inset(columns: 2, rows: 0), columns: 1, &areas)
        } else if body.height >= 18 {
            let (below, rest) = body.split(bottom: Self.outcomeRows + 1)
            main = rest
            placeOutcomes(below, columns: 2, &areas)
        }
        placeCard(main.inset(columns: 1, rows: 0), &areas)
        return areas
    }

    /// Whether the outcomes stand on screen, so that the footer has room for other keys.
    var showsOutcomes: Bool { context == .today && !todayAreas.outcomes.isEmpty && selectedCustomer != nil }

    private func placeOutcomes(_ area: Rect, columns: Int, _ areas: inout TodayAreas) {
        let (rule, rest) = area.split(top: 1)
        areas.outcomesRule = rule
        let width = rest.width / columns
        let rows = columns == 1 ? Command.outcomes.count : Self.outcomeRows
        areas.outcomes = Command.outcomes.indices.map { index in
            Rect(
                x: rest.x + index / rows * width + (columns == 1 ? 0 : 1), y: rest.y + index % rows, width: width - 2,
                height: 1)
        }
        guard columns == 1 else { return }
        let then = rest.split(top: rows + 1).rest
        (areas.nextRule, areas.next) = then.split(top: 1)
    }

    private func placeCard(_ area: Rect, _ areas: inout TodayAreas) {
        let (why, rest) = area.split(top: 1)
        areas.why = why
        let most = max(rest.height * 3 / 5, 1)
        let wanted = detail.map { self.card(of: $0, width: rest.width, height: most).count } ?? 1
        let (top, below) = rest.split(top: wanted)
        areas.card = top
        (areas.historyRule, areas.history) = below.split(top: size.height >= 16 ? 1 : 0)
    }
}
