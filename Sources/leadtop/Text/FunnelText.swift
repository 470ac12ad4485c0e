import Canvas
import LeadModel

/// The funnel as text: leads by source and step, customers by the furthest stage they reached.
struct FunnelText {
    enum Count: String, CaseIterable {
        case leads, customers
    }

    var funnel: Funnel
    var stages: StageCounts
    var rules: StageRules
    var count: Count
    var customs: Customs
    var glyphs: Glyphs
    var width: Int

    var lines: [String] {
        (matrix + [""] + stageLines + [""] + [remark].filter { !$0.isEmpty }).map { TextWidth.clip($0, to: width) }
    }

    // MARK: Leads by source and step

    /// The steps with a column: the four buttons, and *Other* where there is such a lead.
    private var steps: [Step] {
        let always: [Step] = [.getItNow, .testDrive, .contactMe, .purchase]
        return funnel.cells.contains { $0.step == .other } ? always + [.other] : always
    }

    private var sources: [Source] {
        let always: [Source] = [.azureMarketplace, .appSource, .testDrive, .azurePortal]
        let others = Set(funnel.cells.map(\.source)).subtracting(always).sorted { $0.wire < $1.wire }
        return always + others
    }

    private var matrix: [String] {
        var columns = [TextTable.Column("", priority: 9)]
        columns += steps.map { TextTable.Column($0.title, isNumber: true, priority: 8) }
        columns.append(TextTable.Column(words(.total), isNumber: true, priority: 9))
        columns.append(TextTable.Column(words(.trend), priority: 3))
        columns.append(TextTable.Column(words(.crossListedLong), isNumber: true, priority: 7))
        let title = words(count == .leads ? .funnelTitle : .funnelCustomersTitle)
        return [title]
            + (width < narrowest ? list : TextTable.lines(columns, sources.map(row) + [totalRow], width: width))
    }

    /// The width that the counts need; the trend and the cross-listed may give way.
    private var narrowest: Int {
        let names = (sources.map(\.title) + [words(.total)]).reduce(0) { max($0, TextWidth.of($1)) }
        return (steps.map(\.title) + [words(.total)]).reduce(names) { $0 + 2 + TextWidth.of($1) }
    }

    /// The same counts one below the other.
    private var list: [String] {
        let columns = [
            TextTable.Column(.columnSource, priority: 8),
            TextTable.Column(.columnStep, priority: 7),
            TextTable.Column(
                words(count == .leads ? .columnLeads : .screenCustomers), isNumber: true, priority: 9),
        ]
        let cells = funnel.cells.filter { $0.step != .crossListed }
        let rows = cells.map { [$0.source.title, $0.step.title, number(count == .leads ? $0.leads : $0.customers)] }
        let total = count == .leads ? funnel.total : funnel.customers
        return TextTable.lines(columns, rows + [[words(.total), "", number(total)]], width: width)
    }

    private func row(_ source: Source) -> [String] {
        let cells = funnel.cells.filter { $0.source == source }
        let total = count == .leads ? leads(cells) { $0 != .crossListed } : funnel.customersBySource[source] ?? 0
        return [source.title] + steps.map { step in number(sum(cells) { $0 == step }) }
            + [number(total), trend(funnel.weeks[source] ?? []), number(sum(cells) { $0 == .crossListed })]
    }

    private var totalRow: [String] {
        let cells = funnel.cells
        let ofSteps = steps.map { step in
            number(count == .leads ? leads(cells) { $0 == step } : funnel.customersByStep[step] ?? 0)
        }
        let weeks = funnel.weeks.values.reduce([Int](repeating: 0, count: Funnel.weekCount)) { zip($0, $1).map(+) }
        let total = count == .leads ? funnel.total : funnel.customers
        let apart =
            count == .leads
            ? funnel.crossListed : funnel.customersByStep[.crossListed] ?? sum(cells) { $0 == .crossListed }
        return [words(.total)] + ofSteps + [number(total), trend(weeks), number(apart)]
    }

    private func sum(_ cells: [Funnel.Cell], where passes: (Step) -> Bool) -> Int {
        cells.reduce(0) { passes($1.step) ? $0 + (count == .leads ? $1.leads : $1.customers) : $0 }
    }

    private func leads(_ cells: [Funnel.Cell], where passes: (Step) -> Bool) -> Int {
        cells.reduce(0) { passes($1.step) ? $0 + $1.leads : $0 }
    }

    private func number(_ count: Int) -> String {
        count == 0 ? String(glyphs.dot) : customs.number(count)
    }

    private func trend(_ weeks: [Int]) -> String {
        weeks.contains { $0 > 0 } ? glyphs.sparkline(weeks) : ""
    }

    // MARK: Customers by stage

    private var stageLines: [String] {
        let widest = stages.reached(.initialInterest)
        let columns = [
            TextTable.Column("", priority: 9), TextTable.Column("", isNumber: true, priority: 9),
            TextTable.Column("", priority: 4), TextTable.Column("", isNumber: true, priority: 8),
            TextTable.Column("", priority: 6, maximum: 60),
        ]
        let rows = Stage.allCases.map { stage in
            let reached = stages.reached(stage)
            let bar = widest == 0 ? "" : glyphs.bar(value: reached, of: widest, width: barWidth)
            return [
                stage.title, customs.number(reached), bar, stages.rate(stage).map(customs.percent) ?? "",
                explanation(stage),
            ]
        }
        return [words(.stagesTitle)] + TextTable.lines(columns, rows, width: width).dropFirst()
    }

    private var barWidth: Int { min(30, max(4, width - 60)) }

    /// The steps that count for a stage: "Get It Now, or further".
    private func explanation(_ stage: Stage) -> String {
        let steps = Step.allCases.filter { rules.stage(of: $0) == stage }.map(\.title).joined(separator: ", ")
        return stage == Stage.allCases.last ? steps : words(.stageStepsOrFurther, steps)
    }

    // MARK: Below

    private var remark: String {
        var parts: [String] = []
        if let before = funnel.before, before > 0 {
            let change = Double(funnel.total - before) / Double(before)
            parts.append(words(.cliAgainstBefore, customs.change(change)))
        }
        if funnel.crossListed > 0 {
            parts.append(words(.cliCrossListedApart, customs.number(funnel.crossListed)))
        }
        if funnel.test > 0 { parts.append(words(.testNotCounted, customs.number(funnel.test))) }
        return parts.joined(separator: " \(glyphs.dot) ")
    }
}
