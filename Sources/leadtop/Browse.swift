import ArgumentParser
import Canvas
import LeadModel
import LeadStore

struct Browse: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: words(.cliHelpBrowse))

    @Option(help: help(.cliHelpKeys, "KEYS")) var keys: String?
    @Option(help: help(.cliHelpSize, "WxH")) var size: String?
    @Flag(help: help(.cliHelpReadOnly)) var readOnly = false
    @OptionGroup var store: StoreOptions

    func run() throws {
        guard let desk = try Desk.lookingAround(store) else { return }
        let filter = Filter()
        for line in try desk.funnelText(desk.funnel(filter), filter, .leads).lines {
            try desk.output.line(clean(line))
        }
        try desk.output.flush()
    }
}
