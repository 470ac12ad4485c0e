import Canvas
import LeadModel

/// Journeys as tables: every path, the parts of one of them, and who is stuck.
extension ReportSheet {
    init(_ journeys: Journeys, path: JourneyPath, customs: Customs, glyphs: Glyphs) {
        let maker = JourneySections(journeys: journeys, customs: customs, glyphs: glyphs)
        sections = [maker.paths, maker.parts(of: path), maker.stuck].compactMap(\.self)
    }
}

private struct JourneySections {
    let journeys: Journeys
    let customs: Customs
    let glyphs: Glyphs

    private func number(_ count: Int, _ group: ReportGroup?, _ style: Style = .plain) -> ReportSheet.Cell {
        let text = count > 0 ? customs.number(count) : String(glyphs.dot)
        return ReportSheet.Cell(text: text, style: count > 0 ? style : .dim, group: count > 0 ? group : nil)
    }

    private func rate(_ rate: Double?, _ group: ReportGroup? = nil, _ style: Style = .plain) -> ReportSheet.Cell {
        ReportSheet.Cell(text: rate.map(customs.percent) ?? String(glyphs.dash), style: style, group: group)
    }

    private func span(_ span: Timestamp.Span?, _ group: ReportGroup?) -> ReportSheet.Cell {
        ReportSheet.Cell(text: span.map(customs.length) ?? String(glyphs.dash), group: group)
    }

    // MARK: Every path

    var paths: ReportSheet.Section {
        var columns: [ReportSheet.Column] = [
            .init(heading: words(.figuresBegan), priority: 8), .init(heading: words(.figuresCompleted), priority: 9),
            .init(heading: words(.figuresRate), priority: 10), .init(heading: words(.figuresMedian), priority: 6),
            .init(heading: words(.figuresNinetieth), priority: 4), .init(heading: words(.figuresStuck), priority: 7),
        ]
        if journeys.before != nil { columns.insert(.init(heading: words(.figuresBefore), priority: 5), at: 3) }
        if journeys.by == .week {
            columns.append(.init(heading: words(.twelveWeeks, Funnel.weekCount), look: .text, priority: 3))
        }
        columns.append(.init(heading: "", look: .bar, priority: 2))
        return ReportSheet.Section(
            title: words(journeys.isSameOffer ? .journeysSameOffer : .journeysTitle), label: words(.figuresPath),
            columns: columns, rows: journeys.counts.indices.map(pathRow))
    }

    private func pathRow(_ place: Int) -> ReportSheet.Row {
        let counts = journeys.counts[place]
        var cells = cells(of: counts, part: nil)
        if let before = journeys.before { cells.insert(rate(before[place].rate, nil, .dim), at: 3) }
        if journeys.by == .week {
            let weeks = journeys.parts.suffix(Funnel.weekCount).map { $0.counts[place].began }
            cells.append(ReportSheet.Cell(text: glyphs.sparkline(weeks), style: .accent))
        }
        cells.append(ReportSheet.Cell(text: "", style: .accent, share: counts.rate ?? 0))
        return ReportSheet.Row(label: counts.path.title, cells: cells, path: counts.path)
    }

    /// Began, went on, the rate, how long it took, and who is stuck.
    private func cells(of counts: Journeys.Counts, part: ReportGroup.Part?) -> [ReportSheet.Cell] {
        func group(_ outcome: ReportGroup.Journey.Outcome) -> ReportGroup {
            journeys.group(counts.path, outcome, of: part)
        }
        let completed = counts.completed > 0 ? group(.completed) : nil
        return [
            number(counts.began, group(.began)), number(counts.completed, completed),
            rate(counts.rate, completed, .bold), span(counts.took?.median, completed),
            span(counts.took?.ninetieth, completed), number(counts.stuckInAll, group(.stuck(age: nil)), .warning),
        ]
    }

    // MARK: The parts of one path

    func parts(of path: JourneyPath) -> ReportSheet.Section? {
        guard let by = journeys.by, let place = journeys.counts.firstIndex(where: { $0.path == path }) else {
            return nil
        }
        let parts = journeys.parts.filter { $0.counts[place].began > 0 }
        guard !parts.isEmpty else { return nil }
        return by == .week ? weeks(parts, path, place) : others(parts, path, place, by)
    }

    private func weeks(_ parts: [Journeys.Part], _ path: JourneyPath, _ place: Int) -> ReportSheet.Section {
        let columns =
            [ReportSheet.Column(heading: words(.figuresBegan), priority: 8)]
            + Journeys.weeks.enumerated().map { index, weeks in
                ReportSheet.Column(heading: words(.figuresWeeks, weeks), priority: [6, 4, 10, 9][index])
            } + [.init(heading: words(.figuresStuck), priority: 7), .init(heading: "", look: .bar, priority: 2)]
        let month = Journeys.weeks.firstIndex(of: Self.trendWeeks) ?? 0
        let trend = parts.suffix(Self.trendLength).map { $0.isRipe[month] ? share($0.counts[place], month) : nil }
        let isTrend = trend.count { $0 != nil } > 2
        let title = words(.journeysByWeek, path.title)
        let isRipe = parts.allSatisfy { !$0.isRipe.contains(false) }
        return ReportSheet.Section(
            title: isRipe ? title : words(.figuresUnripe, title), label: words(.partWeek), columns: columns,
            rows: parts.reversed().map { weekRow($0, path, place) }, trend: isTrend ? trend : [],
            trendTitle: words(.journeysTrend, Self.trendWeeks))
    }

    /// A year of them.
    private static let trendLength = 52
    /// The weeks after which the trend looks.
    private static let trendWeeks = 4

    private func share(_ counts: Journeys.Counts, _ index: Int) -> Double {
        Double(counts.within[index]) / Double(max(counts.began, 1))
    }

    private func weekRow(_ part: Journeys.Part, _ path: JourneyPath, _ place: Int) -> ReportSheet.Row {
        let counts = part.counts[place]
        func group(_ outcome: ReportGroup.Journey.Outcome) -> ReportGroup {
            journeys.group(path, outcome, of: part.part)
        }
        var cells = [number(counts.began, group(.began))]
        for (index, weeks) in Journeys.weeks.enumerated() {
            let share = share(counts, index)
            // Who has had no time yet may still go on.
            let text = part.isRipe[index] ? customs.percent(share) : "~" + customs.percent(share)
            let style: Style = part.isRipe[index] ? .plain : .dim
            let opens = counts.within[index] > 0
            cells.append(ReportSheet.Cell(text: text, style: style, group: opens ? group(.within(weeks: weeks)) : nil))
        }
        cells.append(number(counts.stuckInAll, group(.stuck(age: nil)), .warning))
        let month = Journeys.weeks.firstIndex(of: Self.trendWeeks) ?? 0
        cells.append(ReportSheet.Cell(text: "", style: .accent, share: share(counts, month)))
        return ReportSheet.Row(label: part.part.title(customs), cells: cells)
    }

    private func others(
        _ parts: [Journeys.Part], _ path: JourneyPath, _ place: Int, _ by: Journeys.By
    ) -> ReportSheet.Section {
        let columns: [ReportSheet.Column] = [
            .init(heading: words(.figuresBegan), priority: 8), .init(heading: words(.figuresCompleted), priority: 9),
            .init(heading: words(.figuresRate), priority: 10), .init(heading: words(.figuresMedian), priority: 6),
            .init(heading: words(.figuresNinetieth), priority: 4), .init(heading: words(.figuresStuck), priority: 7),
            .init(heading: "", look: .bar, priority: 2),
        ]
        let sorted = parts.sorted { ($1.counts[place].began, $0.part.value) < ($0.counts[place].began, $1.part.value) }
        let rows = sorted.map { part in
            let bar = ReportSheet.Cell(text: "", style: .accent, share: part.counts[place].rate ?? 0)
            return ReportSheet.Row(
                label: part.part.title(customs), cells: cells(of: part.counts[place], part: part.part) + [bar])
        }
        return ReportSheet.Section(
            title: words(.journeysBy, path.title, by.title), label: by.title, columns: columns, rows: rows)
    }

    // MARK: Stuck

    var stuck: ReportSheet.Section? {
        guard journeys.counts.contains(where: { $0.stuckInAll > 0 }) else { return nil }
        let columns = Journeys.stuckAges.indices.map { age in
            ReportSheet.Column(heading: Journeys.title(ofAge: age), priority: 9 - age)
        }
        let rows = journeys.counts.map { counts in
            let cells = counts.stuck.enumerated().map { age, count in
                number(count, journeys.group(counts.path, .stuck(age: age)), age > 1 ? .warning : .plain)
            }
            return ReportSheet.Row(label: counts.path.title, cells: cells)
        }
        return ReportSheet.Section(
            title: words(.journeysStuck), label: words(.figuresPath), columns: columns, rows: rows)
    }
}

extension Journeys.By {
    var title: String {
        switch self {
        case .offer: words(.partOffer)
        case .country: words(.partCountry)
        case .campaign: words(.partCampaign)
        case .week: words(.byWeek)
        }
    }
}
