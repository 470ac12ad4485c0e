import ArgumentParser
import LeadModel
import LeadStore

struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: words(.helpNote))

    @Argument(help: help(.helpCustomer, "CUSTOMER")) var customer: String
    @Argument(help: help(.helpNoteText, "TEXT")) var text: String
    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard !text.trimmed.isEmpty else { throw ValidationError(words(.noteMissing)) }
    }

    func run() throws {
        let desk = try Desk.changing(store)
        try desk.change(.addNote(text), for: customer) { words(.saidNoted, desk.rows.who($0)) }
    }
}
