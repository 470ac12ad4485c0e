import Canvas
import LeadModel

/// The columns of the offers.
extension Dashboard {
    var offerColumns: [ListColumn] {
        func offer(_ text: @escaping (OfferRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .offer(let offer) = row.record { return text(offer) }
                return ("", .plain)
            }
        }
        func count(_ number: Int, _ style: Style = .plain) -> (String, Style) {
            number == 0 ? (String(settings.glyphs.dot), .dim) : (customs.number(number), style)
        }
        let steps: [Step] = [.getItNow, .testDrive, .contactMe, .purchase]
        return [
            column(.columnOffer, .offer, 16, 30, 50, priority: 10, offer { ($0.name.text, .plain) }),
            column(
                .columnTitle, .title, 12, 24, 40, priority: 2,
                offer { ($0.name.id.isEmpty ? "" : $0.name.title, .plain) }),
        ]
            + steps.map { step in
                ListColumn(
                    id: step.rawValue, heading: step.title, sort: nil,
                    layout: Canvas.Column(minimum: 8, ideal: 10, maximum: 10, priority: 6, alignment: .right),
                    text: offer { count($0.leads[step] ?? 0) })
            } + [
                column(.total, .leads, 5, 8, 8, priority: 9, align: .right, offer { count($0.total, .bold) }),
                column(
                    .trend, nil, 12, 12, 12, priority: 3,
                    offer { row in
                        row.weeks.contains { $0 > 0 }
                            ? (settings.glyphs.sparkline(row.weeks), .accent) : (String(settings.glyphs.dot), .dim)
                    }),
                column(
                    .columnConversion, nil, 7, 8, 8, priority: 5, align: .right,
                    offer { row in
                        row.customers > 0
                            ? (customs.percent(Double(row.activeCustomers) / Double(row.customers)), .plain)
                            : (String(settings.glyphs.dash), .dim)
                    }),
                column(
                    .doNotContactShort, .doNotContact, 3, 6, 6, priority: 2, align: .right,
                    offer { count($0.leads[.crossListed] ?? 0, .doNotContact) }),
            ]
    }
}
