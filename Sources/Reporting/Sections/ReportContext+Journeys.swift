import LeadModel

/// How customers went from one step to another.
extension ReportContext {
    /// The latest weeks of arrival that a page shows.
    private static let shownCohorts = 16

    private var travelled: [Journeys.Counts] { bundle.journeys.counts.filter { $0.began > 0 } }

    var journeySections: [ReportSection] {
        guard !travelled.isEmpty else { return [] }
        return [journeysSection] + bundle.journeys.counts.indices.compactMap(cohortSection)
    }

    func title(_ path: JourneyPath) -> String { words(.reportPath, path.from.title, path.to.title) }

    private var journeysSection: ReportSection {
        ReportSection(
            title: words(.reportJourneys), notes: [words(.reportJourneysNote), words(.reportCohortsNote)], picture: nil,
            table: journeysTable)
    }

    private var journeysTable: FigureTable {
        let journeys = bundle.journeys
        var columns: [FigureTable.Column] = [
            .init("began", words(.reportBegan)), .init("completed", words(.reportCompleted)),
            .init("rate", words(.reportJourneyRate)),
        ]
        if journeys.before != nil {
            columns.append(.init("rateBefore", words(.reportBefore, bundle.days.map(number) ?? "")))
        }
        columns += [
            .init("medianDays", words(.reportMedian)), .init("ninetiethDays", words(.reportNinetieth)),
            .init("stuck", words(.reportStuck)),
        ]
        let rows = journeys.counts.enumerated().map { place, counts in
            let before = journeys.before.map { [Figure.share($0.indices.contains(place) ? $0[place].rate : nil)] }
            let figures: [Figure] =
                [.count(counts.began), .count(counts.completed), .share(counts.rate)] + (before ?? []) + [
                    .days(counts.took?.median), .days(counts.took?.ninetieth), .count(counts.stuckInAll),
                ]
            return FigureTable.Row(
                labels: [label(counts.path.from), label(counts.path.to)], figures: figures)
        }
        return FigureTable(
            name: "journeys", title: words(.reportJourneys),
            keys: [
                .init(name: "from", title: words(.reportFromStep)), .init(name: "to", title: words(.reportToStep)),
            ],
            columns: columns, rows: rows)
    }

    // MARK: Cohorts

    /// One path by the week in which its customers came: how many of them went on, and how soon.
    private func cohortSection(_ place: Int) -> ReportSection? {
        let path = bundle.journeys.counts[place].path
        let parts = bundle.journeys.parts.filter { $0.counts.indices.contains(place) && $0.counts[place].began > 0 }
        guard bundle.journeys.by == .week, bundle.journeys.counts[place].completed > 0, !parts.isEmpty else {
            return nil
        }
        let columns =
            [FigureTable.Column("began", words(.reportBegan))]
            + Journeys.weeks.map { weeks in
                FigureTable.Column("within\(weeks)Weeks", words(.reportWithin, number(weeks)), .shade)
            }
        let table = FigureTable(
            name: "cohorts" + path.machineWord.capitalizedFirst, title: words(.reportCohorts, title(path)),
            keys: [.init(name: "week", title: words(.reportCameInWeek))], columns: columns,
            rows: parts.map { cohort($0, place) })
        return ReportSection(
            title: words(.reportCohorts, title(path)), notes: [], picture: nil, table: table,
            shownRows: Self.shownCohorts, showsLastRows: true, width: .half)
    }

    private func cohort(_ part: Journeys.Part, _ place: Int) -> FigureTable.Row {
        let counts = part.counts[place]
        let shares = counts.within.enumerated().map { index, count in
            // A week whose customers have not had the time yet says nothing.
            part.isRipe.indices.contains(index) && !part.isRipe[index]
                ? Figure.none : Figure.share(count, of: counts.began)
        }
        return FigureTable.Row(labels: [label(part.part)], figures: [.count(counts.began)] + shares)
    }
}

extension JourneyPath {
    /// What machines read, in every language.
    var machineWord: String { from.rawValue + "To" + to.rawValue.capitalizedFirst }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
