import CTerminal
import Canvas
import Glibc
import Testing

@testable import Terminal

#if arch(arm64)
    private let trap = SIGTRAP
#else
    private let trap = SIGILL
#endif

@Suite("A crash", .serialized)
struct CrashTests {
    @Test("A trap puts the terminal right, writes a report and says where it is")
    func trapped() async throws {
        let pseudo = try PseudoTerminal()
        let before = pseudo.modes
        let report = "/tmp/leadtop-crash-test-\(getpid())"
        defer { unlink(report) }
        await #expect(processExitsWith: .signal(trap)) { [path = pseudo.path as String, report = report as String] in
            let inside = open(path, O_RDWR | O_NOCTTY)
            dup2(inside, STDERR_FILENO)
            var options = Terminal.Options()
            options.crashReportPath = report
            options.version = "leadtop 1.2.3"
            let terminal = try Terminal(options, input: inside, output: inside, term: "xterm")
            var frame = Frame(size: terminal.size)
            frame.write("on screen", at: Point(x: 0, y: 0))
            terminal.draw(frame)
            let rows = frame.rows
            _ = rows[rows.count + Int(getppid())]
        }
        let written = try pseudo.output(upTo: "The report is in \(report)")
        #expect(written.contains("\u{1B}[?1049l") && written.contains("\u{1B}[?2004l"))
        let afterScreen = written.split(separator: "\u{1B}[?1049l").last ?? ""
        #expect(afterScreen.contains("Fatal error"), "what was said on standard error is not lost")
        #expect(afterScreen.contains("leadtop 1.2.3 crashed"))
        #expect(pseudo.modes == before)
        let text = try contents(of: report)
        #expect(text.contains("leadtop 1.2.3") && text.contains("signal \(trap)") && text.contains("backtrace:"))
    }

    @Test("The report is for its owner alone, and a bad access is reported as well")
    func badAccess() async throws {
        let pseudo = try PseudoTerminal()
        let report = "/tmp/leadtop-access-test-\(getpid())"
        defer { unlink(report) }
        await #expect(processExitsWith: .signal(SIGSEGV)) { [path = pseudo.path as String, report = report as String] in
            let inside = open(path, O_RDWR | O_NOCTTY)
            var options = Terminal.Options()
            options.crashReportPath = report
            let terminal = try Terminal(options, input: inside, output: inside, term: "xterm")
            withExtendedLifetime(terminal) { _ = raise(SIGSEGV) }
        }
        var status = stat()
        #expect(stat(report, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        #expect(try contents(of: report).contains("SIGSEGV"))
    }

    private func contents(of path: String) throws -> String {
        let file = open(path, O_RDONLY)
        try #require(file >= 0)
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        return String(decoding: buffer[..<max(0, read(file, &buffer, buffer.count))], as: UTF8.self)
    }
}
