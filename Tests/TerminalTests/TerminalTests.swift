import CTerminal
import Canvas
import Glibc
import Testing

@testable import Terminal

/// ncurses and signals are one for the process, so these run one after another.
@Suite("A terminal", .serialized)
struct TerminalTests {
    private let pseudo: PseudoTerminal

    init() throws {
        setenv("LC_ALL", "C.UTF-8", 1)
        unsetenv("NO_COLOR")
        pseudo = try PseudoTerminal()
    }

    func open(_ term: String = "xterm-256color", mouse: Bool = true) throws -> Terminal {
        var options = Terminal.Options()
        options.mouse = mouse
        return try Terminal(options, input: pseudo.inside, output: pseudo.inside, term: term)
    }

    /// Draws, rings the bell, and gives what was written up to it.
    func shown(_ frame: Frame, on terminal: Terminal) throws -> String {
        terminal.draw(frame)
        terminal.bell()
        return try pseudo.output(upTo: "\u{7}")
    }

    private func inputs(_ terminal: Terminal, count: Int) -> [Terminal.Event] {
        var events: [Terminal.Event] = []
        while events.count < count {
            let more = terminal.wait(timeoutMilliseconds: 10_000)
            if more.isEmpty { break }
            events += more
        }
        return events
    }

    @Test("Closing puts back screen, modes, mouse, paste and cursor; closing again does nothing")
    func restores() throws {
        let before = pseudo.modes
        let terminal = try open()
        #expect(pseudo.modes != before)
        var frame = Frame(size: terminal.size)
        frame.write("hello", at: Point(x: 0, y: 0))
        let start = try shown(frame, on: terminal)
        #expect(start.contains("\u{1B}[?1049h") && start.contains("\u{1B}[?2004h") && start.contains("\u{1B}[?1006h"))
        #expect(start.contains("hello"))
        terminal.close()
        terminal.close()
        let end = try pseudo.output(upTo: "\u{1B}[?1049l")
        #expect(end.contains("\u{1B}[?2004l") && end.contains("\u{1B}[?1006l\u{1B}[?1000l"))
        #expect(pseudo.modes == before)
        terminal.draw(frame)
        #expect(!terminal.copy("x"))
    }

    @Test("What a crash writes ends all modes", arguments: ["xterm-256color", "screen", "linux", "vt100", "tmux"])
    func rescue(term: String) throws {
        let terminal = try open(term)
        defer { terminal.close() }
        var buffer = [CChar](repeating: 0, count: 256)
        let count = Int(ct_restore_bytes(&buffer, 256))
        let rescue = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        #expect(rescue.hasSuffix("\r"))
        #expect(rescue.contains("\u{1B}[?2004l"))
        #expect(!rescue.contains("$<"))
        #expect(rescue.contains("\u{1B}[?1006l\u{1B}[?1000l") == (term != "vt100"))
        let hasSecondScreen = term != "linux" && term != "vt100"
        #expect(rescue.contains(hasSecondScreen ? "\u{1B}[?1049l" : "\u{1B}[J"))
    }

    @Test("Only what changed is written")
    func differences() throws {
        let terminal = try open()
        defer { terminal.close() }
        var frame = Frame(size: terminal.size)
        frame.write("a long line of text", at: Point(x: 0, y: 3))
        #expect(try shown(frame, on: terminal).contains("a long line of text"))
        #expect(try shown(frame, on: terminal) == "\u{7}")
        frame.write("L", at: Point(x: 2, y: 3))
        let second = try shown(frame, on: terminal)
        #expect(second.contains("L") && !second.contains("line"))
        #expect(second.hasPrefix("\u{1B}[?2026h") && second.hasSuffix("\u{1B}[?2026l\u{7}"))
    }

    @Test("Joined emoji, flags and variants are written whole, and what may be run over once more")
    func patches() throws {
        let terminal = try open()
        defer { terminal.close() }
        var frame = Frame(size: terminal.size)
        _ = try shown(frame, on: terminal)
        frame.write("👨‍👩‍👧‍👦|ab|cd|龙 🇵🇱", at: Point(x: 1, y: 2))
        let first = try shown(frame, on: terminal)
        // The family would take eight columns where it is not joined; six columns right of it follow again.
        #expect(first.contains("\u{1B}[3;2H  \u{1B}[3;2H👨‍👩‍👧‍👦\u{1B}[3;4H|\u{1B}[3;5Ha\u{1B}[3;6Hb"))
        #expect(first.contains("\u{1B}[3;14H🇵🇱"))
        var gone = Frame(size: terminal.size)
        gone.write("🇵🇱", at: Point(x: 12, y: 2))
        let second = try shown(gone, on: terminal)
        #expect(second.contains("\u{1B}[3;2H  "), "the family is wiped, though ncurses knows nothing of it")
        frame = Frame(size: terminal.size)
        frame.write("👨‍👩‍👧‍👦", at: Point(x: 38, y: 9))
        let edge = try shown(frame, on: terminal)
        #expect(edge.contains("👨") && !edge.contains("👩"), "at the edge it could wrap onto another row")
    }

    @Test("A locale without UTF-8 gets question marks, never mojibake")
    func ascii() throws {
        setenv("LC_ALL", "C", 1)
        defer { setenv("LC_ALL", "C.UTF-8", 1) }
        let terminal = try open()
        defer { terminal.close() }
        #expect(terminal.capabilities.glyphs == .ascii)
        var frame = Frame(size: terminal.size)
        frame.write("Zażółć 李 👨‍👩‍👧‍👦.", at: Point(x: 0, y: 0))
        let shown = try shown(frame, on: terminal)
        #expect(shown.unicodeScalars.allSatisfy { $0.isASCII })
        #expect(shown.contains("Za????") && shown.contains("??."))
    }

    @Test("Colours are as many as the terminal has, and none under NO_COLOR")
    func colours() throws {
        for (term, colours) in [("xterm-256color", 256), ("xterm", 8), ("linux", 8), ("vt100", 0)] {
            let terminal = try open(term)
            #expect(terminal.capabilities.colours == colours)
            terminal.close()
        }
        setenv("NO_COLOR", "1", 1)
        defer { unsetenv("NO_COLOR") }
        let terminal = try open()
        defer { terminal.close() }
        #expect(terminal.capabilities.colours == 0)
        var frame = Frame(size: terminal.size)
        frame.write("stop", at: Point(x: 0, y: 0), style: .danger)
        let shown = try shown(frame, on: terminal)
        #expect(shown.contains("1mstop") && !shown.contains("38;5"), "\(shown.debugDescription)")
    }

    @Test("Keys, a paste and the mouse come through the real thing")
    func reading() throws {
        let terminal = try open()
        defer { terminal.close() }
        pseudo.type("qł\u{1B}OA\u{1B}[1;2B\u{3}\u{1A}\u{1B}[200~x\ry\u{1B}[201~\u{1B}[<0;3;4M\u{1B}OQ\u{1B}[1;5C.")
        let expected: [Input] = [
            .key(.character("q")), .key(.character("ł")), .key(.up), .key(.shiftDown), .key(.control("c")),
            .key(.control("z")), .paste("x\ny"), .mouse(Mouse(.click, at: Point(x: 2, y: 3))), .key(.function(2)),
            .key(.character(".")),
        ]
        #expect(inputs(terminal, count: expected.count) == expected.map { .input($0) })
        pseudo.type("\u{1B}")
        #expect(inputs(terminal, count: 1) == [.input(.key(.escape))])
        #expect(terminal.wait(timeoutMilliseconds: 0).isEmpty)
    }

    @Test("The mouse is left alone where it is not wanted")
    func noMouse() throws {
        let terminal = try open(mouse: false)
        defer { terminal.close() }
        #expect(try !shown(Frame(size: terminal.size), on: terminal).contains("\u{1B}[?1000h"))
    }

    @Test("A new size is an input, once")
    func resizing() throws {
        let terminal = try open()
        defer { terminal.close() }
        #expect(terminal.size == Size(width: 40, height: 10))
        pseudo.resize(columns: 60, rows: 20)
        kill(getpid(), SIGWINCH)
        #expect(inputs(terminal, count: 1) == [.input(.resize(Size(width: 60, height: 20)))])
        #expect(terminal.size == Size(width: 60, height: 20))
        pseudo.resize(columns: 5, rows: 1)
        kill(getpid(), SIGWINCH)
        #expect(inputs(terminal, count: 1) == [.input(.resize(Size(width: 5, height: 1)))])
        var frame = Frame(size: Size(width: 60, height: 20))
        frame.write("too wide for it", at: Point(x: 0, y: 0))
        frame.cursor = Point(x: 30, y: 19)
        let shown = try shown(frame, on: terminal)
        #expect(shown.contains("too") && !shown.contains("wide"), "\(shown.debugDescription)")
    }

    @Test("A signal to end is told to the owner", arguments: [SIGTERM, SIGHUP, SIGINT])
    func signals(signal: Int32) throws {
        let terminal = try open()
        defer { terminal.close() }
        kill(getpid(), signal)
        #expect(inputs(terminal, count: 1) == [.terminate(signal: signal)])
    }

    @Test("A window that was closed is an end, and no endless loop")
    func hangUp() throws {
        let terminal = try open()
        pseudo.hangUp()
        #expect(terminal.wait(timeoutMilliseconds: 10_000) == [.terminate(signal: SIGHUP)])
        terminal.draw(Frame(size: terminal.size))
        terminal.close()
    }

    @Test("The owner's own descriptors end a wait")
    func descriptors() throws {
        let terminal = try open()
        defer { terminal.close() }
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { ends.forEach { Glibc.close($0) } }
        #expect(terminal.wait(also: [ends[0]], timeoutMilliseconds: 0).isEmpty)
        write(ends[1], "x", 1)
        #expect(terminal.wait(also: [ends[0]]) == [.ready(descriptor: ends[0])])
    }

    @Test("While an editor runs the terminal is as it was, and afterwards all is drawn again")
    func suspending() throws {
        let before = pseudo.modes
        let terminal = try open()
        defer { terminal.close() }
        var frame = Frame(size: terminal.size)
        frame.write("first 👨‍👩‍👧‍👦", at: Point(x: 0, y: 0))
        _ = try shown(frame, on: terminal)
        let during = terminal.suspended { pseudo.modes }
        #expect(during == before)
        #expect(pseudo.modes != before)
        #expect(try pseudo.output(upTo: "\u{1B}[?1049l").contains("\u{1B}[?2004l"))
        let after = try pseudo.output(upTo: "👨‍👩‍👧‍👦")
        #expect(after.contains("\u{1B}[?1049h") && after.contains("\u{1B}[?2004h") && after.contains("first"))
    }

    @Test("Text is copied by OSC 52")
    func copying() throws {
        unsetenv("TMUX")
        let terminal = try open()
        defer { terminal.close() }
        #expect(terminal.copy("foo"))
        _ = try pseudo.output(upTo: "\u{1B}]52;c;Zm9v\u{7}")
    }

    @Test(
        "A terminal that can't be used is refused with what to do",
        arguments: [
            ("no-such-terminal", "TERM=xterm-256color"), ("dumb", "can't move its cursor"), ("", "TERM is not set"),
        ])
    func refusals(term: String, text: String) {
        let before = pseudo.modes
        let error = #expect(throws: TerminalError.self) { try open(term) }
        #expect(error?.description.contains(text) == true)
        #expect(pseudo.modes == before)
    }

    @Test("A pipe is no terminal")
    func pipes() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { ends.forEach { Glibc.close($0) } }
        #expect(throws: TerminalError.noTerminal) {
            try Terminal(Terminal.Options(), input: ends[0], output: ends[1], term: "xterm")
        }
    }
}
