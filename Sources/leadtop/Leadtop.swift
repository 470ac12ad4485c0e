import ArgumentParser
import Glibc
import LeadModel

// Each command says its own name: what the parser makes of a type's name takes longer than to list 50 leads.
@main
struct Leadtop: ParsableCommand {
    static let version = "0.6.1"

    static let configuration = CommandConfiguration(
        commandName: "leadtop", abstract: words(.cliHelpLeadtop), discussion: words(.cliHelpLeadtopMore),
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: words(.cliHelpGroupLook),
                subcommands: [
                    Browse.self, Today.self, FunnelCommand.self, JourneysCommand.self, Leads.self, Customers.self,
                    Show.self, Offers.self, Views.self, DuplicatesCommand.self, ReportCommand.self,
                ]),
            CommandGroup(
                name: words(.cliHelpGroupWork),
                subcommands: [
                    FollowUpCommand.self, Compose.self, DoNotContact.self, SetStatus.self, Assign.self, Claim.self,
                    HandOver.self, Away.self, Back.self, Note.self, Link.self, Undo.self, Redo.self,
                ]),
            CommandGroup(
                name: words(.cliHelpGroupDoors), subcommands: [Serve.self, Sync.self, SendTest.self, Reconcile.self]),
            CommandGroup(
                name: words(.cliHelpGroupMove),
                subcommands: [
                    ImportCommand.self, Export.self, Quarantine.self, Demo.self, Doctor.self, Manual.self,
                ]),
        ],
        defaultSubcommand: Browse.self)

    static func main() {
        // A reader that goes away shows as an error of `write`, which is no failure.
        signal(SIGPIPE, SIG_IGN)
        setlocale(LC_ALL, "")
        do {
            let words = CommandLineWords(Array(CommandLine.arguments.dropFirst())).commandFirst
            var command = try quickCommand(words) ?? parsedCommand(words)
            try command.run()
        } catch {
            exit(after: error)
        }
    }

    /// The commands that are looked at all day.
    private static let quickCommands: [(name: String, type: any QuickCommand.Type)] = [
        ("leads", Leads.self), ("customers", Customers.self), ("funnel", FunnelCommand.self), ("browse", Browse.self),
    ]

    /// A plain command line's command, without the parser. Without a command's name it is the dashboard's.
    private static func quickCommand(_ words: [String]) -> (any ParsableCommand)? {
        let named = quickCommands.first { $0.name == words.first }?.type
        return named?.parseQuickly(words.dropFirst()) ?? Browse.parseQuickly(words[...])
    }

    private static func parsedCommand(_ words: [String]) throws -> any ParsableCommand {
        try checkCommand(words.first)
        return try parseAlone(words) ?? parseAsRoot(words)
    }

    /// The command that the first word names, without the tree of all commands. Help and whatever is wrong are for that
    /// tree, which knows what to say.
    private static func parseAlone(_ words: [String]) -> (any ParsableCommand)? {
        let named = configuration.subcommands.first { $0._commandName == words.first }
        guard let named, named.configuration.subcommands.isEmpty else { return nil }
        return try? named.parse(Array(words.dropFirst()))
    }

    /// A first word that is no command would else be an argument too many of the dashboard.
    private static func checkCommand(_ word: String?) throws {
        let commands = configuration.subcommands.map { $0._commandName }
        guard let word, !word.hasPrefix("-"), word != "help",
            !commands.contains(word)
        else { return }
        throw FilterWords.unknown(.cliUnknownCommand, word, commands)
    }

    private static func exit(after error: any Error) -> Never {
        if let code = ErrorText.exitCode(of: error) {
            if let text = ErrorText.text(of: error) { say("leadtop: " + text) }
            Glibc.exit(code)
        }
        exit(withError: error)
    }
}
