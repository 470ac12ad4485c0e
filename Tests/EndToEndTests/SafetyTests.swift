import Foundation
import TestSupport
import Testing

@Suite("Safety")
struct SafetyTests {
    @Test("No escape, control or direction mark of a lead reaches a table")
    func hostileText() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run("import", try sandbox.file("hostile.csv", Sample.hostile)).status == 0)
        for command in [
            ["leads"], ["customers"], ["show", "1"], ["offers"], ["funnel"], ["follow-up", "list"],
            ["funnel", "--by", "offer"],
        ] {
            let result = try sandbox.run(command)
            #expect(result.status == 0, "\(command): \(result.talk)")
            let bad = result.text.unicodeScalars.filter { scalar in
                (scalar.properties.generalCategory == .control && scalar != "\n") || scalar.value == 0x202E
            }
            #expect(bad.isEmpty, "\(command)")
        }
        for command in [["leads", "--format", "json"], ["show", "1", "--format", "json"]] {
            #expect(!(try sandbox.run(command).text.contains("\u{1B}")))
        }
    }

    @Test("A store is only for its owner to read")
    func permissions() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        for name in try FileManager.default.contentsOfDirectory(atPath: sandbox.directory.path)
        where name.hasPrefix("leads.db") {
            let attributes = try FileManager.default.attributesOfItem(atPath: sandbox.path(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test("A file that is no store is refused and left as it is")
    func noStore() throws {
        let sandbox = try Sandbox()
        let text = "This is no database, whatever its name says. It is long enough to be looked at, though.\n"
        let path = try sandbox.file("notes.db", text)
        for command in [["leads"], ["import", "notes.db"], ["undo"], ["funnel"]] {
            let result = try sandbox.run(command + ["--store", path])
            #expect(result.status == 1, "\(command)")
            #expect(result.talk.contains("not a lead store"), "\(command): \(result.talk)")
        }
        #expect(try sandbox.contents("notes.db") == Data(text.utf8))
    }

    @Test("Without a store, commands say how to come by one")
    func missingStore() throws {
        let sandbox = try Sandbox()
        let result = try sandbox.run("leads")
        #expect(result.status == 1)
        #expect(result.talk.contains("leadtop import"))
        let start = try sandbox.run([], environment: ["LEADTOP_STORE": ""])
        #expect(start.status == 0)
        #expect(start.text.contains("Leads by source and step"))
        #expect(start.talk.contains("leadtop demo"))
        #expect(start.talk.contains("leadtop import"))
    }

    @Test("Two imports and a reader at once: nobody is told that the store is locked")
    func together() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run("demo", "--leads", "3000", "--seed", "2", "--out", "a.csv").status == 0)
        #expect(try sandbox.run("demo", "--leads", "3000", "--seed", "3", "--out", "b.csv").status == 0)
        let script = """
            "$LEADTOP" import a.csv >a.out 2>&1 & a=$!
            "$LEADTOP" import b.csv >b.out 2>&1 & b=$!
            wait $a; ra=$?; wait $b; rb=$?; cat a.out b.out >&2; echo $ra $rb
            """
        let result = try sandbox.shell(script)
        #expect(result.text == "0 0\n", "\(result.talk)")
        #expect(try sandbox.run("leads", "--include-test", "--format", "ndjson").lines.count == 6000)
    }
}
