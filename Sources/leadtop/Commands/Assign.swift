import ArgumentParser
import LeadModel
import LeadStore

struct Assign: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "assign", abstract: words(.cliHelpAssign))

    @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String
    @Argument(help: help(.cliHelpNewOwner, "OWNER")) var owner: String
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.changing(store)
        let name =
            switch FilterWords.owner(owner, me: desk.who) {
            case .nobody: ""
            case .named(let name): name
            }
        try desk.change(.assign(name), for: customer)
    }
}
