import Foundation
import TestSupport

/// The built dashboard in a real terminal, over a sandbox's store.
struct TerminalSession {
    let sandbox: Sandbox
    let tmux: Tmux

    /// Opens the dashboard and waits until it shows something.
    init(
        _ sandbox: Sandbox, width: Int = 120, height: Int = 36, arguments: [String] = [],
        environment: [String: String] = [:], term: String? = nil, waitFor: String = "leadtop"
    ) throws {
        self.sandbox = sandbox
        tmux = try Tmux(
            [Sandbox.binary] + arguments, width: width, height: height,
            environment: sandbox.environment.merging(environment) { $1 }, term: term)
        try tmux.wait(for: waitFor)
    }

    /// A sandbox whose store holds all samples.
    static func samples() throws -> Sandbox {
        let sandbox = try Sandbox()
        let samples = Sandbox.package.appending(path: "Resources/samples")
        let files = try FileManager.default.contentsOfDirectory(atPath: samples.path).sorted()
            .filter { !$0.hasPrefix(".") }.map { samples.appending(path: $0).path }
        _ = try sandbox.run(["import"] + files)
        return sandbox
    }

    /// The column, counted from 0, where a text stands in a row.
    func column(of text: String, row: Int) throws -> Int {
        let line = try tmux.screen().split(separator: "\n", omittingEmptySubsequences: false)[row]
        guard let range = line.range(of: text) else { throw Tmux.Failure(description: "no \(text) in row \(row)") }
        return line.distance(from: line.startIndex, to: range.lowerBound)
    }

    /// Quits, and checks that the shell's terminal is as it was: echo and line mode on, and nothing of the screen left.
    func quit() throws -> String {
        try tmux.press("q")
        return try tmux.wait(for: "exit status 0")
    }
}
