/// Why no screen could be opened.
public enum TerminalError: Error, Hashable, CustomStringConvertible {
    /// Standard input or output is a file or a pipe.
    case noTerminal
    /// Terminfo does not know it; empty when `$TERM` is not set.
    case unknown(term: String)
    /// Its cursor can't be moved, as with `TERM=dumb`.
    case tooPlain(term: String)
    /// The system has no memory or descriptors left, or a screen is open already.
    case noResources

    /// What happened, and what to do about it.
    public var description: String {
        switch self {
        case .noTerminal: "The dashboard needs a terminal on standard input and output."
        case .unknown(term: ""): "TERM is not set. Set it to your terminal's name, as in TERM=xterm-256color."
        case .unknown(let term):
            "The terminal \"\(term)\" is not known here. Try TERM=xterm-256color, or install ncurses-term."
        case .tooPlain(let term): "The terminal \"\(term)\" can't move its cursor. Try TERM=xterm-256color."
        case .noResources: "The terminal could not be opened: the system has no descriptors left."
        }
    }
}
