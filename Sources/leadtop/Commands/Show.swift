import ArgumentParser
import Canvas
import LeadFormats
import LeadModel
import LeadStore

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: words(.cliHelpShow))

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String
    @Option(help: help(.cliHelpFormat, "FORMAT")) var format: OutputFormat = .text
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.reading(store)
        let id = try desk.customer(customer).id
        guard let detail = try desk.reader.customer(id) else { throw Failure(words(.cliNoCustomer)) }
        switch format {
        case .text:
            let text = CustomerText(detail: detail, customs: desk.customs, now: desk.now, width: desk.width)
            for line in text.lines { try desk.output.line(clean(line)) }
        case .json: try desk.write { $0.object(detail, desk.configuration.rules) }
        }
        try desk.output.flush()
    }
}
