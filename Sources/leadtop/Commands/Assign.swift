import ArgumentParser
import LeadModel
import LeadStore

struct Assign: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: words(.helpAssign))

    @Argument(help: help(.helpCustomer, "CUSTOMER")) var customer: String
    @Argument(help: help(.helpOwner, "OWNER")) var owner: String
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.changing(store)
        let name =
            switch FilterWords.owner(owner) {
            case .nobody: ""
            case .named(let name): name
            }
        try desk.change(.assign(name), for: customer) { customer in
            let who = desk.rows.who(customer)
            return name.isEmpty ? words(.saidUnassigned, who) : words(.saidAssigned, who, name)
        }
    }
}
