import ArgumentParser
import LeadModel
import LeadStore

struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "note", abstract: words(.cliHelpNote))

    @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String
    @Argument(help: help(.cliHelpNoteText, "TEXT")) var text: String
    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard !text.trimmed.isEmpty else { throw ValidationError(words(.cliNoteMissing)) }
    }

    func run() throws {
        let desk = try Desk.changing(store)
        try desk.change(.addNote(text), for: customer)
    }
}
