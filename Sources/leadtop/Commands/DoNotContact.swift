import ArgumentParser
import LeadModel
import LeadStore

struct DoNotContact: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dnc", abstract: words(.cliHelpDoNotContact), subcommands: [Add.self, Lift.self, List.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: words(.cliHelpDoNotContactAdd))

        @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String
        @OptionGroup var why: Why
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            try desk.change(.flagDoNotContact(offer: why.offer, reason: why.reason), for: customer)
        }
    }

    struct Lift: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "lift", abstract: words(.cliHelpDoNotContactLift))

        @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String
        @OptionGroup var why: Why
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            try desk.change(.liftDoNotContact(offer: why.offer, reason: why.reason), for: customer)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: words(.cliHelpDoNotContactList))

        @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
        @Option(help: help(.cliHelpLimit, "N")) var limit: Int?
        @Option(help: help(.cliHelpFormat, "FORMAT")) var format: ListFormat = .table
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.reading(store)
            var filter = try desk.filter(filter)
            filter.doNotContact = .only
            let rows = RowOutput(
                format, fields: CustomerRow.fields(desk.configuration.rules), columns: RowText.customerColumns,
                output: desk.output,
                width: desk.width, cells: desk.rows.cells)
            try desk.reader.forEach(ListQuery(kind: .customers, filter: filter), limit: limit) { row in
                if case .customer(let customer) = row.record { try rows.write(customer) }
            }
            try rows.finish()
        }
    }

    /// A lock is set and lifted for a reason.
    struct Why: ParsableArguments {
        @Option(parsing: .unconditional, help: help(.cliHelpReason, "TEXT")) var reason: String
        @Option(help: help(.cliHelpDoNotContactOffer, "ID")) var offer: String?

        func validate() throws {
            guard !reason.trimmed.isEmpty else { throw ValidationError(words(.cliReasonMissing)) }
        }
    }
}
