import Canvas
import LeadModel

/// Journeys as text.
struct JourneysText {
    let journeys: Journeys
    let customs: Customs
    let width: Int

    var lines: [String] {
        let title = words(journeys.isSameOffer ? .journeysSameOffer : .journeysTitle)
        var lines = [title] + TextTable.lines(columns(.figuresPath), whole, width: width)
        if let by = journeys.by, !journeys.parts.isEmpty { lines += [""] + parts(by) }
        return lines + [""] + Canvas.lines(of: journeys.basis.sentences(customs).joined(separator: " · "), width: width)
    }

    private func columns(_ label: Phrase) -> [TextTable.Column] {
        var columns = [TextTable.Column(label, priority: 10, maximum: 40)] + counted
        if journeys.before != nil {
            columns.insert(TextTable.Column(.figuresBefore, isNumber: true, priority: 4), at: 4)
        }
        return columns
    }

    private var counted: [TextTable.Column] {
        [
            TextTable.Column(.figuresBegan, isNumber: true, priority: 9),
            TextTable.Column(.figuresCompleted, isNumber: true, priority: 8),
            TextTable.Column(.figuresRate, isNumber: true, priority: 9),
            TextTable.Column(.figuresMedian, isNumber: true, priority: 7),
            TextTable.Column(.figuresNinetieth, isNumber: true, priority: 5),
            TextTable.Column(.figuresStuck, isNumber: true, priority: 6),
        ]
    }

    private var whole: [[String]] {
        journeys.counts.enumerated().map { place, counts in
            var cells = [counts.path.title] + cells(of: counts)
            if let before = journeys.before { cells.insert(rate(before[place].rate), at: 4) }
            return cells
        }
    }

    private func cells(of counts: Journeys.Counts) -> [String] {
        [
            customs.number(counts.began), customs.number(counts.completed), rate(counts.rate),
            span(counts.took?.median), span(counts.took?.ninetieth), customs.number(counts.stuckInAll),
        ]
    }

    private func rate(_ rate: Double?) -> String { rate.map(customs.percent) ?? words(.noNumber) }
    private func span(_ span: Timestamp.Span?) -> String { span.map(customs.length) ?? words(.noNumber) }

    // MARK: Parts

    private func parts(_ by: Journeys.By) -> [String] {
        by == .week ? cohorts : JourneyPath.all.indices.flatMap { others(by, $0) }
    }

    private func others(_ by: Journeys.By, _ place: Int) -> [String] {
        let parts = journeys.parts.filter { $0.counts[place].began > 0 }
        guard !parts.isEmpty else { return [] }
        let columns = [TextTable.Column(by.heading, priority: 10, maximum: 60)] + counted
        let rows = parts.sorted {
            ($1.counts[place].began, $0.part.value) < ($0.counts[place].began, $1.part.value)
        }.map { [clean($0.part.title(customs), limit: 200)] + cells(of: $0.counts[place]) }
        return [journeys.counts[place].path.title] + TextTable.lines(columns, rows, width: width) + [""]
    }

    /// Which share of those who began in a week went on within so many.
    private var cohorts: [String] {
        JourneyPath.all.enumerated().flatMap { place, path -> [String] in
            let parts = journeys.parts.filter { $0.counts[place].began > 0 }
            guard !parts.isEmpty else { return [] }
            let columns =
                [
                    TextTable.Column(.cliColumnWeek, priority: 10),
                    TextTable.Column(.figuresBegan, isNumber: true, priority: 9),
                ]
                + Journeys.weeks.map { TextTable.Column(words(.figuresWeeks, $0), isNumber: true, priority: 8) }
                + [TextTable.Column(.figuresStuck, isNumber: true, priority: 6)]
            let rows = parts.map { cohort($0, place) }
            return [words(.journeysByWeek, path.title)] + TextTable.lines(columns, rows, width: width) + [""]
        } + [words(.figuresUnripeNote)]
    }

    private func cohort(_ part: Journeys.Part, _ place: Int) -> [String] {
        let counts = part.counts[place]
        let shares = counts.within.enumerated().map { index, count in
            (part.isRipe[index] ? "" : "~") + customs.percent(Double(count) / Double(max(counts.began, 1)))
        }
        return [part.part.title(customs), customs.number(counts.began)] + shares + [customs.number(counts.stuckInAll)]
    }
}

extension Journeys.By {
    fileprivate var heading: Phrase {
        switch self {
        case .offer: .columnOffer
        case .country: .columnCountryLong
        case .campaign: .cliColumnCampaign
        case .week: .cliColumnWeek
        }
    }
}
