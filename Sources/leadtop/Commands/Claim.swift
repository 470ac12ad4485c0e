import ArgumentParser
import LeadModel
import LeadStore

struct Claim: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "claim", abstract: words(.cliHelpClaim))

    @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String
    @Option(help: help(.cliHelpClaimFrom, "OWNER")) var from: String?
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.changing(store)
        guard let from, try desk.customer(customer).owner == from else {
            return try desk.change(.claim(desk.who), for: customer)
        }
        try desk.change(.assign(desk.who), for: customer)
    }
}
