import LeadModel

/// Offers by their leads.
extension ReportContext {
    /// How many offers a page shows; the others are counted together below.
    private static let shownOffers = 20

    var offersSection: ReportSection {
        let hidden = bundle.offers.dropFirst(Self.shownOffers)
        let rest = hidden.reduce(0) { $0 + $1.total }
        return ReportSection(
            title: words(.screenOffers), notes: [words(.reportOffersNote)], picture: nil, table: offersTable,
            shownRows: Self.shownOffers,
            remainder: hidden.isEmpty ? nil : words(.reportOffersMore, number(hidden.count), number(rest)))
    }

    private var offerSteps: [Step] {
        let always: [Step] = [.getItNow, .testDrive, .contactMe, .purchase]
        return bundle.offers.contains { $0.leads[.other] ?? 0 > 0 } ? always + [.other] : always
    }

    private var offersTable: FigureTable {
        let columns =
            [FigureTable.Column("total", words(.columnLeads), .bar)]
            + offerSteps.map { FigureTable.Column($0.rawValue, $0.title, isDetail: true) } + [
                .init("crossListed", words(.crossListedShort), isDetail: true),
                .init("customers", words(.screenCustomers)),
                .init("activeCustomers", words(.reportActive)),
                .init("activeShare", words(.reportActiveShare)),
                .init("weeks", words(.twelveWeeks, number(Funnel.weekCount))),
            ]
        return FigureTable(
            name: "offers", title: words(.screenOffers),
            keys: [.init(name: "offer", title: words(.columnOffer))], columns: columns,
            rows: bundle.offers.map(row))
    }

    private func row(_ offer: OfferRow) -> FigureTable.Row {
        let name = offer.name
        let shown = name.title.isEmpty ? name.id : name.title
        let label = FigureTable.Label(
            machine: name.text, shown: shown.isEmpty ? words(.reportNoOffer) : shown,
            detail: name.title.isEmpty ? "" : name.id, isOutside: true)
        let figures: [Figure] =
            [.count(offer.total)] + offerSteps.map { .count(offer.leads[$0] ?? 0) } + [
                .count(offer.leads[.crossListed] ?? 0), .count(offer.customers), .count(offer.activeCustomers),
                .share(offer.activeCustomers, of: offer.customers), .series(offer.weeks),
            ]
        return FigureTable.Row(labels: [label], figures: figures)
    }
}
