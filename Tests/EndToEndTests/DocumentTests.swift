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

    @Test("The changelog tells of this version")
    func changelog() throws {
        let version = try Sandbox().run("--version").text.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try text("CHANGELOG.md").contains("## \(version)"))
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
