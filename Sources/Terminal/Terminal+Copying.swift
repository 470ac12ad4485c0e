extension Terminal {
    /// Whether a text can be sent to the clipboard of a terminal such as `$TERM` names: it is short enough, and the
    /// terminal is none that is known to take nothing. Whether it does it, no terminal tells.
    public static func takesCopy(of text: String) -> Bool {
        let name = environment("TERM")
        let takesNone = name.isEmpty || ["dumb", "linux", "unknown"].contains(name) || name.hasPrefix("vt")
        return !takesNone && text.utf8.count <= Clipboard.limit
    }

    /// The bytes that ask the terminal of `$TERM` to take a text into its clipboard (OSC 52); `nil` where it does not.
    public static func copySequence(for text: String) -> [UInt8]? {
        guard takesCopy(of: text) else { return nil }
        return Clipboard.sequences(for: text, term: environment("TERM"), isInTmux: !environment("TMUX").isEmpty)
    }
}
