import Foundation
import TestSupport
import Testing

@testable import leadtop

/// What is written about leadtop agrees with leadtop.
@Suite("Documents")
struct DocumentTests {
    private func text(_ path: String) throws -> String {
        try String(contentsOf: Sandbox.package.appendingPathComponent(path), encoding: .utf8)
    }

    @Test("The manual page is the one this binary writes")
    func manualPage() throws {
        let written = try Sandbox().run("manual").text
        #expect(try text("Resources/leadtop.1") == written, "run: scripts/manual")
    }

    @Test("Every command and every option that the help shows stands in the manual page")
    func manualIsWhole() throws {
        let page = try text("Resources/leadtop.1").replacingOccurrences(of: "\\-", with: "-")
        for command in try commands() { #expect(page.contains(".SS \"leadtop \(command)"), "\(command)") }
        for option in try HelpTree.ofBinary().command.all.flatMap(\.shownArguments).flatMap(\.spellings) {
            #expect(page.contains("\\fB\(option)\\fR"), "\(option)")
        }
    }

    @Test("Every command stands in the README")
    func readme() throws {
        let readme = try text("README.md")
        for command in try commands() { #expect(readme.contains("leadtop \(command)"), "\(command)") }
    }

    @Test("The README begins with what leadtop is, a picture of the screen, and the two commands")
    func readmeBegins() throws {
        let readme = try text("README.md")
        let beginning = readme.prefix(7000)
        #expect(beginning.contains("scripts/run") && beginning.contains("scripts/test"))
        #expect(beginning.contains("Leads by source and step"))
    }

    @Test("Every option that the README's examples use exists")
    func readmeOptions() throws {
        let manual = try text("Resources/leadtop.1").replacingOccurrences(of: "\\-", with: "-")
        let examples = try text("README.md").split(separator: "\n").filter {
            $0.hasPrefix("leadtop ") || $0.hasPrefix("$ leadtop ")
        }
        #expect(examples.count > 10)
        for option in examples.flatMap({ $0.matches(of: /\ (--[a-z][a-z-]+)/).map { String($0.output.1) } }) {
            #expect(manual.contains(option) || option == "--generate-completion-script", "\(option)")
        }
    }

    @Test("Every command of the README runs as it is written")
    func readmeRuns() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.file("leads.csv", "Email,First Name,Lead Source\na@x.example,Ada,SPZA-PLT|contoso.backup-pro\n")
        _ = try sandbox.file(
            "more.json", #"{"userDetails":{"email":"b@x.example"},"leadSource":"SPZA-INS|contoso.backup-pro"}"#)
        _ = try sandbox.file(
            "crm.csv", "Work mail,Lead Source\nc@x.example,SPZA-PLT|contoso.backup-pro,one field too many\n")
        // As on a new machine: nothing set, the default store, and something in quarantine.
        let preparation = """
            mkdir -p Resources ~/.local/share
            ln -s '\(Sandbox.package.path)/Resources/samples' Resources/samples
            ln -s "$XDG_DATA_HOME/leadtop" ~/.local/share/leadtop
            "$LEADTOP" import --map 'Work mail=email' crm.csv Resources/samples/*
            """
        _ = try sandbox.shell(preparation, environment: ["LEADTOP_STORE": ""])
        let readme = try text("README.md")
        let lines = readme.split(separator: "\n").map { $0.hasPrefix("$ ") ? $0.dropFirst(2) : $0 }
        let commands = lines.filter { $0.hasPrefix("leadtop ") && !$0.hasPrefix("leadtop is") }
        #expect(commands.count > 30)
        for command in commands {
            let result = try sandbox.shell(
                "leadtop() { \"$LEADTOP\" \"$@\"; }; \(command)", environment: ["LEADTOP_STORE": ""])
            // A piece that is still unreadable stays in quarantine, which is told by status 3.
            let mayLeaveSomething = command.contains("import") || command.contains("retry")
            #expect(
                result.status == 0 || (result.status == 3 && mayLeaveSomething), "\(command): \(result.talk)")
        }
    }

    @Test("The changelog tells of this version")
    func changelog() throws {
        let version = try Sandbox().run("--version").text.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try text("CHANGELOG.md").contains("## \(version)"))
    }

    @Test("The services start commands that exist, with options that exist", arguments: ["serve", "sync"])
    func services(name: String) throws {
        let manual = try text("Resources/leadtop.1").replacingOccurrences(of: "\\-", with: "-")
        let unit = try text("Resources/systemd/leadtop-\(name).service")
        let start = try #require(unit.split(separator: "\n").first { $0.hasPrefix("ExecStart=") })
        #expect(start.contains("/usr/local/bin/leadtop \(name) "))
        #expect(manual.contains(".SS \"leadtop \(name)"))
        for option in start.split(separator: " ") where option.hasPrefix("--") {
            #expect(manual.contains("\\fB\(option)\\fR"), "\(option)")
        }
    }

    @Test("The example configuration is valid, and says what is so without one")
    func exampleConfiguration() throws {
        let path = Sandbox.package.appendingPathComponent("Resources/config.toml").path
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", Sandbox.package.appendingPathComponent("Resources/samples/endpoint.ndjson").path)
        let without = try sandbox.run("funnel")
        let with = try sandbox.run("funnel", "--config", path)
        #expect(with.status == 0 && with.text == without.text)
    }

    /// The commands by their full names.
    private func commands() throws -> [String] {
        func below(_ command: HelpTree.Command, _ path: [String]) -> [String] {
            command.shown.isEmpty
                ? [path.joined(separator: " ")] : command.shown.flatMap { below($0, path + [$0.commandName]) }
        }
        return below(try HelpTree.ofBinary().command, [])
    }
}

extension HelpTree {
    /// What the built binary says of itself.
    static func ofBinary() throws -> HelpTree {
        try JSONDecoder().decode(HelpTree.self, from: Sandbox().run("--experimental-dump-help").data)
    }
}
