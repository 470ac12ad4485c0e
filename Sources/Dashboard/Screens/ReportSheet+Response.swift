import Canvas
import LeadModel

/// The response as tables: in all, by rep, step and offer, what is overdue, and how it ended.
extension ReportSheet {
    init(_ response: ResponseTimes, now: Timestamp, customs: Customs, glyphs: Glyphs) {
        let maker = ResponseSections(response: response, now: now, customs: customs, glyphs: glyphs)
        sections =
            [
                maker.whole, maker.parts(response.reps, words(.partRep)), maker.overdue,
                maker.parts(response.steps, words(.partStep)), maker.parts(response.offers, words(.partOffer)),
                maker.endings,
            ].compactMap(\.self)
    }
}

private struct ResponseSections {
    let response: ResponseTimes
    let now: Timestamp
    let customs: Customs
    let glyphs: Glyphs

    private typealias Cell = ReportSheet.Cell

    private static let columns: [ReportSheet.Column] = [
        .init(heading: words(.figuresCustomers), priority: 6), .init(heading: words(.figuresMedian), priority: 10),
        .init(heading: words(.figuresNinetieth), priority: 7), .init(heading: words(.figuresShare), priority: 9),
        .init(heading: "", look: .bar, priority: 1), .init(heading: words(.figuresInTime), priority: 5),
        .init(heading: words(.figuresLate), priority: 5), .init(heading: words(.figuresWaiting), priority: 4),
        .init(heading: words(.figuresOver), priority: 8), .init(heading: words(.figuresClosed), priority: 3),
        .init(heading: words(.figuresBlocked), priority: 2),
    ]

    var whole: ReportSheet.Section {
        var rows = [ReportSheet.Row(label: words(.figuresAll), cells: cells(of: response.counts, nil))]
        if let before = response.before {
            let cells = cells(of: before, nil).map { cell in
                Cell(text: cell.text, style: .dim, share: cell.share)
            }
            rows.append(ReportSheet.Row(label: words(.figuresBefore), cells: cells))
        }
        return ReportSheet.Section(title: words(.responseTitle), label: "", columns: Self.columns, rows: rows)
    }

    func parts(_ parts: [ResponseTimes.Part], _ label: String) -> ReportSheet.Section? {
        guard !parts.isEmpty else { return nil }
        let rows = parts.map { part in
            ReportSheet.Row(label: part.part.title(customs), cells: cells(of: part.counts, part.part))
        }
        return ReportSheet.Section(
            title: words(.responseBy, label), label: label, columns: Self.columns, rows: rows)
    }

    private func cells(of counts: ResponseTimes.Counts, _ part: ReportGroup.Part?) -> [Cell] {
        func number(_ count: Int, _ state: ReportGroup.Response.State?, _ style: Style = .plain) -> Cell {
            let text = count > 0 ? customs.number(count) : String(glyphs.dot)
            let group = count > 0 ? state.map { response.group($0, of: part) } : nil
            return Cell(text: text, style: count > 0 ? style : .dim, group: group)
        }
        let contacted = counts.contacted > 0 ? response.group(.contacted, of: part) : nil
        func span(_ span: Timestamp.Span?, _ style: Style = .plain) -> Cell {
            Cell(text: span.map(customs.length) ?? String(glyphs.dash), style: style, group: contacted)
        }
        let share = Cell(
            text: counts.share.map(customs.percent) ?? String(glyphs.dash),
            group: counts.inTime > 0 ? response.group(.inTime, of: part) : nil)
        return [
            number(counts.customers, .everybody), span(counts.took?.median, .bold), span(counts.took?.ninetieth), share,
            Cell(text: "", style: .accent, share: counts.share ?? 0), number(counts.inTime, .inTime),
            number(counts.late, .late), number(counts.waiting, .waiting), number(counts.over, .over, .danger),
            number(counts.closed, .closed), number(counts.blocked, .blocked),
        ]
    }

    var overdue: ReportSheet.Section? {
        guard !response.overdue.isEmpty else { return nil }
        let most = response.overdue.map(\.count).max() ?? 1
        let rows = response.overdue.map { late in
            let part = ReportGroup.Part.rep(late.rep)
            let group = response.group(.overdue, of: part)
            return ReportSheet.Row(
                label: part.title(customs),
                cells: [
                    Cell(text: customs.number(late.count), style: .danger, group: group),
                    Cell(text: customs.due(late.oldest, now: now), group: group),
                    Cell(text: "", style: .accent, share: Double(late.count) / Double(most)),
                ])
        }
        return ReportSheet.Section(
            title: words(.responseOverdue), label: words(.partRep),
            columns: [
                .init(heading: words(.figuresOverdue), priority: 9), .init(heading: words(.figuresOldest), priority: 8),
                .init(heading: "", look: .bar, priority: 2),
            ], rows: rows)
    }

    var endings: ReportSheet.Section? {
        guard !response.endings.isEmpty else { return nil }
        let rows = response.endings.map { ending in
            let group = response.group(.ended(ending.status, reason: ending.reason))
            let all = max(response.ended(ending.status), 1)
            return ReportSheet.Row(
                label: words(
                    .groupEnded, ending.status.title, ending.reason.isEmpty ? words(.noReason) : ending.reason),
                cells: [
                    Cell(text: customs.number(ending.count), group: group),
                    Cell(text: customs.percent(Double(ending.count) / Double(all)), group: group),
                    Cell(text: "", style: .accent, share: Double(ending.count) / Double(all)),
                ])
        }
        return ReportSheet.Section(
            title: words(.responseEndings), label: words(.figuresReason),
            columns: [
                .init(heading: words(.figuresCustomers), priority: 9),
                .init(heading: words(.figuresShare), priority: 8),
                .init(heading: "", look: .bar, priority: 2),
            ], rows: rows)
    }
}
