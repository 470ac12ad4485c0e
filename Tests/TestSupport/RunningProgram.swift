import Foundation
public import Glibc

/// A `leadtop` that runs until it is told to end, such as a server.
public final class RunningProgram {
    public let process: pid_t
    private let output: String
    private let errors: String
    private var status: Int32?
    private static let deadlineSeconds = 30.0

    fileprivate init(process: pid_t, output: String, errors: String) {
        (self.process, self.output, self.errors) = (process, output, errors)
    }

    deinit {
        if status == nil { _ = end(by: SIGKILL) }
    }

    /// What it has written to standard output.
    public var text: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }
    /// What it has written to standard error.
    public var talk: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

    public func signal(_ number: Int32) {
        if status == nil { kill(process, number) }
    }

    /// Sends a signal, waits for the end, and gives the exit code, or 128 and the number of the signal that ended it.
    @discardableResult
    public func end(by number: Int32) -> Int32 {
        if status == nil { kill(process, number) }
        return wait()
    }

    /// Waits for the end, and gives the exit code, or 128 and the number of the signal that ended it.
    @discardableResult
    public func wait() -> Int32 {
        if let status { return status }
        let code = Spawned.exitCode(of: process)
        status = code
        return code
    }

    public struct Failure: Error, CustomStringConvertible {
        public var description: String

        public init(description: String) {
            self.description = description
        }
    }

    /// Waits until something is so; looks every few milliseconds.
    public static func wait(for what: String, until isSo: () throws -> Bool) throws {
        let start = ContinuousClock.now
        while try !isSo() {
            guard ContinuousClock.now - start < .seconds(deadlineSeconds) else {
                throw Failure(description: "in vain: \(what)")
            }
            poll(nil, 0, 5)
        }
    }
}

extension Sandbox {
    /// Starts `leadtop`.
    /// - Parameter limits: What a shell does before, such as `ulimit -f 100`.
    public func start(
        _ arguments: [String], under limits: String = "", environment extra: [String: String] = [:]
    ) throws -> RunningProgram {
        let run = UUID().uuidString
        let before = limits.isEmpty ? ":" : limits
        let process = try Spawned.start(
            "/bin/bash", ["-c", before + "; exec \"$LEADTOP\" \"$@\"", "leadtop"] + arguments,
            environment: environment.merging(extra) { $1 }, directory: directory.path,
            input: "/dev/null", output: path(run + ".out"), errors: path(run + ".err"))
        return RunningProgram(process: process, output: path(run + ".out"), errors: path(run + ".err"))
    }
}
