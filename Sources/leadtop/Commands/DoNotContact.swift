import ArgumentParser
import LeadModel
import LeadStore

struct DoNotContact: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dnc", abstract: words(.helpDoNotContact), subcommands: [Add.self, Lift.self, List.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: words(.helpDoNotContactAdd))

        @Argument(help: help(.helpCustomer, "CUSTOMER")) var customer: String
        @OptionGroup var why: Why
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            try desk.change(.flagDoNotContact(offer: why.offer, reason: why.reason), for: customer) { customer in
                words(.saidBlocked, desk.rows.who(customer))
            }
        }
    }

    struct Lift: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: words(.helpDoNotContactLift))

        @Argument(help: help(.helpCustomer, "CUSTOMER")) var customer: String
        @OptionGroup var why: Why
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            try desk.change(.liftDoNotContact(offer: why.offer, reason: why.reason), for: customer) { customer in
                words(.saidLifted, desk.rows.who(customer))
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: words(.helpDoNotContactList))

        @OptionGroup(title: words(.helpFilterTitle)) var filter: FilterOptions
        @Option(help: help(.helpLimit, "N")) var limit: Int?
        @Option(help: help(.helpFormat, "table|json|ndjson|csv")) var format: ListFormat = .table
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.reading(store)
            var filter = try desk.filter(filter)
            filter.doNotContact = .only
            let rows = RowOutput(
                format, fields: CustomerRow.fields, columns: RowText.customerColumns, output: desk.output,
                width: desk.width, cells: desk.rows.cells)
            try desk.reader.forEach(ListQuery(kind: .customers, filter: filter), limit: limit) { row in
                if case .customer(let customer) = row.record { try rows.write(customer) }
            }
            try rows.finish()
        }
    }

    /// A lock is set and lifted for a reason.
    struct Why: ParsableArguments {
        @Option(parsing: .unconditional, help: help(.helpReason, "TEXT")) var reason: String
        @Option(help: help(.helpDoNotContactOffer, "ID")) var offer: String?

        func validate() throws {
            guard !reason.trimmed.isEmpty else { throw ValidationError(words(.reasonMissing)) }
        }
    }
}
