import ArgumentParser
import Dashboard
import Foundation
import LeadModel

/// Writes the manual page from the same declarations as `--help`, and from the table of keys.
struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: words(.manualHelp), shouldDisplay: false)

    func run() throws {
        let tree = try HelpTree.dump(of: Leadtop.self)
        Foundation.FileHandle.standardOutput.write(Data(ManualPage(tree: tree, version: Leadtop.version).text.utf8))
    }
}

/// A manual page in the man(7) macros.
struct ManualPage {
    var tree: HelpTree
    var version: String

    var text: String {
        var page = [
            ".TH LEADTOP 1 \"\" \"leadtop \(version)\" \"User Commands\"",
            ".SH NAME", "leadtop \\- \(escaped(tree.command.abstract ?? ""))",
            ".SH SYNOPSIS", ".B leadtop", "[\\fICOMMAND\\fR] [\\fIOPTION\\fR]...",
            ".SH DESCRIPTION", paragraphs(tree.command.discussion ?? ""), ".SH COMMANDS",
        ]
        for command in shown(tree.command) { page += section(of: command, path: "leadtop") }
        page += [".SH KEYS", escaped(words(.manualKeys))]
        for context in Context.allCases { page += keys(of: context) }
        page += [".SH ENVIRONMENT"] + entries(Self.environment)
        page += [".SH FILES"] + entries(Self.files)
        page += [".SH \"EXIT STATUS\""] + entries(Self.exits)
        return page.joined(separator: "\n") + "\n"
    }

    private func shown(_ command: HelpTree.Command) -> [HelpTree.Command] {
        (command.subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }

    private func section(of command: HelpTree.Command, path: String) -> [String] {
        let name = path + " " + command.commandName
        var lines = [".SS \(escaped(name))", escaped(command.abstract ?? "")]
        if let discussion = command.discussion { lines += [".PP", paragraphs(discussion)] }
        for argument in (command.arguments ?? []) where argument.shouldDisplay && !isCommon(argument) {
            lines += [".TP", heading(of: argument), escaped(argument.abstract ?? "")]
        }
        return lines + shown(command).flatMap { section(of: $0, path: name) }
    }

    private func isCommon(_ argument: HelpTree.Argument) -> Bool {
        ["--help", "--version"].contains { argument.spellings.contains($0) }
    }

    private func heading(of argument: HelpTree.Argument) -> String {
        let value = escaped((argument.valueName ?? "").uppercased())
        guard argument.kind != "positional" else {
            return "\\fI\(value)\\fR" + (argument.isRepeating ? "..." : "")
        }
        let names = argument.spellings.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
        return argument.kind == "option" ? "\(names) \\fI\(value)\\fR" : names
    }

    private func keys(of context: Context) -> [String] {
        let bindings = KeyTable.standard.bindings(in: context)
        return [".SS \(escaped(context.title))"]
            + bindings.flatMap { binding in
                let keys = binding.keys.map { "\\fB\(escaped(KeyTable.title(of: $0)))\\fR" }.joined(separator: ", ")
                return [".TP", keys, escaped(binding.command.title)]
            }
    }

    private func entries(_ entries: [(String, Phrase)]) -> [String] {
        entries.flatMap { [".TP", "\\fB\(escaped($0.0))\\fR", escaped(words($0.1))] }
    }

    private static let environment: [(String, Phrase)] = [
        ("LEADTOP_STORE", .manualStore), ("LEADTOP_NOW", .manualNow), ("NO_COLOR", .manualNoColor),
        ("VISUAL, EDITOR", .manualEditor), ("TZ, LANG", .manualLocale),
    ]

    private static let files: [(String, Phrase)] = [
        ("$XDG_DATA_HOME/leadtop/leads.db", .manualDataFile), ("$XDG_STATE_HOME/leadtop", .manualStateFile),
    ]

    private static let exits: [(String, Phrase)] = [
        ("0", .manualExit0), ("1", .manualExit1), ("3", .manualExit3), ("64", .manualExit64),
    ]

    private func paragraphs(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ".PP" : escaped(String($0)) }.joined(separator: "\n")
    }

    /// A hyphen, backslash or leading dot would mean something to troff.
    private func escaped(_ text: String) -> String {
        let safe = text.replacingOccurrences(of: "\\", with: "\\e").replacingOccurrences(of: "-", with: "\\-")
        return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
    }
}
