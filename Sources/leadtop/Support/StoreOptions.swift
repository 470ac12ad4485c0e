import ArgumentParser
import LeadModel
import LeadStore

/// Which store a command works on.
struct StoreOptions: ParsableArguments {
    @Option(name: .customLong("store"), help: help(.cliHelpStore, "PATH"), completion: .file(extensions: ["db"]))
    var chosenPath: String?

    @Option(
        name: .customLong("config"), help: help(.cliHelpConfiguration, "FILE"), completion: .file(extensions: ["toml"]))
    var configuration: String?

    /// `--store`, `LEADTOP_STORE`, or the default one.
    var path: String {
        chosenPath ?? environment("LEADTOP_STORE") ?? Self.defaultPath("leads.db")
    }

    var isDefault: Bool { chosenPath == nil && environment("LEADTOP_STORE") == nil }

    /// A file in leadtop's own data directory, by the XDG Base Directory Specification.
    static func defaultPath(_ name: String) -> String {
        dataDirectory + "/leadtop/" + name
    }

    private static var dataDirectory: String {
        if let directory = environment("XDG_DATA_HOME"), directory.hasPrefix("/") { return directory }
        return (environment("HOME") ?? ".") + "/.local/share"
    }
}

extension StoreOptions: QuickOptions {
    static var unset: StoreOptions {
        var options = StoreOptions()
        (options.chosenPath, options.configuration) = (nil, nil)
        return options
    }

    mutating func take(_ option: String, _ value: String) -> Bool {
        switch option {
        case "--store": chosenPath = value
        case "--config": configuration = value
        default: return false
        }
        return true
    }
}

/// The help of an option or argument, in the words in use.
/// - Parameter naming: what there is to choose from, where the type does not say it.
func help(_ phrase: Phrase, _ valueName: String? = nil, naming: [String] = []) -> ArgumentHelp {
    let text = naming.isEmpty ? words(phrase) : words(phrase, naming.joined(separator: ", "))
    var help = ArgumentHelp(stringLiteral: text)
    help.valueName = valueName
    return help
}
