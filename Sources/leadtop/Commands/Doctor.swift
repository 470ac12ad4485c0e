import ArgumentParser
import LeadModel
import LeadStore

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: words(.cliHelpDoctor))
    @OptionGroup var store: StoreOptions
    func run() throws {}
}
struct Quarantine: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: words(.cliHelpDoctor))
    @OptionGroup var store: StoreOptions
    func run() throws {}
}
