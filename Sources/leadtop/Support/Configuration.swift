import Canvas
import Dashboard
import Foundation
import Glibc
import LeadIntake
import LeadModel
import TOMLKit

/// What a user set in `config.toml`: stages, keys, and how the dashboard behaves.
struct Configuration: Equatable {
    var rules = StageRules.documentation2018
    var usesMouse = true
    var serve = ServeSettings()
    var destinations: [Destination] = []
    var notify = NotifySettings()
    var targets = TargetSettings()
    var rep = RepSettings()
    var compose = ComposeSettings()
    /// Where the dashboard opens.
    var start = Start.work
    /// To whom leads go by themselves.
    var assignmentRules: [AssignmentRule] = []
    /// Keys that a binding took from another command, to be told once.
    var conflicts: [String] = []

    // What most commands never ask for is not made before it is asked for.
    private var ownKeys: KeyTable?
    private var ownOutcomes: OutcomeSettings?

    var keys: KeyTable {
        get { ownKeys ?? .standard }
        set { ownKeys = newValue }
    }

    var outcomes: OutcomeSettings {
        get { ownOutcomes ?? OutcomeSettings() }
        set { ownOutcomes = newValue }
    }

    /// Where the dashboard opens.
    enum Start: String {
        /// On Today for whoever owns work that is to be done today, else where it was left.
        case work
        case today, last, funnel
    }

    private typealias Taking<Value> = @Sendable (inout Configuration, Value, String) throws -> Void

    /// What takes each `[section]`.
    private static let sections: [(name: String, take: Taking<TOMLTable>)] = [
        ("stages", { try $0.takeStages($1, $2) }),
        ("keys", { try $0.takeKeys($1, $2) }),
        ("browse", { try $0.takeBrowse($1, $2) }),
        ("rep", { try $0.takeRep($1, $2) }),
        ("hours", { try $0.takeHours($1, $2) }),
        ("targets", { try $0.takeTargets($1, $2) }),
        ("outcomes", { try $0.takeOutcomes($1, $2) }),
        ("compose", { try $0.takeCompose($1, $2) }),
        ("serve", { try $0.takeServe($1, $2) }),
        ("notify", { try $0.takeNotify($1, $2) }),
    ]

    /// What takes all `[[sections]]` of a name.
    private static let lists: [(name: String, take: Taking<any TOMLValueConvertible>)] = [
        ("destination", { try $0.takeDestinations($1, $2) }),
        ("assign", { try $0.takeAssign($1, $2) }),
    ]

    /// `$XDG_CONFIG_HOME/leadtop/config.toml`.
    static var defaultPath: String {
        let directory = environment("XDG_CONFIG_HOME") ?? (environment("HOME") ?? ".") + "/.config"
        return directory + "/leadtop/config.toml"
    }

    /// Reads a file; where none is named, the default one if it is there.
    /// - Throws: `Failure` with the file, the line or the name, and what would be right.
    static func read(_ named: String?) throws -> Configuration {
        let path = named ?? defaultPath
        guard named != nil || access(path, F_OK) == 0 else { return Configuration() }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure(words(.configUnreadable, path))
        }
        return try Configuration(toml: text, path: path)
    }

    init() {}

    init(toml text: String, path: String) throws {
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw Failure(words(.configSyntax, path, error.source.begin.line, error.description))
        }
        for (name, value) in table {
            if let section = value.table, let take = Self.sections.first(where: { $0.name == name })?.take {
                try take(&self, section, path)
            } else if let take = Self.lists.first(where: { $0.name == name })?.take {
                try take(&self, value, path)
            } else {
                let known = Self.sections.map(\.name) + Self.lists.map(\.name)
                throw Failure(words(.configUnknown, path, name, known.joined(separator: ", ")))
            }
        }
    }

    // MARK: Stages

    /// `contact-me = "initial-interest"`; a step set to "none" counts for no stage.
    private mutating func takeStages(_ table: TOMLTable, _ path: String) throws {
        let steps = Dictionary(uniqueKeysWithValues: Step.allCases.map { ($0.configurationName, $0) })
        for (name, value) in table {
            guard let step = steps[name] else {
                throw Failure(
                    words(.configUnknown, path, "stages.\(name)", steps.keys.sorted().joined(separator: ", ")))
            }
            let stages = Dictionary(uniqueKeysWithValues: Stage.allCases.map { ($0.configurationName, $0) })
            guard let word = value.string, word == "none" || stages[word] != nil else {
                throw Failure(
                    words(
                        .configValue, path, "stages.\(name)",
                        (Stage.allCases.map(\.configurationName) + ["none"]).joined(separator: ", ")))
            }
            rules.stages[step] = stages[word]
        }
    }

    // MARK: Keys

    /// `quit = "q"` or `quit = ["q", "<c-q>"]`, by the names that the palette's commands and `browse --keys` have.
    private mutating func takeKeys(_ table: TOMLTable, _ path: String) throws {
        for (name, value) in table {
            guard let command = Command(rawValue: name) else {
                let known = Command.allCases.map(\.rawValue).sorted().joined(separator: ", ")
                throw Failure(words(.configUnknown, path, "keys.\(name)", known))
            }
            let names = value.array?.compactMap(\.string) ?? [value.string].compactMap(\.self)
            let parsed = names.compactMap(Key.init(name:))
            guard !names.isEmpty, parsed.count == names.count else {
                throw Failure(words(.configValue, path, "keys.\(name)", words(.configKeyNames)))
            }
            for (key, loser) in keys.rebind(command, to: parsed) {
                conflicts.append(words(.configConflict, key.name, command.rawValue, loser.rawValue))
            }
        }
    }

    // MARK: The dashboard

    private mutating func takeBrowse(_ table: TOMLTable, _ path: String) throws {
        for (name, value) in table {
            switch name {
            case "mouse":
                guard let mouse = value.bool else {
                    throw Failure(words(.configValue, path, "browse.mouse", "true, false"))
                }
                usesMouse = mouse
            case "start":
                guard let word = value.string, let start = Start(rawValue: word) else {
                    throw Failure(words(.configValue, path, "browse.start", words(.configStart)))
                }
                self.start = start
            default: throw Failure(words(.configUnknown, path, "browse.\(name)", "mouse, start"))
            }
        }
    }
}

extension Step {
    var configurationName: String {
        switch self {
        case .getItNow: "get-it-now"
        case .testDrive: "test-drive"
        case .contactMe: "contact-me"
        case .purchase: "purchase"
        case .crossListed: "cross-listed"
        case .other: "other"
        }
    }
}

extension Stage {
    fileprivate var configurationName: String {
        switch self {
        case .initialInterest: "initial-interest"
        case .evaluation: "evaluation"
        case .active: "active"
        }
    }
}
