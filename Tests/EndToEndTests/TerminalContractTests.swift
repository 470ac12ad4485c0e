import Foundation
import Glibc
import TestSupport
import Testing

@Suite("The terminal contract")
struct TerminalContractTests {
    @Test("It fits its terminal at any moment, and says so where it cannot")
    func resize() throws {
        let session = try TerminalSession(TerminalSession.samples())
        for (width, height) in [(80, 24), (40, 10), (200, 50), (60, 15), (120, 36)] {
            try session.tmux.resize(width: width, height: height)
            try session.tmux.wait { screen in
                screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count <= height
                    && screen.contains("1 Funnel") && screen.contains("quit")
            }
        }
        try session.tmux.resize(width: 30, height: 8)
        try session.tmux.wait(for: "40x10")
        try session.tmux.resize(width: 80, height: 24)
        try session.tmux.wait(for: "Leads by source and step")
        #expect(try session.quit().contains("exit status 0"))
    }

    @Test(
        "It runs on every kind of terminal",
        arguments: ["xterm-256color", "xterm", "screen", "tmux", "linux", "vt100"])
    func terminals(term: String) throws {
        let session = try TerminalSession(TerminalSession.samples(), width: 80, height: 24, term: term)
        try session.tmux.wait(for: "Azure Marketplace")
        try session.tmux.press("3")
        try session.tmux.wait(for: "61 customers")
        #expect(try session.quit().contains("exit status 0"))
    }

    @Test("A terminal it does not know gets a clear error, not a broken screen")
    func unknownTerminal() throws {
        let session = try TerminalSession(
            TerminalSession.samples(), width: 80, height: 24, term: "no-such-terminal", waitFor: "exit status 1")
        #expect(try session.tmux.screen().contains("TERM"))
    }

    @Test("Without UTF-8 the lines are ASCII")
    func ascii() throws {
        let session = try TerminalSession(
            TerminalSession.samples(), width: 80, height: 24, environment: ["LANG": "C", "LC_ALL": "C"])
        let screen = try session.tmux.wait(for: "Azure Marketplace")
        #expect(!screen.unicodeScalars.contains { !$0.isASCII })
        #expect(screen.contains("- Leads by source and step ---"))
    }

    @Test("Signals that end it give the terminal back", arguments: [SIGTERM, SIGHUP, SIGINT])
    func signals(signal: Int32) throws {
        let session = try TerminalSession(TerminalSession.samples(), width: 80, height: 24)
        try session.tmux.wait(for: "Azure Marketplace")
        let process = try session.tmux.processID()
        #expect(kill(process, signal) == 0)
        let screen = try session.tmux.wait(for: "icanon")
        #expect(screen.contains("exit status \(128 + signal)"))
        #expect(screen.contains(" echo") || screen.contains("echo "))
        #expect(!screen.contains("Azure Marketplace"))
    }

    @Test("Stopped, it gives the terminal back; continued, it draws anew")
    func stopped() throws {
        let sandbox = try TerminalSession.samples()
        let shell = #"set -m; "$LEADTOP"; echo stopped here; read -r _; fg"#
        let tmux = try Tmux(["bash", "-c", shell], width: 80, height: 24, environment: sandbox.environment)
        try tmux.wait(for: "Azure Marketplace")
        try tmux.press("C-z")
        try tmux.wait { $0.contains("stopped here") && !$0.contains("Azure Marketplace") }
        try tmux.press("Enter")
        try tmux.wait(for: "Azure Marketplace")
        try tmux.press("3")
        try tmux.wait(for: "61 customers")
        try tmux.press("q")
        try tmux.wait(for: "exit status 0")
    }

    @Test("A click selects, a second one opens, and the wheel scrolls")
    func mouse() throws {
        let session = try TerminalSession(TerminalSession.samples(), width: 100, height: 20)
        try session.tmux.wait(for: "Azure Marketplace")
        try session.tmux.click(column: 1 + (try session.column(of: "3", row: 0)), row: 1)
        try session.tmux.wait { $0.contains("61 customers") && $0.contains("Sanne de") }
        let names = try session.tmux.screen().split(separator: "\n", omittingEmptySubsequences: false)
        let fifth = String(names[7].dropFirst(3).prefix(8))
        try session.tmux.click(column: 10, row: 8)
        try session.tmux.click(column: 10, row: 8)
        try session.tmux.wait { $0.contains("Timeline") && $0.contains(fifth) }
        try session.tmux.press("Escape")
        try session.tmux.wait { $0.contains("61 customers") && $0.contains("Sanne de") }
        let first = try session.tmux.screen().split(separator: "\n")[3]
        for _ in 0..<5 { try session.tmux.wheelDown(column: 10, row: 8) }
        try session.tmux.wait { $0.contains("61 customers") && $0.split(separator: "\n")[3] != first }
        #expect(try session.quit().contains("exit status 0"))
    }

    @Test("A crash leaves a sane terminal and a report in a file")
    func crash() throws {
        let session = try TerminalSession(TerminalSession.samples(), width: 100, height: 24)
        try session.tmux.wait(for: "Azure Marketplace")
        let process = try session.tmux.processID()
        #expect(kill(process, SIGILL) == 0)
        let screen = try session.tmux.wait(for: "icanon")
        #expect(!screen.contains("-icanon") && !screen.contains("Azure Marketplace"))
        let report = try String(
            contentsOfFile: session.sandbox.path("state/leadtop/crash.txt"), encoding: .utf8)
        #expect(report.contains("leadtop"))
    }

    @Test("Rule 8: escapes in a lead's text never reach the terminal")
    func hostileText() throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file(
            "hostile.json",
            "{\"userDetails\":{\"firstName\":\"\\u001b[2J\\u001b]0;owned\\u0007Eve\\u202e\",\"lastName\":\"\\u009b31mRed\",\"email\":\"eve@example.example\",\"company\":\"Tab\\there\"},\"leadSource\":\"SPZA-PLT|contoso.backup-pro\",\"description\":\"\\u001b[31mnote\"}"
        )
        #expect(try sandbox.run("import", file).status == 0)
        let session = try TerminalSession(sandbox, width: 110, height: 30)
        try session.tmux.press("2")
        let screen = try session.tmux.wait { $0.contains("Eve") && $0.contains("Red") }
        #expect(screen.contains("leadtop"))
        #expect(!screen.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E || $0.value == 0x9B })
        #expect(try session.quit().contains("exit status 0"))
    }

    @Test("What it printed without a terminal is what a terminal shows")
    func headless() throws {
        let sandbox = try TerminalSession.samples()
        let headless = try sandbox.run("browse", "--keys", "3", "--size", "100x30").text
        let session = try TerminalSession(sandbox, width: 100, height: 30)
        try session.tmux.press("3")
        func lines(_ text: String) -> [String] {
            text.split(separator: "\n").map { String($0.reversed().drop { $0 == " " }.reversed()) }.filter {
                !$0.isEmpty
            }
        }
        let screen = try session.tmux.wait { lines($0) == lines(headless) }
        #expect(screen.contains("61 customers"))
    }
}
