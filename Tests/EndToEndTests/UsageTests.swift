import Foundation
import TestSupport
import Testing

@testable import leadtop

@Suite("Usage")
struct UsageTests {
    @Test("The commands that scripts rely on are there")
    func names() throws {
        let names = Set(try HelpTree.ofBinary().command.all.map(\.commandName))
        let promised: Set = [
            "browse", "import", "funnel", "leads", "customers", "show", "offers", "follow-up", "add", "done", "snooze",
            "list", "dnc", "lift", "status", "assign", "note", "undo", "redo", "export", "quarantine", "retry", "drop",
            "doctor", "demo",
        ]
        #expect(names.isSuperset(of: promised), "\(promised.subtracting(names))")
    }

    @Test("Every command and every option says what it is for")
    func help() throws {
        for command in try HelpTree.ofBinary().command.all {
            #expect(command.abstract?.isEmpty == false, "\(command.commandName)")
            for argument in command.shownArguments {
                #expect(argument.abstract?.isEmpty == false, "\(command.commandName) \(argument.spellings)")
            }
        }
    }

    @Test("The rep is who the configuration says, in the log and for --owner me")
    func configuredRep() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run("import", sandbox.file("leads.csv", Sample.csv(rows: 3))).status == 0)
        let config = try sandbox.file("rep.toml", "[rep]\nname = \"anna\"\nzone = \"Asia/Tokyo\"\n")
        #expect(try sandbox.run("assign", "1", "me", "--config", config).status == 0)
        let mine = try sandbox.run("customers", "--owner", "me", "--format", "json", "--config", config).objects
        #expect(mine.map { $0["owner"] as? String } == ["anna"])
        #expect(try sandbox.run("customers", "--owner", "me", "--format", "json").objects.isEmpty)
        // Noon in UTC is 9 in the evening there.
        #expect(try sandbox.run("follow-up", "add", "1", "--due", "today 22:00", "--config", config).status == 0)
        #expect(
            try sandbox.run("show", "1", "--format", "json").object["followUp"] as? String == "2026-11-22T13:00:00Z")
        let queue = { (whose: String) in
            try sandbox.run("follow-up", "list", "--whose", whose, "--format", "json", "--config", config).objects.count
        }
        #expect(try [queue("mine"), queue("unowned"), queue("everyone")] == [3, 2, 3])
    }

    @Test(
        "What is wrong with the rep's settings is said with what would be right",
        arguments: ["name = \"me\"", "zone = \"Mars/Base\"", "zone = \"../../etc/passwd\"", "nickname = \"a\""])
    func wrongRep(line: String) throws {
        let sandbox = try Sandbox()
        let config = try sandbox.file("wrong.toml", "[rep]\n\(line)\n")
        _ = try sandbox.run("import", sandbox.file("leads.csv", Sample.csv(rows: 1)))
        let result = try sandbox.run("funnel", "--config", config)
        #expect(result.status == 1 && result.talk.contains("wrong.toml") && result.talk.contains("rep."))
    }

    @Test("The store and the configuration may be named before the command or after it")
    func optionsFirst() throws {
        let sandbox = try Sandbox()
        let config = try sandbox.file("c.toml", "[browse]\nmouse = false\n")
        let file = try sandbox.file("leads.csv", Sample.csv(rows: 3))
        let before = ["--store", "other.db", "--config=\(config)"]
        #expect(try sandbox.run(before + ["import", file]).status == 0)
        #expect(try sandbox.run(before + ["leads", "--format", "json"]).objects.count == 3)
        #expect(try sandbox.run(before + ["follow-up", "list", "--format", "json"]).objects.count == 3)
        #expect(try sandbox.run(before + ["note", "1", "--", "--not an option"]).status == 0)
        #expect(try sandbox.run(before).text == sandbox.run(["funnel"] + before).text)
        #expect(try sandbox.run(before + ["bogus"]).status == 64)
    }

    @Test(
        "Wrong usage exits with 64",
        arguments: [
            ["bogus"], ["leads", "--format", "xml"], ["leads", "--limit", "-1"], ["show"], ["import"],
            ["export"], ["follow-up", "add", "x"], ["export", "--format", "vcard", "--raw"], ["leads", "--bogus"],
            ["import", "x.csv", "--format", "bogus"], ["demo", "--leads", "-5"], ["quarantine", "drop"],
        ])
    func wrongUsage(arguments: [String]) throws {
        let result = try Sandbox().run(arguments)
        #expect(result.status == 64, "\(result.talk)")
        #expect(!result.talk.isEmpty)
        #expect(result.data.isEmpty)
    }

    @Test(
        "Help and version go to standard output and succeed",
        arguments: [["--help"], ["--version"], ["help", "import"]])
    func helpSucceeds(arguments: [String]) throws {
        let result = try Sandbox().run(arguments)
        #expect(result.status == 0)
        #expect(!result.data.isEmpty)
    }

    @Test("Completions are made for every shell", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let result = try Sandbox().run("--generate-completion-script", shell)
        #expect(result.status == 0)
        #expect(result.text.contains("quarantine"))
    }

    @Test("Numbers and dates follow the locale, and UTC and RFC 3339 stay in machine formats")
    func machineFormats() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.csv", Sample.csv(rows: 9)))
        let here = try sandbox.run("leads", "--format", "json").text
        let there = try sandbox.run(["leads", "--format", "json"], environment: ["TZ": "Asia/Kolkata"]).text
        #expect(here == there)
        #expect(here.contains("\"createdAt\":\"2026-10-02T10:00:00Z\""))
    }

    @Test("A day given to --since begins at midnight on the user's own clock")
    func localDays() throws {
        let sandbox = try Sandbox()
        let row = "id,createdAt,name,email,leadSource\n1,2026-10-01T20:00:00Z,A,a@b.example,SPZA-PLT|a.b\n"
        _ = try sandbox.run("import", try sandbox.file("leads.csv", row))
        let since = ["leads", "--since", "2026-10-02", "--format", "json"]
        #expect(try sandbox.run(since, environment: ["TZ": "UTC"]).objects.isEmpty)
        #expect(try sandbox.run(since, environment: ["TZ": "Asia/Kolkata"]).objects.count == 1)
    }
}
