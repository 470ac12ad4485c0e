import ArgumentParser
import Glibc
import LeadModel

// Each command says its own name: what the parser makes of a type's name takes longer than to list 50 leads.
@main
struct Leadtop: ParsableCommand {
    static let version = "0.5.0"

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
            let arguments = CommandLineWords(Array(CommandLine.arguments.dropFirst())).commandFirst
            try checkCommand(arguments.first)
            var command = try parseQuickly(arguments) ?? parseAsRoot(arguments)
            try command.run()
        } catch {
            exit(after: error)
        }
    }

    /// The command that the first word names, without the tree of all commands. Help and whatever is wrong are for that
    /// tree, which knows what to say.
    private static func parseQuickly(_ arguments: [String]) -> (any ParsableCommand)? {
        let named = configuration.subcommands.first { $0._commandName == arguments.first }
        guard let named, named.configuration.subcommands.isEmpty else { return nil }
        return try? named.parse(Array(arguments.dropFirst()))
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
