import Foundation
import TestSupport
import Testing

@Suite("export")
struct ExportTests {
    private static func filled() throws -> Sandbox {
        let sandbox = try Sandbox()
        #expect(try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint)).status == 0)
        return sandbox
    }

    @Test("A backup restores into an empty store: the same funnel, customers, follow-ups and do-not-contact")
    func backup() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run("demo", "--leads", "700", "--store", sandbox.store).status == 0)
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        #expect((try sandbox.run("funnel", "--format", "json").object["test"] as? Int ?? 0) > 0)
        let ids = try sandbox.run("customers", "--dnc", "exclude", "--limit", "6", "--format", "json").objects
            .compactMap { $0["id"] as? Int }
        #expect(ids.count == 6)
        _ = try sandbox.run("follow-up", "add", "\(ids[0])", "--due", "3d", "--note", "quote; 250 seats")
        _ = try sandbox.run("follow-up", "done", "\(ids[1])", "--outcome", "reached", "--note", "wants a demo")
        _ = try sandbox.run("dnc", "add", "\(ids[2])", "--reason", "asked us to stop")
        _ = try sandbox.run("status", "\(ids[3])", "won")
        _ = try sandbox.run("assign", "\(ids[4])", "anna")
        _ = try sandbox.run("note", "\(ids[5])", "line one\nline two")
        let backup = try sandbox.run("export", "--format", "ndjson", "--out", sandbox.path("backup.ndjson"))
        #expect(backup.status == 0, "\(backup.talk)")

        let other = ["LEADTOP_STORE": sandbox.path("other.db")]
        let restored = try sandbox.run(["import", "backup.ndjson"], environment: other)
        #expect(restored.status == 0, "\(restored.text) \(restored.talk)")
        for command in [
            ["funnel", "--format", "json"], ["funnel", "--by", "country", "--format", "json"],
            ["funnel", "--by", "campaign", "--format", "json"],
        ] {
            #expect(try sandbox.run(command).text == sandbox.run(command, environment: other).text, "\(command)")
        }
        for command in [["customers"], ["follow-up", "list"], ["dnc", "list"], ["leads", "--include-test"]] {
            let command = command + ["--format", "json"]
            let before = try Self.withoutNumbers(sandbox.run(command).objects)
            let after = try Self.withoutNumbers(sandbox.run(command, environment: other).objects)
            #expect(before.count == after.count, "\(command)")
            #expect(before == after, "\(command)")
        }
    }

    /// Rows without the numbers that another store gives anew, in an order that does not depend on them.
    private static func withoutNumbers(_ rows: [[String: Any]]) throws -> [String] {
        try rows.map { row in
            let kept = row.filter { !["id", "customer"].contains($0.key) }
            return String(
                decoding: try JSONSerialization.data(withJSONObject: kept, options: .sortedKeys), as: UTF8.self)
        }.sorted()
    }

    @Test("vCards have a name, a stable id and lines of at most 75 octets, and leave out who may not be contacted")
    func cards() throws {
        let sandbox = try Self.filled()
        let result = try sandbox.run("export", "--format", "vcard")
        #expect(result.status == 0)
        #expect(result.talk.contains("1 chosen, 1 left out: do not contact"), "\(result.talk)")
        let lines = result.text.components(separatedBy: "\r\n")
        #expect(lines.filter { $0 == "BEGIN:VCARD" }.count == 1)
        #expect(lines.contains("VERSION:4.0"))
        #expect(lines.contains("FN:Ada Okafor"))
        #expect(lines.contains("N:Okafor;Ada;;;"))
        #expect(lines.contains { $0.hasPrefix("UID") })
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(!result.text.contains("Nowak"))
        let archive = try sandbox.run("export", "--format", "vcard", "--for", "archive")
        #expect(archive.text.contains("Nowak"))
        #expect(try sandbox.run("export", "--format", "vcard").text == result.text)
    }

    @Test("A customer's card is the same one from whichever store it comes")
    func cardIDs() throws {
        let sandbox = try Self.filled()
        func ids(_ store: String) throws -> [Substring] {
            try sandbox.run("export", "--format", "vcard", "--for", "archive", "--store", store).lines
                .filter { $0.hasPrefix("UID") }
        }
        #expect(try sandbox.run("export", "--format", "ndjson", "--out", "backup.ndjson").status == 0)
        // The customers get other numbers there.
        let other = try sandbox.file("other.csv", Sample.csv(rows: 3))
        #expect(try sandbox.run("import", other, "backup.ndjson", "--store", "restored.db").status == 0)
        let before = try ids(sandbox.store)
        #expect(Set(before).count == 2)
        #expect(Set(before).isSubset(of: try ids("restored.db")))
    }

    @Test("An export is narrowed by a search as a list is", arguments: ["csv", "ndjson", "vcard"])
    func search(format: String) throws {
        let sandbox = try Self.filled()
        let found = try sandbox.run("export", "--format", format, "--search", "okaf", "--for", "archive").text
        #expect(found.contains("Okafor") && !found.contains("Nowak"))
    }

    @Test(
        "A block for one offer holds for that offer by its id and by its title",
        arguments: ["contoso.backup-pro", "Contoso Backup Pro", "contoso backup pro"], ["vcard", "csv", "ics"])
    func blockedOffer(offer: String, format: String) throws {
        let sandbox = try Self.filled()
        #expect(try sandbox.run("follow-up", "add", "okafor", "--due", "3d").status == 0)
        let export = ["export", "--format", format, "--for", "contact", "--offer", offer]
        #expect(try sandbox.run(export).talk.contains("1 chosen"))
        let block = ["dnc", "add", "okafor", "--reason", "not this one", "--offer", "contoso.backup-pro"]
        #expect(try sandbox.run(block).status == 0)
        let result = try sandbox.run(export)
        #expect(result.talk.contains("0 chosen, 1 left out"), "\(result.talk)")
        #expect(!result.text.contains("Okafor"))
    }

    @Test("A card's text is escaped, so that no value begins a line of its own")
    func cardEscapes() throws {
        let sandbox = try Sandbox()
        let name = String(repeating: "Ő,", count: 60)
        let file = try sandbox.file(
            "crm.csv",
            "id,name,email,company,leadSource\n1,\"\(name);\\\nEMAIL:x@y.example\",a@b.example,\"A\rB\",SPZA-PLT|a.b\n")
        #expect(try sandbox.run("import", file).status == 0)
        let result = try sandbox.run("export", "--format", "vcard")
        let lines = result.text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(lines.filter { $0.hasPrefix("EMAIL") } == ["EMAIL:a@b.example"])
        let unfolded = result.text.replacingOccurrences(of: "\r\n ", with: "")
        #expect(unfolded.contains("FN:" + String(repeating: "Ő\\,", count: 60) + "\\;\\\\"))
        #expect(!result.text.replacingOccurrences(of: "\r\n", with: "").contains("\r"))
    }

    @Test("Open follow-ups are a calendar with stable ids", arguments: [false, true])
    func calendar(asTodo: Bool) throws {
        let sandbox = try Self.filled()
        _ = try sandbox.run("follow-up", "add", "okafor", "--due", "2026-12-15 14:30", "--note", "demo, then quote")
        let options = ["export", "--format", "ics"] + (asTodo ? ["--todo"] : [])
        let result = try sandbox.run(options)
        #expect(result.status == 0, "\(result.talk)")
        let lines = result.text.components(separatedBy: "\r\n")
        #expect(lines.first == "BEGIN:VCALENDAR")
        #expect(lines.suffix(2) == ["END:VCALENDAR", ""])
        #expect(lines.contains(asTodo ? "DUE:20261215T143000Z" : "DTSTART:20261215T143000Z"))
        #expect(lines.contains("DTSTAMP:20261122T120000Z"))
        #expect(lines.contains { $0.hasPrefix("SUMMARY:") && $0.contains("demo\\, then quote") })
        let id = lines.first { $0.hasPrefix("UID:") }
        #expect(id != nil)
        _ = try sandbox.run("follow-up", "snooze", "okafor", "--until", "2w")
        #expect(try sandbox.run(options).text.components(separatedBy: "\r\n").first { $0.hasPrefix("UID:") } == id)
    }

    @Test("CSV formulas are defused for spreadsheets and left alone with --raw")
    func formulas() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run("import", try sandbox.file("hostile.csv", Sample.hostile)).status == 0)
        let spreadsheet = try sandbox.run("export", "--format", "csv").text
        #expect(spreadsheet.contains("'=HYPERLINK"))
        #expect(!spreadsheet.contains("\"=HYPERLINK") && !spreadsheet.contains(",=HYPERLINK"))
        let raw = try sandbox.run("export", "--format", "csv", "--raw").text
        #expect(raw.contains("\"=HYPERLINK"))
        #expect(!raw.contains("'=HYPERLINK"))
    }

    @Test("An exported CSV read again brings nothing new")
    func csvBack() throws {
        let sandbox = try Self.filled()
        _ = try sandbox.run("import", try sandbox.file("more.csv", Sample.csv(rows: 20)))
        #expect(try sandbox.run("export", "--format", "csv", "--include-test", "--out", "leads.csv").status == 0)
        let again = try sandbox.run("import", "leads.csv", "--json")
        #expect(try again.object["new"] as? Int == 0, "\(again.text)")
        #expect(try again.object["read"] as? Int == 24)
    }

    @Test("An export is only for its owner to read")
    func permissions() throws {
        let sandbox = try Self.filled()
        _ = try sandbox.run("export", "--format", "csv", "--out", sandbox.path("out.csv"))
        let attributes = try FileManager.default.attributesOfItem(atPath: sandbox.path("out.csv"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test(
        "An export for contact leaves do-not-contact out of every format", arguments: ["csv", "ndjson", "vcard", "ics"])
    func contact(format: String) throws {
        let sandbox = try Self.filled()
        let result = try sandbox.run("export", "--format", format, "--for", "contact")
        #expect(result.status == 0)
        #expect(!result.text.contains("Nowak"))
        #expect(!result.text.contains("ola@"))
        #expect(result.talk.contains("left out: do not contact"))
    }
}
