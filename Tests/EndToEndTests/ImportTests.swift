import Foundation
import TestSupport
import Testing

@Suite("import")
struct ImportTests {
    @Test("A file of leads is read, counted and reported as JSON")
    func report() throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("leads.ndjson", Sample.endpoint)
        let result = try sandbox.run("import", file, "--json")
        #expect(result.status == 0, "\(result.talk)")
        let report = try result.object
        let keys: Set = [
            "read", "new", "duplicates", "quarantined", "test", "customersCreated", "customersUpdated", "files",
        ]
        #expect(Set(report.keys) == keys)
        #expect(report["read"] as? Int == 4)
        #expect(report["new"] as? Int == 4)
        #expect(report["duplicates"] as? Int == 0)
        #expect(report["quarantined"] as? Int == 0)
        #expect(report["test"] as? Int == 1)
        #expect(report["customersCreated"] as? Int == 3)
        #expect((report["files"] as? [[String: Any]])?.first?["name"] as? String == file)
    }

    @Test("Reading the same file twice brings nothing new")
    func twice() throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("leads.csv", Sample.csv(rows: 50))
        #expect(try sandbox.run("import", file, "--json").object["new"] as? Int == 50)
        let second = try sandbox.run("import", file, "--json").object
        #expect(second["new"] as? Int == 0)
        #expect(second["duplicates"] as? Int == 50)
        #expect(try sandbox.run("leads", "--format", "ndjson").lines.count == 50)
    }

    @Test("Standard input is read as a file is")
    func standardInput() throws {
        let sandbox = try Sandbox()
        let result = try sandbox.run("import", "-", "--json", input: Sample.endpoint)
        #expect(result.status == 0)
        #expect(try result.object["new"] as? Int == 4)
    }

    @Test("A dry run reports the same and leaves the store as it was, byte for byte")
    func dryRun() throws {
        let sandbox = try Sandbox()
        let first = try sandbox.file("first.csv", Sample.csv(rows: 5))
        let second = try sandbox.file("second.csv", Sample.csv(rows: 9))
        #expect(try sandbox.run("import", first).status == 0)
        #expect(try sandbox.shell("sqlite3 --version >/dev/null 2>&1; cp leads.db before.db").status == 0)
        let dry = try sandbox.run("import", second, "--dry-run", "--json").object
        #expect(dry["new"] as? Int == 4)
        #expect(dry["duplicates"] as? Int == 5)
        #expect(try sandbox.contents("leads.db") == sandbox.contents("before.db"))
        #expect(try sandbox.run("import", second, "--json").object["new"] as? Int == 4)
    }

    @Test("A dry run makes no store where there is none")
    func dryRunWithoutStore() throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("leads.csv", Sample.csv(rows: 5))
        #expect(try sandbox.run("import", file, "--dry-run", "--json").object["new"] as? Int == 5)
        #expect(!FileManager.default.fileExists(atPath: sandbox.store))
    }

    @Test("What can't be read goes to quarantine with file, line and reason, and the rest is read")
    func quarantine() throws {
        let sandbox = try Sandbox()
        let broken = "{\"leadSource\": \"SPZA-PLT|a.b\" \"Description\": \"no comma\"}\n"
        let file = try sandbox.file("leads.ndjson", Sample.endpoint + broken)
        let result = try sandbox.run("import", file, "--json")
        #expect(result.status == 3)
        #expect(try result.object["quarantined"] as? Int == 1)
        #expect(try result.object["new"] as? Int == 4)
        let list = try sandbox.run("quarantine", "list", "--format", "json").objects
        #expect(list.count == 1)
        #expect(list.first?["line"] as? Int == 5)
        #expect((list.first?["reason"] as? String)?.isEmpty == false)
        #expect((list.first?["origin"] as? String)?.contains("leads.ndjson") == true)
    }

    @Test("An import is undone whole and done again")
    func undo() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.csv", Sample.csv(rows: 30)))
        #expect(try sandbox.run("undo").status == 0)
        #expect(try sandbox.run("leads", "--format", "json").objects.isEmpty)
        #expect(try sandbox.run("redo").status == 0)
        #expect(try sandbox.run("leads", "--format", "json").objects.count == 30)
    }

    @Test(
        "Killed or interrupted at any moment and run again, every row is there once", arguments: [0, 40, 90, 160, 250],
        ["KILL", "INT"])
    func killed(milliseconds: Int, signal: String) throws {
        let sandbox = try Sandbox()
        let demo = try sandbox.run("demo", "--leads", "6000", "--out", "demo.csv")
        #expect(demo.status == 0)
        // `timeout` may also find it finished: then nothing is new, and that is as good.
        _ = try sandbox.shell("timeout -s \(signal) \(Double(milliseconds) / 1000 + 0.01) \"$LEADTOP\" import demo.csv")
        let again = try sandbox.run("import", "demo.csv", "--json")
        #expect(again.status == 0, "\(again.talk)")
        let leads = try sandbox.run("leads", "--include-test", "--format", "ndjson")
        #expect(leads.lines.count == 6000)
        let report = try again.object
        let sum = (report["new"] as? Int ?? 0) + (report["duplicates"] as? Int ?? 0)
        #expect(sum == 6000)
    }

    @Test("A column that nobody knows is read by --map")
    func map() throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file(
            "crm.csv", "Kontakt,Arbeitsmail,leadSource\nJürgen Groß,jg@contoso.example,SPZA-PLT|contoso.backup-pro\n")
        let result = try sandbox.run("import", file, "--map", "Arbeitsmail=email", "--map", "Kontakt=name")
        #expect(result.status == 0, "\(result.talk)")
        let lead = try sandbox.run("leads", "--format", "json").objects.first
        #expect(lead?["email"] as? String == "jg@contoso.example")
        #expect(lead?["name"] as? String == "Jürgen Groß")
        #expect(try sandbox.run("import", file, "--map", "Arbeitsmail=nonsense").status == 64)
    }
}
