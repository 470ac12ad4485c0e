import ArgumentParser
import Foundation
import LeadModel

/// What the commands declare of themselves, as swift-argument-parser's help dump tells it.
struct HelpTree: Decodable {
    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var shouldDisplay: Bool?
        var subcommands: [Command]?
        var arguments: [Argument]?

        /// The subcommands that the help shows.
        var shown: [Command] {
            (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
        }

        var shownArguments: [Argument] { (arguments ?? []).filter { $0.shouldDisplay && !$0.isStandard } }

        /// This command and all that the help shows below it.
        var all: [Command] { [self] + shown.flatMap(\.all) }
    }

    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String
        }

        var kind: String
        var shouldDisplay: Bool
        var sectionTitle: String?
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var valueName: String?
        var abstract: String?
        var allValues: [String]?
        var defaultValue: String?

        var isPositional: Bool { kind == "positional" }
        var takesValue: Bool { kind == "option" }
        var isFilter: Bool { sectionTitle == words(.cliHelpFilterTitle) }
        /// What every command has.
        var isCommon: Bool { ["--store", "--config"].contains(spellings.first) }
        fileprivate var isStandard: Bool { spellings.contains("--help") || spellings.contains("--version") }

        /// `--offer`, `-h`.
        var spellings: [String] {
            (names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
        }
    }

    var command: Command

    /// The tree of a command as it is built into this binary.
    static func dump(of command: any ParsableCommand.Type) throws -> HelpTree {
        try JSONDecoder().decode(HelpTree.self, from: Data(command._dumpHelp().utf8))
    }
}
