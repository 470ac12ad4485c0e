import ArgumentParser
import TestSupport
import Testing

@testable import leadtop

@Suite("Quick options")
struct QuickOptionsTests {
    private static let commands: [any QuickCommand.Type] = [
        Leads.self, Customers.self, FunnelCommand.self, Browse.self,
    ]

    @Test(
        "The usual command lines need no parser",
        arguments: [
            [], ["--limit", "50"], ["--limit", "50", "--store", "leads.db"],
            ["--search", "contoso", "--format", "json"],
            ["--offer", "contoso.backup", "--since", "90d"],
        ])
    func usual(words: [String]) {
        #expect(Leads.parseQuickly(words[...]) != nil)
        #expect(Customers.parseQuickly(words[...]) != nil)
    }

    @Test("What is read without the parser is what the parser reads", arguments: 0..<commands.count)
    func same(index: Int) {
        var random = Seeded(index)
        for _ in 0..<200 { Self.compare(Self.commands[index], Self.words(&random)) }
    }

    private static func compare(_ command: (some QuickCommand).Type, _ words: [String]) {
        guard let quick = command.parseQuickly(words[...]) else { return }
        let parsed = try? command.parse(words)
        #expect(parsed.map { String(describing: $0) } == String(describing: quick), "\(words)")
    }

    /// Right ones and wrong ones.
    private static func words(_ random: inout Seeded) -> [String] {
        let options = [
            "--store", "--config", "--view", "--search", "--sort", "--limit", "--format", "--offer", "--source",
            "--action", "--step", "--country", "--since", "--until", "--status", "--owner", "--follow-up", "--dnc",
            "--by", "--count", "--keys", "--include-test", "--help", "--",
        ]
        let values = [
            "7", "a b", "json", "table", "me", "2026-01-02", "PL", "won", "leads", "-3", "+3", "--limit", "", "ą",
        ]
        return (0..<Int.random(in: 0...3, using: &random)).flatMap { _ in
            let option = options.randomElement(using: &random) ?? ""
            let value = values.randomElement(using: &random) ?? ""
            return switch Int.random(in: 0..<8, using: &random) {
            case 0: [option]
            case 1: [option + "=" + value]
            default: [option, value]
            }
        }
    }
}
