import ArgumentParser
import LeadModel
import LeadStore

struct Leads: ListCommand {
    static let configuration = CommandConfiguration(commandName: "leads", abstract: words(.cliHelpLeads))

    @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
    @OptionGroup var list: ListOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.reading(store)
        let query = try list.query(.leads, filter: desk.filter(filter), desk)
        let rows = RowOutput(
            list.format, fields: LeadRow.fields, columns: RowText.leadColumns, output: desk.output, width: desk.width,
            cells: desk.rows.cells)
        try desk.reader.forEach(query, limit: list.limit) { row in
            if case .lead(let lead) = row.record { try rows.write(lead) }
        }
        try rows.finish()
    }
}
