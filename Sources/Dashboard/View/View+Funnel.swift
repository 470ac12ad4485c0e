import Canvas
import LeadModel

/// The funnel: source by step, and customers by the furthest stage.
extension Dashboard {
    func drawFunnel(_ frame: inout Frame) {
        let body = Layout.body(of: self)
        drawRule(&frame, words(funnel.countsCustomers ? .funnelCustomersTitle : .funnelTitle), y: body.y)
        guard funnel.counts != nil else {
            frame.write(words(.counting), at: Point(x: 2, y: body.y + 1), style: .dim)
            return
        }
        drawMatrix(&frame)
        if isStoreEmpty { return drawWelcome(&frame, from: body.y + funnel.rows.count + 3) }
        drawStages(&frame)
    }

    private func drawMatrix(_ frame: inout Frame) {
        let matrix = Layout.matrix(of: self)
        for column in matrix.columns {
            frame.write(
                Said.title(of: column.column), at: Point(x: column.x, y: matrix.y), style: .bold, width: column.width,
                align: .right)
        }
        if let sparkX = matrix.sparkX {
            frame.write(words(.twelveWeeks, Funnel.weekCount), at: Point(x: sparkX, y: matrix.y), style: .bold)
        }
        for (index, row) in funnel.rows.enumerated() {
            guard index < matrix.rowCount else { break }
            draw(row, &frame, matrix, y: matrix.y + 1 + index)
        }
    }

    private func draw(_ row: FunnelState.MatrixRow, _ frame: inout Frame, _ matrix: Layout.Matrix, y: Int) {
        let isTotal = row == .total
        frame.write(
            Said.title(of: row), at: Point(x: 2, y: y), style: isTotal ? .bold : .plain, width: matrix.labelWidth)
        for column in matrix.columns {
            let value = funnel.value(row, column.column) ?? 0
            let isCell = funnel.cell == FunnelState.Cell(row: row, column: column.column)
            let number = value == 0 ? String(settings.glyphs.dot) : customs.number(value)
            var style: Style = value == 0 ? .dim : isTotal || column.column == .total ? .bold : .plain
            if column.column == .crossListed, value > 0 { style = .doNotContact }
            let text = isCell ? "[\(number)]" : number
            if isCell { style = style.with(.reverse) }
            let width = TextWidth.of(text)
            // Brackets stand outside the column, so that digits stay below each other.
            let right = column.x + column.width + (isCell ? 1 : 0)
            frame.write(text, at: Point(x: right - width, y: y), style: style)
            if isCell { frame.cursor = Point(x: right - width + 1, y: y) }
        }
        guard let sparkX = matrix.sparkX, let weeks = weeks(of: row), weeks.contains(where: { $0 > 0 }) else { return }
        frame.write(settings.glyphs.sparkline(weeks), at: Point(x: sparkX, y: y), style: .accent)
    }

    private func weeks(of row: FunnelState.MatrixRow) -> [Int]? {
        guard let all = funnel.counts?.weeks else { return nil }
        switch row {
        case .source(let source): return all[source]
        case .total:
            return all.values.reduce(Array(repeating: 0, count: Funnel.weekCount)) { sum, weeks in
                zip(sum, weeks).map(+)
            }
        }
    }

    private func drawStages(_ frame: inout Frame) {
        let body = Layout.body(of: self)
        var y = body.y + 1 + Layout.matrix(of: self).rowCount + 1
        guard y + 2 < body.maxY else { return drawFunnelNote(&frame, y: body.maxY - 1) }
        drawRule(&frame, words(.stagesTitle), y: y)
        y += 1
        guard let stages = funnel.stages else {
            frame.write(words(.counting), at: Point(x: 2, y: y), style: .dim)
            return
        }
        for stage in Stage.allCases where y < body.maxY {
            draw(stage, stages, &frame, y: y)
            y += 1
        }
        drawFunnelNote(&frame, y: min(y, body.maxY - 1))
    }

    private func draw(_ stage: Stage, _ stages: StageCounts, _ frame: inout Frame, y: Int) {
        let reached = stages.reached(stage)
        let label = min(18, size.width / 3)
        frame.write(stage.title, at: Point(x: 2, y: y), width: label)
        frame.write(customs.number(reached), at: Point(x: 2 + label, y: y), style: .bold, width: 9, align: .right)
        let barX = label + 14
        let barWidth = max(min(size.width - barX - 46, 60), size.width >= 60 ? 10 : 0)
        let bar = settings.glyphs.bar(value: reached, of: max(stages.reached(.initialInterest), 1), width: barWidth)
        frame.write(bar, at: Point(x: barX, y: y), style: .accent)
        var text = stages.rate(stage).map { customs.percent($0) } ?? ""
        let steps = Step.allCases.filter { settings.rules.stage(of: $0) == stage }.map(\.title)
        let words = words(stage == .active ? .stageSteps : .stageStepsOrFurther, steps.joined(separator: ", "))
        text = text.isEmpty ? words : text + "   " + words
        let x = barX + barWidth + 1
        frame.write(text, at: Point(x: x, y: y), style: .dim, width: max(size.width - x - 1, 0))
    }

    /// What is not in the numbers, and how they compare with the period before.
    private func drawFunnelNote(_ frame: inout Frame, y: Int) {
        guard let counts = funnel.counts else { return }
        var parts: [String] = []
        if let before = counts.before, let period = scope.period.days {
            parts.append(
                before > 0
                    ? words(
                        .againstBefore, customs.change(Double(counts.total - before) / Double(before)),
                        customs.number(period))
                    : words(.nothingBefore, customs.number(period)))
        }
        if counts.test > 0 {
            parts.append(words(scope.includesTest ? .testCounted : .testNotCounted, customs.number(counts.test)))
        }
        if funnel.isCounting { parts.append(words(.counting)) }
        frame.write(
            parts.joined(separator: " · "), at: Point(x: 1, y: y), style: .dim, width: size.width - 3, align: .right)
    }

    /// What to do with an empty store.
    func drawWelcome(_ frame: inout Frame, from y: Int) {
        let lines = [
            words(.emptyStore, settings.storePath), "", words(.emptyImport), words(.emptyDemo), words(.emptySamples),
        ]
        var row = y
        for line in lines.flatMap({ $0.isEmpty ? [""] : Canvas.lines(of: $0, width: size.width - 4) }) {
            guard row < Layout.body(of: self).maxY else { return }
            frame.write(line, at: Point(x: 2, y: row))
            row += 1
        }
    }
}

extension Period {
    var days: Int? {
        if case .days(let days) = self { return days }
        return nil
    }
}

extension Said {
    static func title(of row: FunnelState.MatrixRow) -> String {
        switch row {
        case .source(let source): source.title.isEmpty ? words(.noSource) : source.title
        case .total: words(.total)
        }
    }

    static func title(of column: FunnelState.MatrixColumn) -> String {
        switch column {
        case .step(let step): step.title
        case .total: words(.total)
        case .crossListed: words(.crossListedShort)
        }
    }
}

extension Layout {
    struct Matrix {
        struct Column {
            var column: FunnelState.MatrixColumn
            var x: Int
            var width: Int
        }

        var y: Int
        var rowCount: Int
        var labelWidth: Int
        var columns: [Column]
        var sparkX: Int?
    }

    /// Where the funnel's cells stand: as many columns as fit, those around the cursor first.
    static func matrix(of dashboard: Dashboard) -> Matrix {
        let body = body(of: dashboard)
        let all = dashboard.funnel.columns
        let labelWidth = dashboard.size.width >= 80 ? 18 : 12
        let hasSparks = dashboard.size.width >= 104
        let sparkWidth = hasSparks ? Funnel.weekCount + 3 : 0
        let room = dashboard.size.width - labelWidth - 5 - sparkWidth
        let width = min(max(room / all.count - 1, 11), 13)
        let fitting = max(min(room / (width + 1), all.count), 1)
        let cursor = all.firstIndex(of: dashboard.funnel.cell.column) ?? 0
        let first = min(max(cursor - fitting + 1, 0), all.count - fitting)
        var x = labelWidth + 3
        var columns: [Matrix.Column] = []
        var sparkX: Int?
        for column in all[first..<(first + fitting)] {
            if column == .crossListed, hasSparks {
                sparkX = x + 2
                x += sparkWidth
            }
            columns.append(Matrix.Column(column: column, x: x, width: width))
            x += width + 1
        }
        let rowCount = min(dashboard.funnel.rows.count, max(body.height - 2, 1))
        return Matrix(y: body.y + 1, rowCount: rowCount, labelWidth: labelWidth, columns: columns, sparkX: sparkX)
    }

    static func funnelCell(at point: Point, of dashboard: Dashboard) -> FunnelState.Cell? {
        let matrix = matrix(of: dashboard)
        let index = point.y - matrix.y - 1
        let rows = dashboard.funnel.rows
        guard rows.indices.contains(index), index < matrix.rowCount else { return nil }
        let column = matrix.columns.first { (($0.x - 1)...($0.x + $0.width)).contains(point.x) }
        return column.map { FunnelState.Cell(row: rows[index], column: $0.column) }
    }
}
