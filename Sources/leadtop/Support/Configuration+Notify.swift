import Dashboard
import LeadModel
import TOMLKit
import Terminal

/// How somebody is told of new leads.
struct NotifySettings: Equatable {
    /// By a bell in the dashboard.
    var bell = false
    /// By a notification of the desktop, which the dashboard asks its terminal for.
    var desktop = Desktop.off
    /// By a program and its arguments, run by whoever takes leads in.
    var command: [String]?
    /// Whether names and leads may be told, or counts and steps only.
    var isPersonal = false
    /// How long the command may take.
    var timeoutSeconds = 30

    /// The sequence that a terminal takes for a notification.
    enum Desktop: String, CaseIterable {
        case off, auto, osc9, osc777

        var sequence: Notifications {
            switch self {
            case .off, .auto: .automatic
            case .osc9: .osc9
            case .osc777: .osc777
            }
        }
    }

    /// What of it the dashboard does.
    var shown: Dashboard.Notify {
        Dashboard.Notify(bell: bell, desktop: desktop != .off, isPersonal: isPersonal)
    }
}

extension Configuration {
    private static let notifyNames = "bell, command, desktop, personal, timeout"

    mutating func takeNotify(_ table: TOMLTable, _ path: String) throws {
        for (name, value) in table {
            switch name {
            case "bell": notify.bell = try flag(value.bool, path, name)
            case "personal": notify.isPersonal = try flag(value.bool, path, name)
            case "desktop": notify.desktop = try desktop(value.bool, value.string, path)
            case "command": notify.command = try command(value.string, value.array, path, "notify.command")
            case "timeout":
                guard let seconds = value.int, (1...3600).contains(seconds) else {
                    throw Failure(words(.configValue, path, "notify.timeout", words(.configSeconds)))
                }
                notify.timeoutSeconds = seconds
            default: throw Failure(words(.configUnknown, path, "notify.\(name)", Self.notifyNames))
            }
        }
    }

    private func flag(_ value: Bool?, _ path: String, _ name: String) throws -> Bool {
        guard let value else { throw Failure(words(.configValue, path, "notify.\(name)", "true, false")) }
        return value
    }

    private func desktop(_ flag: Bool?, _ word: String?, _ path: String) throws -> NotifySettings.Desktop {
        if let flag { return flag ? .auto : .off }
        guard let word, let desktop = NotifySettings.Desktop(rawValue: word), desktop != .off, desktop != .auto else {
            throw Failure(words(.configValue, path, "notify.desktop", "true, false, \"osc9\", \"osc777\""))
        }
        return desktop
    }

    /// A text is for the shell; a list is a program and its arguments.
    func command(_ text: String?, _ list: TOMLArray?, _ path: String, _ setting: String) throws -> [String]? {
        if let text { return text.trimmed.isEmpty ? nil : ["/bin/sh", "-c", text] }
        let words = list?.compactMap(\.string) ?? []
        guard let list, !words.isEmpty, words.count == list.count else {
            throw Failure(LeadModel.words(.configValue, path, setting, LeadModel.words(.configCommand)))
        }
        return words
    }
}
