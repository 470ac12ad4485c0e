import LeadModel

/// Leads by source and step, customers by stage.
extension ReportContext {
    // MARK: Stages

    var stagesSection: ReportSection {
        let days = bundle.stages.before == nil ? nil : bundle.days
        return ReportSection(
            title: words(.stagesTitle), notes: [words(.reportStagesNote)],
            drawn: days.map { [words(.reportStagesBefore, number($0))] } ?? [], picture: stagesPicture,
            table: stagesTable, isTableFolded: true)
    }

    private var stagesTable: FigureTable {
        let stages = bundle.stages
        let before = stages.before.map { StageCounts(furthest: $0) }
        var columns = [
            FigureTable.Column("customers", words(.reportReached)),
            FigureTable.Column("rate", words(.reportRate)),
        ]
        if before != nil {
            columns.append(FigureTable.Column("before", words(.reportBefore, bundle.days.map(number) ?? "")))
        }
        let rows = Stage.allCases.map { stage in
            var figures = [
                Figure.count(stages.reached(stage)), stages.rate(stage).map(Figure.share) ?? .none,
            ]
            if let before { figures.append(.count(before.reached(stage))) }
            return FigureTable.Row(
                labels: [.init(machine: stage.word, shown: stage.title, detail: explanation(stage))],
                figures: figures)
        }
        return FigureTable(
            name: "stages", title: words(.stagesTitle), keys: [.init(name: "stage", title: words(.reportStage))],
            columns: columns, rows: rows)
    }

    /// The steps that count for a stage: "Get It Now, or further".
    func explanation(_ stage: Stage) -> String {
        let steps = Step.allCases.filter { rules.stage(of: $0) == stage }.map(\.title)
            .joined(separator: words(.stepOrStep))
        return stage == Stage.allCases.last ? steps : words(.stageStepsOrFurther, steps)
    }

    // MARK: Sources and steps

    var funnelSection: ReportSection {
        ReportSection(
            title: words(.funnelTitle),
            notes: [words(.reportFunnelNote, number(Funnel.weekCount), customs.day(basis.asOf))],
            drawn: [words(.reportFunnelDrawn)], picture: nil, table: funnelTable)
    }

    /// The four buttons, and *Other* where there is such a lead.
    private var steps: [Step] {
        let always: [Step] = [.getItNow, .testDrive, .contactMe, .purchase]
        return bundle.funnel.cells.contains { $0.step == .other } ? always + [.other] : always
    }

    private var sources: [Source] {
        let always: [Source] = [.azureMarketplace, .appSource, .testDrive, .azurePortal]
        return always + Set(bundle.funnel.cells.map(\.source)).subtracting(always).sorted { $0.wire < $1.wire }
    }

    private var funnelTable: FigureTable {
        let columns =
            steps.map { FigureTable.Column($0.rawValue, $0.title, .shade) } + [
                FigureTable.Column("total", words(.total)),
                FigureTable.Column("customers", words(.screenCustomers)),
                FigureTable.Column("crossListed", words(.crossListedLong)),
                FigureTable.Column("weeks", words(.twelveWeeks, number(Funnel.weekCount))),
            ]
        return FigureTable(
            name: "funnel", title: words(.funnelTitle),
            keys: [.init(name: "source", title: words(.columnSource))], columns: columns,
            rows: sources.map(funnelRow), total: funnelTotal)
    }

    private func funnelRow(_ source: Source) -> FigureTable.Row {
        let funnel = bundle.funnel
        let own = funnel.leads { $0.source == source && $0.step != .crossListed }
        let figures =
            steps.map { step in Figure.count(funnel.leads { $0.source == source && $0.step == step }) } + [
                .count(own), .count(funnel.customersBySource[source] ?? 0),
                .count(funnel.leads { $0.source == source && $0.step == .crossListed }),
                .series(funnel.weeks[source] ?? [Int](repeating: 0, count: Funnel.weekCount)),
            ]
        return FigureTable.Row(labels: [label(source)], figures: figures)
    }

    private var funnelTotal: [Figure] {
        let funnel = bundle.funnel
        let none = [Int](repeating: 0, count: Funnel.weekCount)
        let weeks = funnel.weeks.values.reduce(none) { zip($0, $1).map(+) }
        return steps.map { step in Figure.count(funnel.leads { $0.step == step }) } + [
            .count(funnel.total), .count(funnel.customers), .count(funnel.crossListed), .series(weeks),
        ]
    }
}
