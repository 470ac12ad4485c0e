import ArgumentParser
import LeadModel
import LeadStore

struct SetStatus: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: words(.cliHelpSetStatus))

    @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String
    @Argument(help: help(.cliHelpNewStatus, "STATUS"), transform: FilterWords.status) var status: Status
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.changing(store)
        try desk.change(.setStatus(status), for: customer)
    }
}
