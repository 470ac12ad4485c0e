import Correspondence
import LeadIntake
import LeadModel
import Terminal

/// Hands messages and numbers to the programs of the user's desktop, to a command of his, or to his clipboard.
struct Handover: Sendable {
    let settings: ComposeSettings
    let zone: Zone

    struct Handed {
        /// What became of it, in a sentence.
        var said: String
        /// What the terminal is to copy, where that is how.
        var copy: String?
    }

    /// How long a program of the desktop is waited for; it may go on as long as its window is open.
    private static let desktopSeconds = 5

    /// Hands a message over.
    /// - Throws: `Failure` where it went nowhere.
    func send(_ letter: Letter, now: Timestamp) throws -> Handed {
        guard let recipient = MailAddress(letter.address, name: letter.name) else {
            throw Failure(words(.letterBadAddress))
        }
        switch settings.via {
        case .command:
            return try run(
                MailText.text(of: letter, to: recipient, from: settings.sender, at: now, zone: zone))
        case .clipboard: return try copy(MailText.plain(letter, to: recipient))
        case .xdgEmail, .mailto:
            guard let link = Links.mail(letter, to: recipient) else {
                return try copy(MailText.plain(letter, to: recipient), words(.letterTooLong))
            }
            let program = settings.via == .mailto ? ["xdg-open"] : ["xdg-email", "--utf8"]
            if let obstacle = open(program + [link]) {
                return try copy(MailText.plain(letter, to: recipient), obstacle)
            }
            return Handed(said: words(.letterHanded, program[0]))
        }
    }

    /// Begins a call.
    /// - Throws: `Failure` where nothing came of it.
    func dial(_ text: String) throws -> Handed {
        guard let number = TelephoneNumber(text) else { throw Failure(words(.letterBadNumber)) }
        let obstacle: String?
        if let command = settings.call, let program = command.first {
            switch ChildProcess.open(command + [number.digits], seconds: Self.desktopSeconds) {
            case .exited(0), .leftRunning, .timedOut: return Handed(said: words(.callHanded, program))
            case .exited(let status): throw Failure(words(.callStatus, status))
            case .notStarted(let reason): obstacle = words(.letterNoProgram, program, reason)
            }
        } else {
            obstacle = open(["xdg-open", Links.call(number)])
        }
        guard let obstacle else { return Handed(said: words(.callHanded, "xdg-open")) }
        let takesCopies = Terminal.takesCopy(of: number.digits)
        let said = takesCopies ? words(.callCopied) : words(.callNotCopied, number.digits)
        return Handed(said: obstacle + " " + said, copy: takesCopies ? number.digits : nil)
    }

    // MARK: Programs

    private func run(_ text: String) throws -> Handed {
        guard let command = settings.command, let program = command.first else {
            throw Failure(words(.letterCommandFailed, ""))
        }
        var child = ChildProcess(command)
        child.input = Array(text.utf8)
        switch child.run(timeoutSeconds: settings.timeoutSeconds) {
        case .exited(0), .leftRunning: return Handed(said: words(.letterHanded, Self.name(of: program, command)))
        case .exited(let status): throw Failure(words(.letterStatus, status))
        case .timedOut: throw Failure(words(.letterTimedOut, settings.timeoutSeconds))
        case .notStarted(let reason): throw Failure(words(.letterCommandFailed, reason))
        }
    }

    /// A text for the shell begins with what it runs.
    private static func name(of program: String, _ command: [String]) -> String {
        let word =
            command.count == 3 && command[1] == "-c" ? command[2].split(separator: " ").first.map(String.init) : nil
        return (word ?? program).split(separator: "/").last.map(String.init) ?? program
    }

    /// Opens something on the desktop; why not, where that can't be.
    private func open(_ command: [String]) -> String? {
        guard environment("DISPLAY") != nil || environment("WAYLAND_DISPLAY") != nil else {
            return words(.letterNoDesktop)
        }
        switch ChildProcess.open(command, seconds: Self.desktopSeconds) {
        case .exited(0), .leftRunning, .timedOut: return nil
        case .exited(let status): return words(.letterNoProgram, command[0], words(.letterEndedWith, status))
        case .notStarted(let reason): return words(.letterNoProgram, command[0], reason)
        }
    }

    // MARK: The clipboard

    private func copy(_ text: String, _ because: String = "") throws -> Handed {
        let before = because.isEmpty ? "" : because + " "
        guard Terminal.takesCopy(of: text) else {
            let path = try PrivateFile.keep(text)
            return Handed(said: before + words(.letterInFile, path))
        }
        return Handed(said: before + words(.letterCopied), copy: text)
    }
}

extension ChildProcess {
    /// Starts a program that may stay, and waits a while for it to fail.
    fileprivate static func open(_ command: [String], seconds: Int) -> End {
        var child = ChildProcess(command)
        child.isSilent = true
        child.mayStay = true
        return child.run(timeoutSeconds: seconds)
    }
}
