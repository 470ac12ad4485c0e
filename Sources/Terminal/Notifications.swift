/// The sequence by which a terminal shows a notification of the desktop.
public enum Notifications: Hashable, Sendable {
    /// What the terminal's name says: OSC 777 for rxvt and foot, OSC 9 for all others. A terminal that knows neither
    /// ignores both.
    case automatic
    /// iTerm2's, which kitty, WezTerm, Ghostty and Windows Terminal take, too.
    case osc9
    /// rxvt-unicode's, which foot, Konsole and patched VTE take, too.
    case osc777

    /// The bytes to send. Inside tmux they are passed through it, which it does where its `allow-passthrough` is on.
    ///
    /// - Parameter program: `$TERM_PROGRAM`.
    func sequence(title: String, text: String, term: String, program: String, isInTmux: Bool) -> [UInt8] {
        // What would end the sequence, or begin another, has no place in it.
        let (title, text) = (Self.plain(title), Self.plain(text))
        let command =
            isOSC777(term, program)
            ? "\u{1B}]777;notify;\(title.replacing(";", with: ","));\(text)\u{7}" : "\u{1B}]9;\(title): \(text)\u{7}"
        if isInTmux { return Array(Clipboard.throughTmux(command).utf8) }
        return term.hasPrefix("screen") ? Clipboard.inPieces(Array(command.utf8)) : Array(command.utf8)
    }

    private func isOSC777(_ term: String, _ program: String) -> Bool {
        switch self {
        case .osc9: false
        case .osc777: true
        case .automatic: term.hasPrefix("rxvt") || term.hasPrefix("foot") || program == "foot"
        }
    }

    private static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { !(0..<0x20).contains($0.value) && !(0x7F...0x9F).contains($0.value) }))
    }
}
