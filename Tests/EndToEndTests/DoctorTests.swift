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
