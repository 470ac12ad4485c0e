import Canvas
import LeadModel

/// The funnel and the stages as one picture of 1200 by 630, for a slide or a chat. It is the same in every viewer: light,
/// with colours and sizes in attributes, as programs for slides read no stylesheet.
extension Report {
    private static let palette = Palette.light

    var picture: String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        Drawing(context: unbroken, palette: Self.palette, version: version).node.write(to: &text)
        return text
    }
}

private struct Drawing {
    let context: ReportContext
    let palette: Palette
    let version: String

    private static let (left, right, middle) = (56.0, 1144.0, 568.0)
    private static let serif = "Georgia, Cambria, 'Times New Roman', serif"
    private static let sans = "'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
    /// Sources with a row of their own.
    private static let shownSources = 6

    var node: Node {
        Node(
            "svg",
            [
                "xmlns": Node.svgNamespace, "width": "1200", "height": "630", "viewBox": "0 0 1200 630", "role": "img",
                "aria-labelledby": "report-title report-desc", "font-family": Self.sans,
            ]
        ) {
            Node("title", ["id": "report-title"], words(.reportFilterPart, words(.reportKicker), context.title))
            Node("desc", ["id": "report-desc"], context.lead.joined(separator: " "))
            Node("rect", ["width": "1200", "height": "630", "fill": palette.paper.css])
            heading
            stages
            funnel
            footnote
        }
    }

    // MARK: Parts

    @NodeBuilder
    private var heading: [Node] {
        text(words(.reportKicker), 56, 68, 19, palette.accent, isBold: true)
        text(context.title, 56, 116, 42, palette.ink, isBold: true, font: Self.serif)
        for (place, line) in Canvas.lines(of: context.lead.joined(separator: " "), width: 100).prefix(2).enumerated() {
            text(line, 56, 156 + Double(place) * 30, 22, palette.soft, font: Self.serif)
        }
    }

    @NodeBuilder
    private var stages: [Node] {
        let counts = context.bundle.stages
        let most = max(1, Stage.allCases.reduce(0) { max($0, counts.reached($1)) })
        sectionTitle(words(.stagesTitle), from: Self.left, to: Self.middle - 48)
        for (place, stage) in Stage.allCases.enumerated() {
            self.stage(stage, counts, most: most, y: 268 + Double(place) * 92)
        }
    }

    @NodeBuilder
    private func stage(_ stage: Stage, _ counts: StageCounts, most: Int, y: Double) -> [Node] {
        let end = Self.middle - 48
        let reached = counts.reached(stage)
        let length = (end - Self.left) * Double(reached) / Double(most)
        text(stage.title, Self.left, y + 20, 20, palette.ink, isBold: true)
        if let rate = counts.rate(stage) {
            text(
                words(.reportStagesOf, context.customs.percent(rate)), end, y + 20, 18, palette.soft, anchor: "end")
        }
        box(Self.left, y + 30, end - Self.left, 38, palette.faint)
        box(Self.left, y + 30, length, 38, palette.accent)
        if length > 120 {
            text(
                context.number(reached), Self.left + length - 12, y + 57, 22, palette.paper, anchor: "end", isBold: true
            )
        } else {
            text(context.number(reached), Self.left + length + 12, y + 57, 22, palette.ink, isBold: true)
        }
    }

    /// Sources by step; the smallest sources share the last row.
    @NodeBuilder
    private var funnel: [Node] {
        let table = context.funnelSection.table
        let count = table.columns.firstIndex { $0.heading.name == "customers" } ?? 0
        let columns = Array(0..<count)
        let from = Self.middle + 16
        let step = min(84, (Self.right - from - 150) / Double(max(1, count)))
        sectionTitle(words(.funnelTitle), from: from, to: Self.right)
        for column in columns {
            let x = Self.right - step * Double(count - 1 - column)
            let lines = Canvas.lines(of: table.columns[column].heading.title, width: 8).suffix(2)
            for (place, line) in lines.enumerated() {
                text(line, x, 306 - Double(lines.count - 1 - place) * 17, 14, palette.soft, anchor: "end")
            }
        }
        rule(from, Self.right, 316, palette.ink)
        for (place, row) in rows(of: table).enumerated() {
            self.row(row, columns, from: from, step: step, size: size(table), y: 344 + Double(place) * 35)
        }
    }

    /// Of the numbers: large ones are set smaller, so that they don't touch.
    private func size(_ table: FigureTable) -> Double {
        let longest = (table.total ?? []).reduce(0) { longest, figure in
            if case .count = figure { max(longest, figure.shown(context.customs).count) } else { longest }
        }
        return longest > 9 ? 13 : longest > 6 ? 16 : 19
    }

    private struct Line {
        var name: String
        var figures: [Figure]
        var isTotal = false
    }

    private func rows(of table: FigureTable) -> [Line] {
        let all = table.rows.map { Line(name: $0.labels[0].shown, figures: $0.figures) }
        var shown = Array(all.prefix(all.count > Self.shownSources ? Self.shownSources - 1 : all.count))
        let others = all.dropFirst(shown.count)
        if let first = others.first {
            let sums = others.dropFirst().reduce(first.figures) { zip($0, $1.figures).map(Self.sum) }
            shown.append(Line(name: words(.reportOtherSources, context.number(others.count)), figures: sums))
        }
        return shown + [Line(name: words(.total), figures: table.total ?? [], isTotal: true)]
    }

    private static func sum(_ left: Figure, _ right: Figure) -> Figure {
        if case .count(let first) = left, case .count(let second) = right { return .count(first + second) }
        return left
    }

    @NodeBuilder
    private func row(_ line: Line, _ columns: [Int], from: Double, step: Double, size: Double, y: Double) -> [Node] {
        if line.isTotal { rule(from, Self.right, y - 24, palette.ink) }
        text(TextWidth.clip(line.name, to: 20), from, y, 18, palette.ink, isBold: line.isTotal)
        for column in columns where line.figures.indices.contains(column) {
            let figure = line.figures[column]
            text(
                figure.shown(context.customs), Self.right - step * Double(columns.count - 1 - column), y, size,
                figure == .count(0) ? palette.soft : palette.ink, anchor: "end",
                isBold: line.isTotal || column == columns.last)
        }
    }

    @NodeBuilder
    private var footnote: [Node] {
        let facts = context.facts.map { words(.reportFilterPart, $0.title, $0.text) }
        let lines = Canvas.lines(of: facts.joined(separator: " · "), width: 160)
        rule(Self.left, Self.right, 566, palette.rule)
        for (place, line) in lines.prefix(2).enumerated() {
            text(line, Self.left, 590 + Double(place) * 20, 14, palette.soft)
        }
    }

    // MARK: Shapes

    @NodeBuilder
    private func sectionTitle(_ title: String, from: Double, to: Double) -> [Node] {
        rule(from, to, 214, palette.ink, width: 2)
        text(title, from, 244, 19, palette.ink, isBold: true, font: Self.serif)
    }

    private func text(
        _ text: String, _ x: Double, _ y: Double, _ size: Double, _ color: Palette.Color, anchor: String = "start",
        isBold: Bool = false, font: String = sans
    ) -> Node {
        Node(
            "text",
            [
                "x": Node.decimal(x), "y": Node.decimal(y), "font-size": Node.decimal(size), "fill": color.css,
                "text-anchor": anchor, "font-weight": isBold ? "600" : "400", "font-family": font,
            ], text)
    }

    private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: Palette.Color) -> Node {
        Node(
            "rect",
            [
                "x": Node.decimal(x), "y": Node.decimal(y), "width": Node.decimal(width),
                "height": Node.decimal(height), "fill": color.css,
            ])
    }

    private func rule(_ from: Double, _ to: Double, _ y: Double, _ color: Palette.Color, width: Double = 1) -> Node {
        box(from, y, to - from, width, color)
    }
}
