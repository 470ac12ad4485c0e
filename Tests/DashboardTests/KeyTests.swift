import Canvas
import LeadModel
import TestSupport
import Testing

@testable import Dashboard

/// The one table of keys.
struct KeyTests {
    /// Keys that lead to a place where every command has something to do.
    private static let places: [Context: String] = [
        .today: "0onorthwind<enter>jj", .funnel: "1p90<enter>jl", .leads: "2p365<enter>ljj<space>",
        .customers: "3p365<enter>ljj<space>",
        .followUps: "4onorthwind<enter>ljj<space>", .offers: "5p365<enter>ljj", .activity: "6lj",
        .quarantine: "6Qlj", .doors: "6Dj", .reports: "7p90<enter>ljlj", .customer: "3Sname<enter><enter>jj<space>",
        .duplicates: "3=j",
    ]

    @Test("No key is bound twice in one context")
    func conflicts() {
        #expect(KeyTable.standard.conflicts.isEmpty, "\(KeyTable.standard.conflicts)")
    }

    @Test("Every key of every context does something", arguments: Context.allCases)
    func noDeadKeys(context: Context) {
        let session = Session(Remembering(FakeStore.withEverything)).pressing(Self.places[context] ?? "")
        #expect(session.dashboard.context == context)
        for binding in KeyTable.standard.bindings(in: context) {
            // Nothing lies behind these screens.
            if binding.command == .back, [.today, .funnel, .offers, .activity, .reports].contains(context) { continue }
            for key in binding.keys {
                var pressed = session
                pressed.send(.input(.key(key)))
                let hasDone = pressed.dashboard != session.dashboard || pressed.effects != session.effects
                #expect(hasDone, "\(key.name) (\(binding.command.rawValue)) does nothing in \(context.rawValue)")
            }
        }
    }

    @Test("Every command of a context stands in its palette, and every command in some")
    func reachable() {
        var reached = Set<Command>()
        for context in Context.allCases {
            let session = Session(Remembering(FakeStore.withEverything)).pressing((Self.places[context] ?? "") + ":")
            guard case .picker(let palette)? = session.dashboard.layers.last else {
                Issue.record("no palette")
                continue
            }
            let commands = Set(KeyTable.standard.bindings(in: context).map(\.command))
            #expect(Set(palette.items.map(\.pick)) == Set(commands.map { .command($0) }))
            reached.formUnion(commands)
        }
        #expect(reached == Set(Command.allCases))
    }

    @Test("Every command has its own title and name")
    func titles() {
        #expect(Set(Command.allCases.map(\.title)).count == Command.allCases.count)
        #expect(Command.allCases.allSatisfy { Command(rawValue: $0.rawValue) == $0 })
    }

    @Test("A confirmation is not answered by the key that asked", arguments: ["3**sw", "6GuX", "6QX"])
    func confirmations(keys: String) {
        var session = Session().pressing(keys)
        session.press("swuX<enter><space>X")
        #expect(session.effects.isEmpty || !session.quits)
        if case .confirm? = session.dashboard.layers.last { session.press("n") }
        #expect(session.dashboard.layers.isEmpty)
    }

    // MARK: Rebinding

    @Test("A command takes other keys, and gives up its own")
    func rebinding() {
        var table = KeyTable.standard
        let taken = table.rebind(.followUp, to: [.function(9)])
        #expect(taken.isEmpty)
        for context in [Context.leads, .customers, .followUps, .customer] {
            #expect(table.command(for: .function(9), in: context) == .followUp)
            #expect(table.command(for: .character("f"), in: context) == nil)
        }
    }

    @Test("A key that another command had is told, and taken only where both would meet")
    func taking() {
        var table = KeyTable.standard
        let taken = table.rebind(.split, to: [.character("q"), .character("j")])
        #expect(taken.map(\.1) == [.moveDown, .quit])
        #expect(table.command(for: .character("q"), in: .customer) == .split)
        #expect(table.command(for: .character("q"), in: .leads) == .quit)
        #expect(table.command(for: .control("c"), in: .customer) == .quit)
        #expect(table.command(for: .down, in: .customer) == .moveDown)
        #expect(table.conflicts.isEmpty)
    }

    @Test("Any rebinding leaves no key with two commands")
    func rebindingProperty() {
        var random = Seeded(7)
        var table = KeyTable.standard
        let keys = KeyTable.standard.bindings.flatMap(\.keys)
        for _ in 0..<500 {
            let command = Command.allCases.randomElement(using: &random) ?? .quit
            let chosen = (0..<2).compactMap { _ in keys.randomElement(using: &random) }
            _ = table.rebind(command, to: Array(Set(chosen)))
            #expect(table.conflicts.isEmpty)
        }
    }

    @Test("The footer, the help and the heading show the keys as they are bound")
    func shown() {
        var table = KeyTable.standard
        _ = table.rebind(.followUp, to: [.character("w")])
        _ = table.rebind(.search, to: [.control("s")])
        let session = Session(keys: table).pressing("2")
        #expect(session.lastLine.contains("w follow-up"))
        #expect(session.text.contains("ctrl-s search"))
        #expect(session.pressing("?set the foll").text.contains("Set the follow-up"))
        #expect(session.pressing("w").text.contains("Follow-up for Jan Kowalski"))
    }
}
