import ArgumentParser
import LeadModel

/// Writes the manual page from the same declarations as `--help`, and from the table of keys.
struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: words(.manualHelp), shouldDisplay: false)

    func run() throws {
        let page = ManualPage(tree: try HelpTree.dump(of: Leadtop.self), version: Leadtop.version)
        let output = Output.standard()
        try output.write(page.text)
        try output.flush()
    }
}
