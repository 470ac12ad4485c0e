import FakeServices
import Foundation
import LeadModel
import TestSupport

/// A new machine on which the README is followed line by line: nothing set, the default store, something in quarantine,
/// the files that it names, and the four services that it connects.
final class ReadmePlace {
    private let sandbox: Sandbox
    private let services: FakeDestinations
    private var server: RunningProgram?
    /// What stands in the README for the port and the secret.
    private var port = "8443"
    private var secret = "SECRET"

    init() async throws {
        sandbox = try Sandbox()
        services = try await FakeDestinations()
        let monday = Timestamp(rfc3339: "2026-11-02T08:00:00Z") ?? Timestamp(seconds: 0)
        services.table.add((0..<3).map { .lead($0, at: monday) })
        try prepare()
    }

    private func prepare() throws {
        _ = try sandbox.file("leads.csv", "Email,First Name,Lead Source\na@x.example,Ada,SPZA-PLT|contoso.backup-pro\n")
        _ = try sandbox.file(
            "more.json", #"{"userDetails":{"email":"b@x.example"},"leadSource":"SPZA-INS|contoso.backup-pro"}"#)
        _ = try sandbox.file(
            "crm.csv", "Work mail,Lead Source\nc@x.example,SPZA-PLT|contoso.backup-pro,one field too many\n")
        try services.write(to: sandbox.path("config/leadtop"))
        let config = "config/leadtop/config.toml"
        let rule = "\n[[assign]]\nname = \"poland\"\ncountry = [\"PL\", \"CZ\"]\nto = [\"anna\", \"ola\"]\n"
        _ = try sandbox.file(config, String(decoding: sandbox.contents(config), as: UTF8.self) + rule)
        _ = try sandbox.shell(
            """
            mkdir -p Resources ~/.local/share
            ln -s '\(Sandbox.package.path)/Resources/samples' Resources/samples
            cp Resources/samples/partner-center-leads.csv .
            ln -s "$XDG_DATA_HOME/leadtop" ~/.local/share/leadtop
            '\(Sandbox.package.path)/scripts/make-certificate' tls
            "$LEADTOP" import --map 'Work mail=email' crm.csv Resources/samples/*
            """, environment: ["LEADTOP_STORE": ""])
    }

    /// Runs one line; the endpoint stays up behind those that follow.
    func run(_ line: String) throws -> RunResult {
        if line.hasPrefix("leadtop serve --listen") { return try serve(line) }
        let command = line.replacingOccurrences(of: "SECRET", with: secret)
            .replacingOccurrences(of: ":8443/leads", with: ":\(port)/leads")
        let result = try sandbox.shell(
            "leadtop() { \"$LEADTOP\" \"$@\"; }; \(command)", environment: ["LEADTOP_STORE": ""])
        if line.contains("--new-secret"), let made = result.text.trimmed.split(separator: "/").last {
            secret = String(made)
        }
        return result
    }

    private func serve(_ line: String) throws -> RunResult {
        let words = line.split(separator: " ").dropFirst().map { $0.replacingOccurrences(of: ":8443", with: ":0") }
        let server = try sandbox.start(words, environment: ["LEADTOP_STORE": ""])
        try RunningProgram.wait(for: "it listens") { server.text.contains("listening on") }
        port = server.text.firstMatch(of: /127\.0\.0\.1:([0-9]+)/).map { String($0.output.1) } ?? port
        self.server = server
        return try sandbox.shell("true")
    }
}
