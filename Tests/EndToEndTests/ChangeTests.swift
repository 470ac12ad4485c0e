import Foundation
import TestSupport
import Testing

@Suite("Working with customers")
struct ChangeTests {
    private static func filled() throws -> Sandbox {
        let sandbox = try Sandbox()
        let result = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        #expect(result.status == 0, "\(result.talk)")
        return sandbox
    }

    @Test("A customer is found by id, by e-mail and by part of a name")
    func finding() throws {
        let sandbox = try Self.filled()
        let byName = try sandbox.run("show", "okaf", "--format", "json").object
        let id = try #require(byName["id"] as? Int)
        #expect(
            try sandbox.run("show", "\(id)", "--format", "json").object["email"] as? String == "ada@contoso.example")
        #expect(try sandbox.run("show", "ADA@contoso.example", "--format", "json").object["id"] as? Int == id)
        #expect(try sandbox.run("show", "nobody at all").status == 1)
    }

    @Test("A customer is shown with his leads, his timeline, his contact rule and why he is one")
    func show() throws {
        let sandbox = try Self.filled()
        let customer = try sandbox.run("show", "okafor", "--format", "json").object
        #expect((customer["leads"] as? [Any])?.count == 2)
        #expect((customer["timeline"] as? [Any])?.isEmpty == false)
        let rule = try #require(customer["rule"] as? [String: Any])
        #expect(rule["mayBeContacted"] as? Bool == true)
        let text = try sandbox.run("show", "okafor").text
        #expect(text.contains("Ada Okafor"))
        #expect(text.contains("same e-mail"))
        #expect(text.contains("May be contacted"))
    }

    @Test("The log names the person who works through a shared account")
    func sharedAccount() throws {
        let sandbox = try Self.filled()
        let environment = ["LOGNAME": "leadtop", "SUDO_USER": "anna"]
        #expect(try sandbox.run(["note", "okafor", "Called."], environment: environment).status == 0)
        let timeline = try sandbox.run("show", "okafor", "--format", "json").object["timeline"] as? [[String: Any]]
        #expect(timeline?.contains { $0["who"] as? String == "anna" } == true)
    }

    @Test("A follow-up is added, listed, snoozed and done")
    func followUp() throws {
        let sandbox = try Self.filled()
        let added = try sandbox.run("follow-up", "add", "okafor", "--due", "tue", "--note", "call about pricing")
        #expect(added.status == 0, "\(added.talk)")
        // The clock stands on Sunday, 22 November 2026.
        let row = try sandbox.run("customers", "--follow-up", "any", "--format", "json").objects.first
        #expect(row?["followUp"] as? String == "2026-11-24T09:00:00Z")
        #expect(row?["followUpNote"] as? String == "call about pricing")
        let list = try sandbox.run("follow-up", "list", "--format", "json").objects
        #expect(list.contains { $0["note"] as? String == "call about pricing" })

        #expect(try sandbox.run("follow-up", "snooze", "okafor", "--until", "2w").status == 0)
        let later = try sandbox.run("customers", "--follow-up", "any", "--format", "json").objects.first
        #expect((later?["followUp"] as? String)?.hasPrefix("2026-12-06") == true)

        let done = try sandbox.run("follow-up", "done", "okafor", "--outcome", "no-answer", "--next", "3d")
        #expect(done.status == 0, "\(done.talk)")
        let next = try sandbox.run("customers", "--follow-up", "any", "--format", "json").objects.first
        #expect((next?["followUp"] as? String)?.hasPrefix("2026-11-25") == true)
        #expect(next?["contactedAt"] as? String != nil)
        #expect(try sandbox.run("follow-up", "done", "okafor", "--outcome", "nonsense").status == 64)
        #expect(try sandbox.run("follow-up", "add", "okafor", "--due", "someday").status == 1)
    }

    @Test("A follow-up for a customer who may not be contacted is refused with the reason")
    func refusal() throws {
        let sandbox = try Self.filled()
        let refused = try sandbox.run("follow-up", "add", "nowak", "--due", "tue")
        #expect(refused.status == 1)
        #expect(refused.talk.contains("SPZA-DNC|bitnami.openedxcypress"), "\(refused.talk)")
        #expect(try sandbox.run("customers", "--follow-up", "any", "--format", "json").objects.isEmpty)
    }

    @Test("Do not contact is set and lifted for a reason, and both stand in the timeline")
    func doNotContact() throws {
        let sandbox = try Self.filled()
        #expect(try sandbox.run("dnc", "add", "okafor").status == 64)
        #expect(try sandbox.run("dnc", "add", "okafor", "--reason", " ").status == 64)
        #expect(try sandbox.run("dnc", "add", "okafor", "--reason", "asked us to stop").status == 0)
        let refused = try sandbox.run("follow-up", "add", "okafor", "--due", "3d")
        #expect(refused.status == 1)
        #expect(refused.talk.contains("asked us to stop"))
        #expect(try sandbox.run("dnc", "list", "--format", "json").objects.count == 2)
        #expect(try sandbox.run("dnc", "lift", "okafor", "--reason", "called back himself").status == 0)
        #expect(try sandbox.run("follow-up", "add", "okafor", "--due", "3d").status == 0)
        let timeline = try sandbox.run("show", "okafor").text
        #expect(timeline.contains("asked us to stop"))
        #expect(timeline.contains("called back himself"))
    }

    @Test("Status, owner and notes are set, filtered by and undone")
    func statusOwnerNote() throws {
        let sandbox = try Self.filled()
        #expect(try sandbox.run("status", "okafor", "won").status == 0)
        #expect(try sandbox.run("customers", "--status", "won", "--format", "json").objects.count == 1)
        #expect(try sandbox.run("assign", "okafor", "anna").status == 0)
        #expect(try sandbox.run("customers", "--owner", "anna", "--format", "json").objects.count == 1)
        #expect(try sandbox.run("assign", "okafor", "me").status == 0)
        #expect(try sandbox.run("customers", "--owner", "rep", "--format", "json").objects.count == 1)
        #expect(try sandbox.run("note", "okafor", "likes the blue one").status == 0)
        #expect(try sandbox.run("customers", "--search", "blue one", "--format", "json").objects.count == 1)
        let undone = try sandbox.run("undo")
        #expect(undone.status == 0)
        #expect(try sandbox.run("customers", "--search", "blue one", "--format", "json").objects.isEmpty)
        for _ in 0..<3 { #expect(try sandbox.run("undo").status == 0) }
        #expect(try sandbox.run("customers", "--status", "won", "--format", "json").objects.isEmpty)
        #expect(try sandbox.run("redo").status == 0)
        #expect(try sandbox.run("customers", "--status", "won", "--format", "json").objects.count == 1)
        #expect(try sandbox.run("status", "okafor", "nonsense").status == 64)
    }

    @Test("With nothing to undo, undo fails and says so")
    func nothingToUndo() throws {
        let sandbox = try Self.filled()
        #expect(try sandbox.run("undo").status == 0)
        let result = try sandbox.run("undo")
        #expect(result.status == 1)
        #expect(result.talk.contains("nothing"))
    }

    @Test("An error holds nobody's name, e-mail or phone")
    func discretion() throws {
        let sandbox = try Self.filled()
        for arguments in [
            ["follow-up", "add", "nowak", "--due", "tue"], ["show", "ada@contoso.example.org"],
            ["follow-up", "snooze", "okafor"], ["dnc", "lift", "okafor", "--reason", "x"],
        ] {
            let result = try sandbox.run(arguments)
            #expect(result.status == 1, "\(arguments)")
            for secret in ["Ola", "Nowak", "litware.example", "Okafor", "contoso.example", "7946"] {
                #expect(!result.talk.contains(secret), "\(arguments): \(result.talk)")
            }
        }
    }
}
