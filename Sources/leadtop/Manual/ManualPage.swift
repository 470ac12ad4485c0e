import Dashboard
import LeadModel

/// The manual page, from what the commands declare and the table of keys.
struct ManualPage {
    var tree: HelpTree
    var version: String

    var text: String {
        let parts = [
            head, commands, filter, common, keys,
            [Roff.section(words(.manualFiles))] + Self.entries(Self.files),
            [Roff.section(words(.manualEnvironment))] + Self.entries(Self.environment),
            [Roff.section(words(.manualExitStatus))] + Self.entries(Self.exits),
            [Roff.section(words(.manualExamples))] + examples,
        ]
        return parts.flatMap(\.self).joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        let name = tree.command.commandName
        return [
            ".TH \(name.uppercased()) 1 \"\" \"\(name) \(version)\" \"\(words(.manualVolume))\"",
            // Names of options are not to be torn.
            ".nh", ".ad l",
            Roff.section(words(.manualName)), "\(name) \\- \(tree.command.abstract ?? "")",
            Roff.section(words(.manualSynopsis)), Roff.bold(name), "[" + Roff.italic(words(.manualOption)) + "]...",
            ".br", Roff.bold(name), Roff.italic(words(.manualCommand)),
            "[" + Roff.italic(words(.manualFilter)) + "] [" + Roff.italic(words(.manualOption)) + "]...",
            Roff.section(words(.manualDescription)),
        ] + Roff.text(words(.manualDescriptionText))
    }

    // MARK: Commands

    private var commands: [String] {
        [Roff.section(words(.manualCommands))]
            + tree.command.shown.flatMap { section(of: $0, path: tree.command.commandName) }
    }

    /// A command that only holds others is told by them.
    private func section(of command: HelpTree.Command, path: String) -> [String] {
        let name = path + " " + command.commandName
        guard command.shown.isEmpty else { return command.shown.flatMap { section(of: $0, path: name) } }
        let arguments = command.shownArguments
        var title = name
        for argument in arguments where argument.isPositional || !argument.isOptional {
            title += " " + usage(of: argument)
        }
        if arguments.contains(where: \.isFilter) { title += " [\(words(.manualFilter))]" }
        let own = arguments.filter { !$0.isFilter && !$0.isCommon }
        return [Roff.subsection(title)] + Roff.text(command.abstract ?? "")
            + (command.discussion.map { [Roff.paragraph] + Roff.text($0) } ?? [])
            + own.flatMap(entry)
    }

    private func usage(of argument: HelpTree.Argument) -> String {
        let value =
            (argument.spellings + [argument.valueName ?? ""]).joined(separator: " ")
            + (argument.isRepeating ? "..." : "")
        return argument.isOptional ? "[\(value)]" : value
    }

    private func entry(_ argument: HelpTree.Argument) -> [String] {
        let value = Roff.italic(argument.valueName ?? "")
        let names = argument.spellings.map(Roff.bold).joined(separator: ", ")
        let term = argument.isPositional ? value : argument.takesValue ? "\(names) \(value)" : names
        var texts = [argument.abstract ?? ""]
        if let values = argument.allValues { texts.append(words(.manualValues, values.joined(separator: ", "))) }
        if let value = argument.defaultValue { texts.append(words(.manualDefault, value)) }
        return Roff.entry(term, texts.joined(separator: " "))
    }

    // MARK: What several commands share

    private var filter: [String] {
        [Roff.section(words(.manualFilter))] + Roff.text(words(.manualFilterText))
            + shared(where: \.isFilter).flatMap(entry)
    }

    private var common: [String] {
        [Roff.section(words(.manualCommon))] + shared(where: \.isCommon).flatMap(entry)
    }

    /// Each option that several commands have, once.
    private func shared(where passes: (HelpTree.Argument) -> Bool) -> [HelpTree.Argument] {
        var seen: Set<[String]> = []
        return tree.command.all.flatMap(\.shownArguments).filter { passes($0) && seen.insert($0.spellings).inserted }
    }

    // MARK: Keys

    private var keys: [String] {
        let everywhere = Set(Context.allCases)
        let table = KeyTable.standard
        let common = table.bindings.filter { $0.contexts == everywhere && !$0.keys.isEmpty }
        var lines = [Roff.section(words(.manualKeys))] + Roff.text(words(.manualKeysText))
        lines += [Roff.dense, Roff.subsection(words(.manualEverywhere))] + common.flatMap(entry)
        for context in Context.allCases {
            let own = table.bindings(in: context).filter { $0.contexts != everywhere && !$0.keys.isEmpty }
            if !own.isEmpty { lines += [Roff.subsection(context.title)] + own.flatMap(entry) }
        }
        return lines + [Roff.loose]
    }

    private func entry(_ binding: Binding) -> [String] {
        let keys = binding.keys.map { Roff.bold(KeyTable.title(of: $0)) }.joined(separator: ", ")
        return Roff.entry(keys, binding.command.title)
    }
}
