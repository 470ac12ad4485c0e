import Glibc

/// A variable of the environment; `nil` where it is missing or empty.
func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
}

/// Who makes the changes, for the activity log: the login name.
enum Who {
    /// The person, also where a shared store's account does the work for him: `sudo -u leadtop leadtop`.
    static func current() -> String {
        environment("SUDO_USER") ?? environment("LOGNAME") ?? environment("USER") ?? accountName ?? "uid \(getuid())"
    }

    private static var accountName: String? {
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return nil }
        return String(cString: name)
    }
}

/// What the terminal is like, as far as commands care.
enum Console {
    static let widthWithoutTerminal = 120

    static var talksToPerson: Bool { isatty(STDERR_FILENO) == 1 }
    static var showsToPerson: Bool { isatty(STDOUT_FILENO) == 1 }

    /// In cells: `COLUMNS`, else the terminal's own width, else a width that suits a file.
    static var width: Int {
        if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return widthWithoutTerminal }
        return Int(size.ws_col)
    }
}
