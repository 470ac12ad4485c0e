import LeadModel

/// A section's table as HTML, with bars, shades and lines beside its numbers.
struct HTMLTable {
    private let section: ReportSection
    private let table: FigureTable
    private let customs: Customs
    private let deepest: Double

    init(_ section: ReportSection, _ customs: Customs) {
        (self.section, table, self.customs) = (section, section.table, customs)
        deepest = section.table.deepest
    }

    /// A wide table scrolls within itself, so that the page does not; keys can reach it there.
    var node: Node {
        Node("div", ["class": "scroll", "role": "region", "aria-label": table.title, "tabindex": "0"]) {
            Node("table") {
                Node("caption", table.title)
                Node("thead") { Node("tr") { headings } }
                Node("tbody") { for row in section.visibleRows { line(row) } }
                if let total = table.total { Node("tfoot") { Node("tr") { totals(total) } } }
            }
        }
    }

    @NodeBuilder
    private var headings: [Node] {
        for key in table.keys { Node("th", ["scope": "col", "class": "key"], key.title) }
        for column in table.columns {
            Node("th", ["scope": "col", "class": column.look == .shade ? "shaded" : "head"], column.heading.title)
        }
    }

    private func line(_ row: FigureTable.Row) -> Node {
        Node("tr") {
            for (place, label) in row.labels.enumerated() { self.label(label, isFirst: place == 0) }
            for (place, figure) in row.figures.enumerated() { cell(figure, place, row) }
        }
    }

    private func label(_ label: FigureTable.Label, isFirst: Bool) -> Node {
        let attributes: KeyValuePairs = isFirst ? ["scope": "row", "class": "row"] : ["class": "row"]
        return Node(isFirst ? "th" : "td", attributes) {
            if label.isOutside { Node.outside(label.shown) } else { Node(text: label.shown) }
            if !label.detail.isEmpty {
                " "
                Node("span", ["class": "detail"]) { Node.outside(label.detail) }
            }
        }
    }

    private func cell(_ figure: Figure, _ place: Int, _ row: FigureTable.Row) -> Node {
        if case .series(let counts) = figure { return Node("td", ["class": "sparkCell"]) { series(counts) } }
        switch table.columns[place].look {
        case .plain: return Node("td", ["class": className(figure)], figure.shown(customs))
        case .bar: return barCell(figure, place, row)
        case .shade: return Node("td", ["class": shade(figure)], figure.shown(customs))
        }
    }

    /// The line for the eye, the numbers for the ear.
    @NodeBuilder
    private func series(_ counts: [Int]) -> [Node] {
        Sparkline.node(counts)
        Node("span", ["class": "heard"], Figure.series(counts).shown(customs))
    }

    private func barCell(_ figure: Figure, _ place: Int, _ row: FigureTable.Row) -> Node {
        let largest = if case .share = figure { 1.0 } else { max(table.largest(place), 1) }
        return Node("td", ["class": "withBar"]) {
            Node("span", ["class": "barCell"]) {
                Node.ornament("bars", width: "100%", height: 12) {
                    if !row.isRest { Node.bar(figure.magnitude / largest, y: 0, height: 12, class: "bar") }
                }
                Node("span", ["class": className(figure)], figure.shown(customs))
            }
        }
    }

    private func shade(_ figure: Figure) -> String {
        guard figure.magnitude > 0, deepest > 0 else { return "shaded " + className(figure) }
        let steps = Double(Palette.shadeCount)
        return "shaded s\(min(Palette.shadeCount, Int(figure.magnitude / deepest * (steps - 1)) + 1))"
    }

    private func className(_ figure: Figure) -> String {
        switch figure {
        case .none: "none"
        case .count(0), .share(0): "zero"
        default: "number"
        }
    }

    @NodeBuilder
    private func totals(_ total: [Figure]) -> [Node] {
        Node("th", ["scope": "row", "class": "row"], words(.total))
        for _ in table.keys.dropFirst() { Node("td") }
        for (place, figure) in total.enumerated() {
            if case .series(let counts) = figure {
                Node("td", ["class": "sparkCell"]) { series(counts) }
            } else {
                Node("td", ["class": table.columns[place].look == .shade ? "shaded" : "number"], figure.shown(customs))
            }
        }
    }
}
