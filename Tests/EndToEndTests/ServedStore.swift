import Foundation
import TestSupport

/// A sandbox in which `leadtop serve` runs.
final class ServedStore {
    let sandbox: Sandbox
    let secret: String
    private(set) var server: RunningProgram
    private(set) var port = 0
    private(set) var healthPort = 0
    private let options: [String]

    /// - Parameter limits: `ulimit` words for the server.
    init(tls: Bool = false, _ options: String..., config: String? = nil, limits: String = "") throws {
        sandbox = try Sandbox()
        var options = options + ["--rate", "0"]
        if tls {
            let made = try sandbox.shell("'\(Sandbox.package.path)/scripts/make-certificate' .")
            guard made.status == 0 else { throw RunningProgram.Failure(description: made.talk) }
            options += ["--certificate", sandbox.path("certificate.pem"), "--key", sandbox.path("key.pem")]
        }
        if let config { options += ["--config", try sandbox.file("config.toml", config)] }
        self.options = options
        secret = try Self.newSecret(in: sandbox)
        server = try Self.start(sandbox, options, port: 0, limits: limits)
        try findPorts()
    }

    static func newSecret(in sandbox: Sandbox) throws -> String {
        let made = try sandbox.run("serve", "--new-secret", "--url", "https://leads.contoso.example")
        guard made.status == 0, let secret = made.text.split(separator: "/").last else {
            throw RunningProgram.Failure(description: made.talk)
        }
        return secret.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func start(
        _ sandbox: Sandbox, _ options: [String], port: Int, limits: String = ""
    ) throws -> RunningProgram {
        let words = ["serve", "--listen", "127.0.0.1:\(port)", "--health", "127.0.0.1:0"] + options
        let running = try sandbox.start(words, under: limits, environment: ["LEADTOP_NOW": ""])
        do {
            try RunningProgram.wait(for: "it listens") { running.text.contains("/health\n") }
        } catch {
            throw RunningProgram.Failure(description: "\(error): \(running.talk)")
        }
        return running
    }

    private func findPorts() throws {
        let numbers = server.text.matches(of: /127\.0\.0\.1:([0-9]+)/).compactMap { Int($0.output.1) }
        (port, healthPort) = (numbers.first ?? 0, numbers.last ?? 0)
    }

    /// Starts it anew on the same port, after it ended.
    func restart() throws {
        server = try Self.start(sandbox, options, port: port)
        try findPorts()
    }

    var path: String { "/leads/" + secret }
    var url: String { "https://127.0.0.1:\(port)\(path)" }

    /// Runs curl with a body, and gives the status of the answer.
    func curl(_ body: Data, to url: String? = nil, _ more: String = "") throws -> String {
        let file = try sandbox.file("body", body)
        let run = try sandbox.shell(
            """
            curl -sS --cacert certificate.pem -o /dev/null -w '%{http_code}' \(more) \
            --data-binary @'\(file)' '\(url ?? self.url)'
            """)
        return run.text + run.talk
    }

    /// Posts over plain HTTP.
    func post(_ body: String) throws -> RawConnection.Answer? {
        let connection = try RawConnection(port: port)
        connection.send(Self.request(body, to: path))
        return connection.answer()
    }

    static func request(_ body: String, to path: String) -> String {
        "POST \(path) HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    static func lead(_ number: Int) -> String {
        """
        {"userDetails":{"firstName":"Ada","lastName":"Okafor","email":"ada\(number)@contoso.example"},\
        "leadSource":"SPZA-PLT|contoso.backup-pro","actionCode":"PLT"}
        """
    }

    func health() throws -> [String: Any] {
        try sandbox.shell("curl -sS http://127.0.0.1:\(healthPort)/health").object
    }

    func leads() throws -> [[String: Any]] {
        try sandbox.run(
            ["leads", "--include-test", "--dnc", "exclude", "--format", "json"], environment: ["LEADTOP_NOW": ""]
        ).objects
    }
}
