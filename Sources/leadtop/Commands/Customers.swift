import ArgumentParser
import LeadModel
import LeadStore

struct Customers: ListCommand {
    static let configuration = CommandConfiguration(commandName: "customers", abstract: words(.cliHelpCustomers))

    @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
    @OptionGroup var list: ListOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.reading(store)
        let query = try list.query(.customers, filter: desk.filter(filter), desk)
        let rows = RowOutput(
            list.format, fields: CustomerRow.fields(desk.configuration.rules), columns: RowText.customerColumns,
            output: desk.output,
            width: desk.width, cells: desk.rows.cells)
        try desk.reader.forEach(query, limit: list.limit) { row in
            if case .customer(let customer) = row.record { try rows.write(customer) }
        }
        try rows.finish()
    }
}
