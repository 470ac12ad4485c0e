import Foundation
import Glibc

/// A program in a real terminal: tmux runs it, keys go in, and the screen comes out as text.
///
/// Each session has a tmux server of its own, so that the user's are left alone.
public final class Tmux {
    public struct Failure: Error, CustomStringConvertible {
        public var description: String

        public init(description: String) {
            self.description = description
        }
    }

    private let server: String
    private let directory: URL
    private var outputDescriptor: Int32 = -1
    private var output: [UInt8] = []
    private static let deadlineSeconds = 30.0

    /// Runs a program at a size, with an environment of its own.
    public init(
        _ arguments: [String], width: Int, height: Int, environment: [String: String] = [:], term: String? = nil
    ) throws {
        server = "leadtop-\(getpid())-\(UInt32.random(in: .min ... .max))"
        directory = FileManager.default.temporaryDirectory.appendingPathComponent(server)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let fifo = directory.appendingPathComponent("output").path
        guard mkfifo(fifo, 0o600) == 0 else { throw Failure(description: "no fifo") }
        outputDescriptor = open(fifo, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        let settings = environment.map { "\($0.key)=\($0.value)" }.sorted()
        // The program starts when the pipe is in place, so that nothing it writes is missed.
        let gate = directory.appendingPathComponent("gate").path
        guard mkfifo(gate, 0o600) == 0 else { throw Failure(description: "no fifo") }
        let command =
            "read -r _ < '\(gate)'; "
            + (["env"] + (term.map { ["TERM=\($0)"] } ?? []) + settings + arguments)
            .map(Self.quoted).joined(separator: " ")
            + "; printf 'exit status %s\\n' $?; stty -a | tr ' ;' '\\n\\n' | grep -x -e '-\\?echo' -e '-\\?icanon' | tr '\\n' ' '; cat > /dev/null"
        try tmux(
            "-f", "/dev/null", "new-session", "-d", "-s", "t", "-x", "\(width)", "-y", "\(height)", "sh", "-c", command)
        try tmux("set-option", "-g", "escape-time", "0")
        try tmux("pipe-pane", "-O", "-t", "t", "cat > '\(fifo)'")
        try "go\n".write(toFile: gate, atomically: false, encoding: .utf8)
    }

    deinit {
        _ = try? tmux("kill-server")
        close(outputDescriptor)
        try? FileManager.default.removeItem(at: directory)
    }

    /// Presses keys by tmux's names: `Enter`, `Escape`, `C-r`, `Down`.
    public func press(_ keys: String...) throws {
        try tmux(["send-keys", "-t", "t"] + keys)
    }

    /// Types a text as it is.
    public func type(_ text: String) throws {
        try tmux("send-keys", "-t", "t", "-l", text)
    }

    /// Pastes a text as a terminal does, in brackets where the program asked for them.
    public func paste(_ text: String) throws {
        try tmux("set-buffer", "-b", "clip", text)
        try tmux("paste-buffer", "-p", "-b", "clip", "-t", "t")
    }

    /// Clicks on a cell, counted from 1, as a terminal reports it (xterm's SGR mouse mode).
    public func click(column: Int, row: Int) throws {
        try sendRaw("\u{1B}[<0;\(column);\(row)M\u{1B}[<0;\(column);\(row)m")
    }

    public func wheelDown(column: Int, row: Int) throws {
        try sendRaw("\u{1B}[<65;\(column);\(row)M")
    }

    private func sendRaw(_ text: String) throws {
        try tmux(["send-keys", "-t", "t", "-H"] + text.utf8.map { String($0, radix: 16) })
    }

    public func resize(width: Int, height: Int) throws {
        try tmux("resize-window", "-t", "t", "-x", "\(width)", "-y", "\(height)")
    }

    /// The process that runs in the terminal, below the shell that started it.
    public func processID() throws -> Int32 {
        let shell = try tmux("display-message", "-p", "-t", "t", "#{pane_pid}").trimmingCharacters(
            in: .whitespacesAndNewlines)
        let children = (try? String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)) ?? ""
        guard let child = children.split(separator: " ").first.flatMap({ Int32($0) }) else {
            throw Failure(description: "nothing runs in the terminal")
        }
        return child
    }

    /// What the screen shows now.
    public func screen() throws -> String {
        try tmux("capture-pane", "-p", "-t", "t")
    }

    /// Waits, on the terminal's output and without sleeping, until the screen shows what is expected.
    @discardableResult
    public func wait(until isExpected: (String) -> Bool) throws -> String {
        let start = ContinuousClock.now
        while true {
            let shown = try screen()
            if isExpected(shown) { return shown }
            guard ContinuousClock.now - start < .seconds(Self.deadlineSeconds) else {
                throw Failure(description: "the screen never showed what was expected; it shows:\n\(shown)")
            }
            awaitOutput()
        }
    }

    @discardableResult
    public func wait(for text: String) throws -> String {
        do {
            return try wait { $0.contains(text) }
        } catch let failure as Failure {
            throw Failure(description: "waiting for \"\(text)\": \(failure.description)")
        }
    }

    /// Returns when the program has written something; after a while anyway, as tmux may still be drawing it.
    private func awaitOutput() {
        var polled = pollfd(fd: outputDescriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&polled, 1, 200)
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(outputDescriptor, &bytes, bytes.count)
            guard count > 0 else { return }
            output += bytes[..<count]
        }
    }

    /// Waits until what the program has written, with all its sequences, is as expected, and gives it.
    @discardableResult
    public func waitForOutput(_ isExpected: (String) -> Bool) throws -> String {
        let start = ContinuousClock.now
        while true {
            let text = String(decoding: output, as: UTF8.self)
            if isExpected(text) { return text }
            guard ContinuousClock.now - start < .seconds(Self.deadlineSeconds) else {
                throw Failure(description: "the program never wrote what was expected")
            }
            awaitOutput()
        }
    }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let answer = directory.appendingPathComponent("answer").path
        try Data().write(to: URL(fileURLWithPath: answer))
        let status = try Spawned.run(
            "tmux", ["-u", "-L", server] + arguments, environment: ProcessInfo.processInfo.environment,
            directory: directory.path, input: "/dev/null", output: answer, errors: answer)
        let text = try String(contentsOfFile: answer, encoding: .utf8)
        guard status == 0 else { throw Failure(description: "tmux \(arguments): \(text)") }
        return text
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
