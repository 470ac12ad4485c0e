import ArgumentParser
import LeadModel
import LeadStore

struct Offers: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "offers", abstract: words(.cliHelpOffers))

    @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
    @OptionGroup var list: ListOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.reading(store)
        let query = try list.query(.offers, filter: desk.filter(filter), desk)
        let rows = RowOutput(
            list.format, fields: OfferRow.fields, columns: RowText.offerColumns, output: desk.output,
            width: desk.width, cells: desk.rows.cells)
        try desk.reader.forEach(query, limit: list.limit) { row in
            if case .offer(let offer) = row.record { try rows.write(offer) }
        }
        try rows.finish()
    }
}
