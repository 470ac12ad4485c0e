import LeadModel

/// Where leads and customers came from.
extension ReportContext {
    private static let shownParts = 12

    var attributionSections: [ReportSection] {
        let tables = bundle.attribution.tables.filter { !$0.rows.isEmpty }
        let links = bundle.attribution.links.isEmpty ? [] : [linksSection]
        return tables.map(section) + links
    }

    private func section(_ table: Attribution.Table) -> ReportSection {
        let hidden = table.rows.dropFirst(Self.shownParts)
        let rest = hidden.reduce(0) { $0 + $1.leads }
        return ReportSection(
            title: words(.reportFrom, title(table.by)), notes: [], picture: nil, table: figureTable(table),
            shownRows: Self.shownParts,
            remainder: remainder(hidden.count, leads: rest, table.by),
            isForMachinesOnly: !isShown(table), width: .half)
    }

    private func remainder(_ count: Int, leads: Int, _ by: Attribution.By) -> String? {
        if count > 0 { return words(.reportMoreParts, number(count), number(leads)) }
        return by == .source ? words(.reportOriginsNote) : nil
    }

    /// Offers have a section of their own, and two tags are the campaign; another is told where something came by it.
    private func isShown(_ table: Attribution.Table) -> Bool {
        switch table.by {
        case .offer: false
        case .source: true
        case .tag(.mktcmpid), .tag(.utmCampaign): false
        case .campaign, .tag: table.rows.contains { !label($0.part).machine.isEmpty }
        }
    }

    private func title(_ by: Attribution.By) -> String {
        switch by {
        case .source: words(.columnSource).lowercased()
        case .offer: words(.columnOffer).lowercased()
        case .campaign: words(.reportCampaign).lowercased()
        case .tag(let tag): tag.rawValue
        }
    }

    private func heading(_ by: Attribution.By) -> String {
        if case .tag(let tag) = by { return tag.rawValue }
        return title(by).capitalizedFirst
    }

    private func name(_ by: Attribution.By) -> String {
        switch by {
        case .source: "source"
        case .offer: "offer"
        case .campaign: "campaign"
        case .tag(let tag): String(describing: tag)
        }
    }

    private func figureTable(_ table: Attribution.Table) -> FigureTable {
        let parts = table.rows.filter { !$0.part.value.isEmpty } + table.rows.filter { $0.part.value.isEmpty }
        let rows = parts.map { row in
            let active = row.reached(.active)
            return FigureTable.Row(
                labels: [label(row.part)],
                figures: [
                    .count(row.leads), .count(row.customers), .count(active), .share(active, of: row.customers),
                    .count(row.won),
                ], isRest: row.part.value.isEmpty)
        }
        return FigureTable(
            name: "from" + name(table.by).capitalizedFirst, title: words(.reportFrom, title(table.by)),
            keys: [.init(name: name(table.by), title: heading(table.by))],
            columns: [
                .init("leads", words(.columnLeads), .bar), .init("customers", words(.screenCustomers)),
                .init("activeCustomers", words(.reportActive)), .init("activeShare", words(.reportActiveShare)),
                .init("won", Status.won.title.capitalizedFirst),
            ], rows: rows)
    }

    private var linksSection: ReportSection {
        let rows = bundle.attribution.links.map { link in
            FigureTable.Row(
                labels: [.outside(link.link.campaign.rawValue), .outside(link.link.offer.text)],
                figures: [
                    .moment(link.link.at), .count(link.leads), link.lastLeadAt.map(Figure.moment) ?? .none,
                ])
        }
        let silent = bundle.attribution.links.count { $0.isSilent }
        let table = FigureTable(
            name: "links", title: words(.reportLinks),
            keys: [
                .init(name: "campaign", title: words(.reportCampaign)),
                .init(name: "offer", title: words(.columnOffer)),
            ],
            columns: [
                .init("madeAt", words(.reportMadeOn)), .init("leads", words(.columnLeads), .bar),
                .init("lastLeadAt", words(.reportLastLead)),
            ], rows: rows)
        return ReportSection(
            title: words(.reportLinks), notes: [words(.reportLinksNote, number(silent), number(rows.count))],
            picture: nil, table: table, shownRows: 20)
    }
}
