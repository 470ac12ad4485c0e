import LeadModel

/// How soon customers were contacted, by rep and by step, and what came of it.
extension ReportContext {
    private static let shownReps = 20

    var responseSections: [ReportSection] {
        let response = bundle.response
        guard response.counts.contacted + response.counts.neverContacted > 0 else { return [] }
        let sections = [repsSection, stepsSection].filter { !$0.table.rows.isEmpty }
        return sections + (response.endings.isEmpty ? [] : [endingsSection])
    }

    private var repsSection: ReportSection {
        let response = bundle.response
        let missing = response.overdue.filter { overdue in !response.reps.contains { $0.part == .rep(overdue.rep) } }
        let rows =
            response.reps.map { row($0, overdue: overdue(of: $0.part)) }
            + missing.map { row(.init(part: .rep($0.rep), counts: .init()), overdue: $0.count) }
        var table = FigureTable(
            name: "responseByRep", title: words(.reportResponseByRep),
            keys: [.init(name: "rep", title: words(.reportRepHeading))],
            columns: columns + [.init("overdue", words(.reportOverdue))], rows: rows)
        table.total = figures(response.counts) + [.count(response.overdue.reduce(0) { $0 + $1.count })]
        return ReportSection(
            title: words(.reportResponseByRep), notes: [responseText, words(.reportResponseNote)], picture: nil,
            table: table, shownRows: Self.shownReps,
            remainder: rows.count > Self.shownReps ? words(.reportMoreReps, number(rows.count - Self.shownReps)) : nil)
    }

    private var responseText: String {
        let counts = bundle.response.counts
        guard let took = counts.took, let share = counts.share else { return words(.reportNobodyContacted) }
        let now = words(
            .reportResponseText, customs.length(took.median), customs.length(took.ninetieth), customs.percent(share))
        guard let before = bundle.response.before, let then = before.took, let share = before.share,
            let days = bundle.days
        else { return now }
        return now + " "
            + words(.reportResponseBefore, number(days), customs.length(then.median), customs.percent(share))
    }

    private func overdue(of part: ReportGroup.Part) -> Int {
        guard case .rep(let rep) = part else { return 0 }
        return bundle.response.overdue.first { $0.rep == rep }?.count ?? 0
    }

    private var stepsSection: ReportSection {
        let table = FigureTable(
            name: "responseByStep", title: words(.reportResponseByStep),
            keys: [.init(name: "step", title: words(.columnStep))], columns: columns,
            rows: bundle.response.steps.map { FigureTable.Row(labels: [label($0.part)], figures: figures($0.counts)) })
        return ReportSection(title: words(.reportResponseByStep), notes: [], picture: nil, table: table)
    }

    // MARK: Columns

    private var columns: [FigureTable.Column] {
        [
            .init("withinTarget", words(.reportWithinTarget), .bar), .init("contacted", words(.reportContacted)),
            .init("medianHours", words(.reportMedian)), .init("ninetiethHours", words(.reportNinetieth)),
            .init("waiting", words(.reportWaiting)), .init("over", words(.reportOver)),
        ]
    }

    private func figures(_ counts: ResponseTimes.Counts) -> [Figure] {
        [
            .share(counts.share), .count(counts.contacted), .hours(counts.took?.median),
            .hours(counts.took?.ninetieth), .count(counts.waiting), .count(counts.over),
        ]
    }

    private func row(_ part: ResponseTimes.Part, overdue: Int) -> FigureTable.Row {
        FigureTable.Row(labels: [label(part.part)], figures: figures(part.counts) + [.count(overdue)])
    }

    // MARK: Endings

    private var endingsSection: ReportSection {
        let rows = bundle.response.endings.map { ending in
            let reason = withoutAddress(ending.reason)
            return FigureTable.Row(
                labels: [
                    .init(machine: ending.status.rawValue, shown: ending.status.title.capitalizedFirst),
                    .outside(reason, reason.isEmpty ? words(.reportNoReason) : reason),
                ],
                figures: [.count(ending.count)])
        }
        let table = FigureTable(
            name: "endings", title: words(.reportEndings),
            keys: [
                .init(name: "status", title: words(.columnStatus)), .init(name: "reason", title: words(.reportReason)),
            ],
            columns: [.init("customers", words(.screenCustomers), .bar)], rows: rows)
        return ReportSection(
            title: words(.reportEndings),
            notes: [
                words(
                    .reportEndingsNote, number(bundle.response.ended(.won)), number(bundle.response.ended(.lost)))
            ], picture: nil, table: table, width: .slim)
    }
}
