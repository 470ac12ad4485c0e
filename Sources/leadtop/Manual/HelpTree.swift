import ArgumentParser
import Foundation

/// What the commands declare of themselves, as swift-argument-parser's help dump tells it.
struct HelpTree: Decodable {
    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var shouldDisplay: Bool?
        var subcommands: [Command]?
        var arguments: [Argument]?
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
