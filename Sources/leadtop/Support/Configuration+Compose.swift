import Correspondence
import LeadModel
import TOMLKit

/// How messages and calls leave leadtop.
struct ComposeSettings: Equatable {
    enum Via: String, CaseIterable {
        /// The desktop's mail program, by xdg-utils.
        case xdgEmail = "xdg-email"
        /// The program that the desktop opens `mailto:` with.
        case mailto
        /// A program that takes a whole message, such as `sendmail -t`.
        case command
        case clipboard
    }

    var via = Via.xdgEmail
    /// A program and its arguments.
    var command: [String]?
    /// Begins calls; gets the number as its last argument. `nil`: what the desktop opens `tel:` with.
    var call: [String]?
    /// Of messages for a command; `nil` leaves it to that.
    var sender: MailAddress?
    /// For how many days another's contact is told before one more; 0: never.
    var warnDays = 7
    /// How long the command may take.
    var timeoutSeconds = 60
    var languages = Languages.standard
}

extension Configuration {
    private static let composeNames = "via, command, call, from, warn-days, timeout, languages"

    /// `[compose]`.
    mutating func takeCompose(_ table: TOMLTable, _ path: String) throws {
        for (name, value) in table {
            let setting = "compose.\(name)"
            switch name {
            case "via":
                let known = ComposeSettings.Via.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
                compose.via = try taken(value.string.flatMap(ComposeSettings.Via.init), path, setting, known)
            case "command": compose.command = try command(value.string, value.array, path, setting)
            case "call": compose.call = try command(nil, value.array, path, setting)
            case "from":
                let sender = value.string.flatMap(MailAddress.init(header:))
                compose.sender = try taken(sender, path, setting, words(.configSender))
            case "warn-days":
                compose.warnDays = try taken(value.int, in: 0...365, path, setting, words(.configWarnDays))
            case "timeout":
                compose.timeoutSeconds = try taken(value.int, in: 1...3600, path, setting, words(.configSeconds))
            case "languages": try takeLanguages(value.table, path, setting)
            default: throw Failure(words(.configUnknown, path, setting, Self.composeNames))
            }
        }
        // Who names a command means it.
        if compose.command != nil, table["via"] == nil { compose.via = .command }
        if compose.via == .command, compose.command == nil {
            throw Failure(words(.configValue, path, "compose.command", words(.configCommand)))
        }
    }

    /// `CH = "de"`; an empty language is English.
    private mutating func takeLanguages(_ table: TOMLTable?, _ path: String, _ setting: String) throws {
        for (name, value) in try taken(table, path, setting, words(.configLanguage)) {
            guard let country = Country.code(name) else {
                throw Failure(words(.configValue, path, "\(setting).\(name)", words(.configCountry, name)))
            }
            let language = value.string.flatMap { $0.allSatisfy { $0.isLetter || $0 == "-" } ? $0.lowercased() : nil }
            let known = try taken(language, path, "\(setting).\(name)", words(.configLanguage))
            compose.languages.byCountry[country] = known.isEmpty ? nil : known
        }
    }

    private func taken<Value>(_ value: Value?, _ path: String, _ setting: String, _ known: String) throws -> Value {
        guard let value else { throw Failure(words(.configValue, path, setting, known)) }
        return value
    }

    private func taken(
        _ value: Int?, in range: ClosedRange<Int>, _ path: String, _ setting: String, _ known: String
    ) throws -> Int {
        try taken(value.flatMap { range.contains($0) ? $0 : nil }, path, setting, known)
    }
}
