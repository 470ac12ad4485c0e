import Canvas
import LeadModel

/// The funnel: source by step, and customers by the furthest stage.
extension Dashboard {
    func drawFunnel(_ frame: inout Frame) {
        let body = Layout.body(of: self)
        if isStoreEmpty { return drawWelcome(&frame, from: body.y + (body.height >= 16 ? 2 : 0)) }
        drawRule(&frame, words(funnel.countsCustomers ? .funnelCustomersTitle : .funnelTitle), y: body.y)
        guard funnel.counts != nil else {
            frame.write(words(.counting), at: Point(x: 2, y: body.y + 1), style: .dim)
            return
        }
        let matrix = Layout.matrix(of: self)
        drawMatrix(matrix, &frame)
        guard matrix.showsStages else { return drawFunnelNote(&frame, y: body.maxY - 1) }
        drawStages(&frame, from: matrix.maxY)
    }

    private func drawMatrix(_ matrix: Layout.Matrix, _ frame: inout Frame) {
        for column in matrix.columns {
            frame.write(
                column.title, at: Point(x: column.x, y: matrix.y), style: .bold, width: column.width, align: .right)
        }
        let left = Point(x: 2 + matrix.labelWidth - 1, y: matrix.y)
        if matrix.hasColumnsBefore { frame.write(String(settings.glyphs.left), at: left, style: .dim) }
        let right = Point(x: size.width - 1, y: matrix.y)
        if matrix.hasColumnsAfter { frame.write(String(settings.glyphs.right), at: right, style: .dim) }
        if let sparkX = matrix.sparkX {
            frame.write(words(.twelveWeeks, Funnel.weekCount), at: Point(x: sparkX, y: matrix.y), style: .bold)
        }
        for (index, row) in matrix.rows.enumerated() { draw(row, &frame, matrix, y: matrix.y + 1 + index) }
    }

    private func draw(_ row: FunnelState.MatrixRow, _ frame: inout Frame, _ matrix: Layout.Matrix, y: Int) {
        let label = Point(x: 2, y: y)
        frame.write(Said.title(of: row), at: label, style: row == .total ? .bold : .plain, width: matrix.labelWidth)
        for column in matrix.columns { draw(row, column, &frame, y: y) }
        guard let sparkX = matrix.sparkX, let weeks = weeks(of: row), weeks.contains(where: { $0 > 0 }) else { return }
        frame.write(settings.glyphs.sparkline(weeks), at: Point(x: sparkX, y: y), style: .accent)
    }

    private func draw(_ row: FunnelState.MatrixRow, _ column: Layout.Matrix.Column, _ frame: inout Frame, y: Int) {
        let value = funnel.value(row, column.column) ?? 0
        let isCell = funnel.cell == FunnelState.Cell(row: row, column: column.column)
        let number = value == 0 ? String(settings.glyphs.dot) : customs.number(value)
        var style: Style = value == 0 ? .dim : row == .total || column.column == .total ? .bold : .plain
        if column.column == .crossListed, value > 0 { style = .doNotContact }
        // Brackets stand outside the column, so that digits stay below each other.
        let text = isCell ? "[\(number)]" : number
        let right = column.x + column.width + (isCell ? 1 : 0)
        let x = right - TextWidth.of(text)
        frame.write(text, at: Point(x: x, y: y), style: isCell ? .selected.with(.bold) : style)
        if isCell { frame.cursor = Point(x: x + 1, y: y) }
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

    // MARK: Stages

    private func drawStages(_ frame: inout Frame, from y: Int) {
        drawRule(&frame, words(.stagesTitle), y: y)
        guard let stages = funnel.stages else {
            frame.write(words(.counting), at: Point(x: 2, y: y + 1), style: .dim)
            return
        }
        for (row, stage) in Stage.allCases.enumerated() { draw(stage, stages, &frame, y: y + 1 + row) }
        drawFunnelNote(&frame, y: y + 1 + Stage.allCases.count)
    }

    private func draw(_ stage: Stage, _ stages: StageCounts, _ frame: inout Frame, y: Int) {
        let reached = stages.reached(stage)
        let label = Stage.allCases.map { TextWidth.of($0.title) }.max() ?? 0
        frame.write(stage.title, at: Point(x: 2, y: y), width: label)
        // All have reached the first.
        let most = stages.reached(.initialInterest)
        let digits = max(TextWidth.of(customs.number(most)), 8)
        frame.write(
            customs.number(reached), at: Point(x: 3 + label, y: y), style: .bold, width: digits, align: .right)
        let barX = label + digits + 6
        let barWidth = size.width >= 60 ? max(min(size.width - barX - 38, 60), 8) : 0
        let bar = settings.glyphs.bar(value: reached, of: max(most, 1), width: barWidth)
        frame.write(bar, at: Point(x: barX, y: y), style: .accent)
        let x = barX + barWidth + (barWidth > 0 ? 1 : 0)
        let rate = stages.rate(stage).map { customs.percent($0) } ?? ""
        frame.write(rate, at: Point(x: x, y: y), width: 8, align: .right)
        let steps = Step.allCases.filter { settings.rules.stage(of: $0) == stage }.map(\.title)
        let phrase: Phrase = stage == Stage.allCases.last ? .stageSteps : .stageStepsOrFurther
        let text = words(phrase, steps.joined(separator: words(.stepOrStep)))
        let room = size.width - x - 11
        if room > 8 { frame.write(text, at: Point(x: x + 10, y: y), style: .dim, width: room) }
    }

    /// What is not in the numbers, and how they compare with the period before.
    private func drawFunnelNote(_ frame: inout Frame, y: Int) {
        guard let counts = funnel.counts else { return }
        var parts: [String] = []
        if let before = counts.before, case .days(let days) = scope.period {
            let change = Double(counts.total - before) / Double(max(before, 1))
            parts.append(
                before > 0
                    ? words(.againstBefore, customs.change(change), customs.number(days))
                    : words(.nothingBefore, customs.number(days)))
        }
        if counts.test > 0 {
            parts.append(words(scope.includesTest ? .testCounted : .testNotCounted, customs.number(counts.test)))
        }
        if funnel.isCounting { parts.append(words(.counting)) }
        func joined() -> String { parts.joined(separator: " · ") }
        while parts.count > 1, TextWidth.of(joined()) > size.width - 3 { parts.removeFirst() }
        frame.write(joined(), at: Point(x: 1, y: y), style: .dim, width: size.width - 3, align: .right)
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
