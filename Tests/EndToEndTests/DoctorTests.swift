import Foundation
import TestSupport
import Testing

@Suite("doctor, and the start without a terminal")
struct DoctorTests {
    @Test("The doctor finds a good store sound, and names what is in quarantine")
    func sound() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint + "{broken\n"))
        let result = try sandbox.run("doctor", "--format", "json")
        #expect(result.status == 0, "\(result.text)")
        let findings = try result.objects
        #expect(findings.allSatisfy { Set($0.keys) == ["subject", "severity", "text", "advice"] })
        #expect(findings.contains { ($0["advice"] as? String)?.contains("quarantine") == true })
        #expect(findings.contains { ($0["text"] as? String)?.contains(sandbox.store) == true })
        #expect(try sandbox.run("doctor").text.contains("sound"))
    }

    @Test("The doctor says that others may read a store")
    func openMode() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        #expect(try sandbox.shell("chmod 644 leads.db; \"$LEADTOP\" doctor").text.contains("chmod 600"))
    }

    @Test("The doctor fails for what is no store, and explains a missing one")
    func notAStore() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run("doctor").status == 0)
        _ = try sandbox.file(
            "leads.db", "This is no database, but long enough to be looked at: " + String(repeating: "x", count: 200))
        let result = try sandbox.run("doctor")
        #expect(result.status == 1)
        #expect(result.text.contains("FAILED"))
    }

    @Test(
        "Without a terminal, leadtop prints the funnel as text",
        arguments: [[], ["browse"], ["browse", "--read-only"]])
    func start(arguments: [String]) throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        let result = try sandbox.run(arguments)
        #expect(result.status == 0, "\(result.talk)")
        #expect(result.text.contains("Leads by source and step"))
        #expect(result.text == (try sandbox.run("funnel").text))
    }
}

@Suite("The doctor looks at the doors")
struct DoorDoctorTests {
    private static let configuration = """
        [[destination]]
        name = "table"
        kind = "azure-table"
        connection-string-env = "NOT_SET"
        table = "leads"

        """

    @Test("A destination that was never pulled is told, with or without a store")
    func neverPulled() throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("config.toml", Self.configuration)
        for _ in 0..<2 {
            let text = try sandbox.run("doctor", "--config", file).text
            #expect(
                text.contains("door table: stands in the configuration and was never pulled: run leadtop sync table"))
            _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        }
    }

    @Test("A door that waits for a person fails, and JSON has all that is known of it")
    func waits() throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("config.toml", Self.configuration)
        #expect(try sandbox.run("sync", "--config", file).status == 1)
        let result = try sandbox.run("doctor", "--config", file)
        #expect(result.status == 1, "\(result.text)")
        #expect(result.text.contains("FAILED"))
        let findings = try sandbox.run("doctor", "--config", file, "--format", "json").objects
        let door = findings.compactMap { $0["door"] as? [String: Any] }.first ?? [:]
        #expect(door["name"] as? String == "table")
        #expect(door["problemKind"] as? String == "person")
        #expect(door["leads"] as? Int == 0)
        #expect(
            Set(door.keys).isSuperset(of: ["lastContactAt", "usualLeadsPerDay", "readUpTo", "certificateExpiresAt"]))
        let other = try sandbox.file(
            "other.toml", Self.configuration.replacing("\"table\"\nkind", with: "\"other\"\nkind"))
        let moved = try sandbox.run("doctor", "--config", other).text
        #expect(moved.contains("door table: no longer stands in the configuration"), "\(moved)")
        let screen = try sandbox.run("browse", "--keys", "6D", "--size", "100x30", "--config", file).text
        #expect(screen.contains("! table needs you"))
        #expect(screen.contains("waits for a person"))
    }

    @Test("A configuration that can't be followed fails, and the store is looked at all the same")
    func configuration() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        let result = try sandbox.run("doctor", "--config", try sandbox.file("config.toml", "[nothing]\n"))
        #expect(result.status == 1)
        #expect(result.text.contains("nothing") && result.text.contains("sound"))
    }
}
