public import Foundation

/// A directory of its own in which the built `leadtop` runs: its own store, settings, clock and zone.
public final class Sandbox: Sendable {
    public let directory: URL
    /// What the clock of every command shows, unless a run says otherwise.
    public static let now = "2026-11-22T12:00:00Z"

    public init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "leadtop-test-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }

    public var store: String { path("leads.db") }

    public func path(_ name: String) -> String { directory.appending(path: name).path }

    /// Writes a file into the sandbox and gives its path.
    public func file(_ name: String, _ content: String) throws -> String {
        try file(name, Data(content.utf8))
    }

    public func file(_ name: String, _ content: Data) throws -> String {
        try content.write(to: directory.appending(path: name))
        return path(name)
    }

    public func contents(_ name: String) throws -> Data {
        try Data(contentsOf: directory.appending(path: name))
    }

    public var environment: [String: String] {
        [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": directory.path,
            "LANG": "C.UTF-8", "TZ": "UTC", "USER": "rep", "LOGNAME": "rep", "LEADTOP_NOW": Self.now,
            "LEADTOP_STORE": store, "XDG_DATA_HOME": path("data"), "XDG_CONFIG_HOME": path("config"),
            "XDG_STATE_HOME": path("state"), "XDG_CACHE_HOME": path("cache"), "LEADTOP": Self.binary,
        ]
    }

    /// Runs `leadtop` to its end.
    @discardableResult
    public func run(
        _ arguments: String..., input: String = "", environment extra: [String: String] = [:]
    ) throws -> RunResult {
        try execute(Self.binary, arguments, input: input, environment: extra)
    }

    public func run(_ arguments: [String], environment extra: [String: String] = [:]) throws -> RunResult {
        try execute(Self.binary, arguments, input: "", environment: extra)
    }

    /// Runs a shell script in which `$LEADTOP` is the binary.
    public func shell(_ script: String, environment extra: [String: String] = [:]) throws -> RunResult {
        try execute("/bin/bash", ["-c", script], input: "", environment: extra)
    }

    /// The binary that was built beside the tests.
    public static let binary: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "leadtop").path
    }()

    /// The package's own directory.
    public static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func execute(
        _ program: String, _ arguments: [String], input: String, environment extra: [String: String]
    ) throws -> RunResult {
        // Files, not pipes: no run can block on a full one.
        let run = UUID().uuidString
        let files = try ["in", "out", "err"].map { try file("\(run).\($0)", $0 == "in" ? input : "") }
        defer { for path in files { try? FileManager.default.removeItem(atPath: path) } }
        let status = try Spawned.run(
            program, arguments, environment: environment.merging(extra) { $1 }, directory: directory.path,
            input: files[0], output: files[1], errors: files[2])
        return RunResult(
            status: status, data: try Data(contentsOf: URL(filePath: files[1])),
            talk: String(decoding: try Data(contentsOf: URL(filePath: files[2])), as: UTF8.self))
    }
}

/// What a run came to.
public struct RunResult: Sendable {
    public var status: Int32
    /// What it wrote to standard output.
    public var data: Data
    /// What it wrote to standard error.
    public var talk: String

    public var text: String { String(decoding: data, as: UTF8.self) }
    public var lines: [Substring] { text.split { $0 == "\n" || $0 == "\r\n" } }

    /// The output as one JSON value.
    public var json: Any {
        get throws { try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed]) }
    }

    /// The output as a JSON object; empty where it is something else.
    public var object: [String: Any] {
        get throws { try json as? [String: Any] ?? [:] }
    }

    /// The output as a JSON array of objects; empty where it is something else.
    public var objects: [[String: Any]] {
        get throws { try json as? [[String: Any]] ?? [] }
    }
}
