import CTerminal
public import Canvas
import Glibc

/// A screen on a real terminal: draws frames, reads inputs, and leaves the terminal as it found it.
///
/// ncurses and signal handlers are one for the whole process and know no threads, so there is one terminal at a
/// time, used on the main thread only. The class is deliberately not `Sendable`, and not bound to `@MainActor`
/// either, which on Linux need not run on the main thread.
public final class Terminal {
    /// What a terminal is opened with.
    public struct Options: Sendable {
        /// Whether clicks and the wheel are reported; if not, the terminal selects text with them.
        public var mouse = true
        /// Whether colours are used where there are some; `NO_COLOR` forbids them too.
        public var colour = true
        /// How the terminal is asked to show a notification.
        public var notifications = Notifications.automatic
        /// The file that a crash report is appended to; none is written without it.
        public var crashReportPath: String?
        /// The program's name and version, for the crash report.
        public var version = "leadtop"

        /// Mouse and colours on, no crash report.
        public init() {}
    }

    /// What the terminal can do.
    public struct Capabilities: Hashable, Sendable {
        /// Colours of its palette; 0 when they are not used.
        public let colours: Int
        /// Whether the locale is UTF-8; if not, frames must be drawn with ``Glyphs/ascii``.
        public let unicode: Bool

        /// The glyphs to draw frames with.
        public var glyphs: Glyphs { unicode ? .unicode : .ascii }
    }

    /// What the terminal can do.
    public let capabilities: Capabilities
    /// The descriptor of keys and mouse, for a `poll` of the owner's own.
    public let inputDescriptor: Int32
    /// The descriptor that is readable when a signal came.
    public let signalDescriptor: Int32

    var decoder = InputDecoder()
    private var lastFrame: Frame?
    private let notifications: Notifications
    private var isOpen = true
    private let startedAt = ContinuousClock.now

    /// Takes the terminal over: its own screen, raw keys, signals and crashes.
    public convenience init(_ options: Options = Options()) throws(TerminalError) {
        try self.init(options, input: STDIN_FILENO, output: STDOUT_FILENO)
    }

    /// As ``init(_:)``, on other descriptors than standard input and output.
    package init(
        _ options: Options, input: Int32, output: Int32, term: String? = nil
    ) throws(TerminalError) {
        // First of all: ncurses leaves signals alone that have a handler.
        signalDescriptor = ct_signals_open()
        notifications = options.notifications
        let term = term ?? Self.environment("TERM")
        let noColour = !Self.environment("NO_COLOR").isEmpty
        let error = term.withCString { name in
            var request = ct_options(
                term: name, input: input, output: output, colour: options.colour && !noColour ? 1 : 0,
                mouse: options.mouse ? 1 : 0)
            return ct_open(&request)
        }
        if error != 0 || signalDescriptor < 0 {
            ct_signals_close()
            throw TerminalError(code: error, term: term)
        }
        inputDescriptor = input
        capabilities = Capabilities(colours: Int(ct_colours()), unicode: ct_has_utf8() != 0)
        ct_crash_arm(options.crashReportPath ?? "", options.version)
        for role in Role.allCases { Self.set(role, colours: capabilities.colours) }
    }

    deinit { close() }

    /// Columns and rows.
    public var size: Size {
        let size = ct_screen_size()
        return Size(width: Int(size.columns), height: Int(size.rows))
    }

    /// Shows a frame; only what differs from the one before is sent. O(cells), and nothing when it is the same.
    public func draw(_ frame: Frame) {
        guard isOpen else { return }
        var former = lastFrame
        lastFrame = frame
        if let scroll = frame.scrolled { former?.scroll(scroll) }
        let runs = frame.runsChanged(since: former)
        guard runs != [] || frame.scrolled != nil || frame.cursor != former?.cursor else { return }
        paint(frame, runs: runs)
    }

    /// Puts the terminal back as it was found. Doing it again does nothing.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        ct_close()
        ct_crash_disarm()
        ct_signals_close()
    }

    /// Gives the terminal back and stops the program, as ctrl-Z does; returns when it is continued.
    public func suspend() {
        suspended { ct_stop_group() }
    }

    /// Gives the terminal back while `body` runs, as for an editor.
    public func suspended<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard isOpen else { return try body() }
        ct_leave()
        ct_signals_lend()
        defer {
            ct_signals_take_back()
            enter()
        }
        return try body()
    }

    /// Paints all of the screen again, for one that something else wrote on.
    public func redraw() {
        enter()
    }

    /// Rings the bell.
    public func bell() {
        if isOpen { ct_bell() }
    }

    /// Asks the terminal to take text into its clipboard (OSC 52); false when it is longer than 74,994 bytes.
    ///
    /// Whether the terminal does it, it does not tell.
    public func copy(_ text: String) -> Bool {
        let sequences = Clipboard.sequences(
            for: text, term: Self.environment("TERM"), isInTmux: !Self.environment("TMUX").isEmpty)
        guard isOpen, let sequences else { return false }
        sequences.withUnsafeBytes { bytes in
            ct_send(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
        }
        return true
    }

    /// Asks the terminal to show a notification of the desktop (OSC 9 or OSC 777); whether it does, it does not tell.
    ///
    /// - Parameter title: What the notification is of; OSC 9 has no place of its own for it.
    public func notify(title: String, text: String) {
        guard isOpen else { return }
        let sequence = notifications.sequence(
            title: title, text: text, term: Self.environment("TERM"), program: Self.environment("TERM_PROGRAM"),
            isInTmux: !Self.environment("TMUX").isEmpty)
        sequence.withUnsafeBytes { bytes in
            ct_send(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
        }
    }

    /// Ends the program by a signal's own way, so that its parent sees why. Close the terminal first.
    public static func end(bySignal signal: Int32) {
        ct_reraise(signal)
    }

    /// Milliseconds of a clock that never goes back.
    var milliseconds: Int {
        let elapsed = ContinuousClock.now - startedAt
        return Int(elapsed / .milliseconds(1))
    }

    /// Takes the screen again, at whatever size it has now, and paints all of it.
    func enter() {
        guard isOpen else { return }
        ct_enter()
        if let lastFrame { paint(lastFrame, runs: nil) }
    }

    /// Takes over the terminal's size; the next frame is painted whole.
    func resize() {
        ct_resize()
        lastFrame = nil
    }

    private static func set(_ role: Role, colours: Int) {
        let look = Palette.colours(of: role, colours: colours)
        ct_set_role(Int32(role.rawValue), look.foreground, look.background, look.attributes.rawValue)
    }

    static func environment(_ name: String) -> String {
        getenv(name).map { String(cString: $0) } ?? ""
    }
}

extension TerminalError {
    init(code: Int32, term: String) {
        switch UInt32(bitPattern: code) {
        case CT_UNKNOWN_TERMINAL.rawValue: self = .unknown(term: term)
        case CT_TERMINAL_TOO_PLAIN.rawValue: self = .tooPlain(term: term)
        case CT_NO_TERMINAL.rawValue: self = .noTerminal
        default: self = .noResources
        }
    }
}
