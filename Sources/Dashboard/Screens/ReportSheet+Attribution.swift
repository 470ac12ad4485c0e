import Canvas
import LeadModel

/// Where leads came from as tables: by source, offer, campaign and tag, and the links that were made.
extension ReportSheet {
    init(_ attribution: Attribution, now: Timestamp, customs: Customs, glyphs: Glyphs) {
        let maker = OriginSections(attribution: attribution, now: now, customs: customs, glyphs: glyphs)
        sections = attribution.tables.map(maker.section) + [maker.links].compactMap(\.self)
    }
}

private struct OriginSections {
    let attribution: Attribution
    let now: Timestamp
    let customs: Customs
    let glyphs: Glyphs

    private typealias Cell = ReportSheet.Cell

    func section(_ table: Attribution.Table) -> ReportSheet.Section {
        let columns: [ReportSheet.Column] =
            [.init(heading: words(.figuresLeads), priority: 10), .init(heading: words(.figuresCustomers), priority: 9)]
            + Stage.allCases.map { .init(heading: $0.title, priority: $0 == .active ? 8 : 4) }
            + [.init(heading: words(.figuresWon), priority: 7), .init(heading: "", look: .bar, priority: 2)]
        let most = table.rows.map(\.leads).max() ?? 1
        return ReportSheet.Section(
            title: words(.originBy, table.by.title), label: table.by.title, columns: columns,
            rows: table.rows.map { row($0, most: most) })
    }

    private func row(_ row: Attribution.Row, most: Int) -> ReportSheet.Row {
        func number(
            _ count: Int, _ what: ReportGroup.Origin.Count, _ kind: ListQuery.Kind = .customers, _ style: Style = .plain
        ) -> Cell {
            let text = count > 0 ? customs.number(count) : String(glyphs.dot)
            let group = count > 0 ? attribution.group(row.part, what) : nil
            return Cell(text: text, style: count > 0 ? style : .dim, group: group, kind: kind)
        }
        let stages = Stage.allCases.map { number(row.reached($0), .reached($0)) }
        let bar = Cell(text: "", style: .accent, share: Double(row.leads) / Double(max(most, 1)))
        return ReportSheet.Row(
            label: row.part.title(customs),
            cells: [number(row.leads, .came, .leads), number(row.customers, .came)] + stages
                + [number(row.won, .won, .customers, .good), bar])
    }

    var links: ReportSheet.Section? {
        guard !attribution.links.isEmpty else { return nil }
        let rows = attribution.links.map { link in
            let last = link.lastLeadAt.map { customs.ago($0, now: now) } ?? words(.linkSilent)
            return ReportSheet.Row(
                label: link.link.campaign.rawValue,
                cells: [
                    Cell(text: customs.number(link.leads), style: link.isSilent ? .warning : .plain),
                    Cell(text: last, style: link.isSilent ? .warning : .plain),
                    Cell(text: customs.ago(link.link.at, now: now), style: .dim), Cell(text: link.link.offer.text),
                ])
        }
        return ReportSheet.Section(
            title: words(.originLinks), label: words(.figuresLink),
            columns: [
                .init(heading: words(.figuresLeads), priority: 9),
                .init(heading: words(.figuresLast), look: .text, priority: 8),
                .init(heading: words(.figuresMade), look: .text, priority: 5),
                .init(heading: words(.columnOffer), look: .text, priority: 4),
            ], rows: rows)
    }
}

extension Attribution.By {
    var title: String {
        switch self {
        case .source: words(.partSource)
        case .offer: words(.partOffer)
        case .campaign: words(.partCampaign)
        case .tag(let tag): tag.rawValue
        }
    }
}
