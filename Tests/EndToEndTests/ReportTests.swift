import Foundation
import FoundationXML
import TestSupport
import Testing

@Suite("leadtop report")
struct ReportTests {
    private static func filled() throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.run("demo", "--leads", "400", "--store", sandbox.store)
        return sandbox
    }

    @Test(
        "The file's ending says what it becomes; only its owner may read it",
        arguments: ["html", "htm", "svg", "csv", "json", "txt"])
    func endings(ending: String) throws {
        let sandbox = try Self.filled()
        let run = try sandbox.run("report", "--since", "90d", "--out", "r." + ending)
        #expect(run.status == 0 && run.data.isEmpty)
        #expect(run.talk.contains("Wrote r.\(ending)"))
        let text = String(decoding: try sandbox.contents("r." + ending), as: UTF8.self)
        let beginning =
            ["html": "<!DOCTYPE html>", "htm": "<!DOCTYPE html>", "svg": "<?xml", "csv": "section,row", "json": "{"][
                ending]
        #expect(text.hasPrefix(beginning ?? "Marketplace leads"))
        let attributes = try FileManager.default.attributesOfItem(atPath: sandbox.path("r." + ending))
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        let names = try FileManager.default.contentsOfDirectory(atPath: sandbox.directory.path)
        #expect(!names.contains { $0.hasSuffix(".part") })
    }

    @Test("A report takes the place of an older one, and of no directory")
    func overwriting() throws {
        let sandbox = try Self.filled()
        let old = try sandbox.file("r.json", "old")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: old)
        #expect(try sandbox.run("report", "--out", "r.json").status == 0)
        #expect(try sandbox.contents("r.json").first == UInt8(ascii: "{"))
        let attributes = try FileManager.default.attributesOfItem(atPath: old)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        try FileManager.default.createDirectory(atPath: sandbox.path("d.html"), withIntermediateDirectories: true)
        let refused = try sandbox.run("report", "--out", "d.html")
        #expect(refused.status == 1 && refused.talk.contains("d.html is a directory"))
        let nowhere = try sandbox.run("report", "--out", "none/r.html")
        #expect(nowhere.status == 1 && nowhere.talk.contains("none/r.html"))
    }

    @Test("Text is what standard output gets unless another format is named; an ending that says nothing is refused")
    func formats() throws {
        let sandbox = try Self.filled()
        #expect(try sandbox.run("report").text.hasPrefix("Marketplace leads: "))
        #expect(try sandbox.run("report", "--format", "json", "--out", "-").object["leads"] != nil)
        let unclear = try sandbox.run("report", "--out", "report.pdf")
        #expect(unclear.status == 64 && unclear.talk.contains("report.pdf") && unclear.talk.contains(".html"))
        #expect(try sandbox.run("report", "--out", "report.pdf", "--format", "html").status == 0)
    }

    @Test(
        "Its totals are those of the funnel, under the same filter",
        arguments: [[], ["--since", "60d"], ["--country", "US"]])
    func agreement(filter: [String]) throws {
        let sandbox = try Self.filled()
        let report = try sandbox.run(["report", "--format", "json"] + filter).object
        let funnel = try sandbox.run(["funnel", "--format", "json"] + filter).object
        #expect(report["leads"] as? Int == funnel["total"] as? Int)
        #expect(report["testLeads"] as? Int == funnel["test"] as? Int)
        #expect(report["crossListed"] as? Int == funnel["crossListed"] as? Int)
        let rows = report["funnel"] as? [[String: Any]] ?? []
        #expect(rows.reduce(0) { $0 + ($1["total"] as? Int ?? 0) } == funnel["total"] as? Int)
    }

    @Test(
        "No name, address or number of any customer stands in any form",
        arguments: ["html", "svg", "csv", "json", "txt"])
    func personalData(format: String) throws {
        let sandbox = try Self.filled()
        let text = try sandbox.run("report", "--format", format).text
        for customer in try sandbox.run("customers", "--format", "json").objects {
            for field in ["email", "phone", "name"] {
                let value = customer[field] as? String ?? ""
                #expect(value.count < 5 || !text.contains(value))
            }
        }
    }

    @Test("Reps are numbered where they are not to be named")
    func anonymous() throws {
        let sandbox = try Self.filled()
        let ids = try sandbox.run("customers", "--dnc", "exclude", "--limit", "3", "--format", "json").objects
        for customer in ids {
            let id = (customer["id"] as? NSNumber).map(\.stringValue) ?? ""
            let done = try sandbox.run(
                ["follow-up", "done", id], environment: ["USER": "zenobia", "LOGNAME": "zenobia"])
            #expect(done.status == 0)
        }
        #expect(try sandbox.run("report", "--format", "csv").text.contains("zenobia"))
        for format in ["html", "csv", "json", "txt"] {
            let text = try sandbox.run("report", "--anonymous-reps", "--format", format).text
            #expect(!text.contains("zenobia") && text.contains("Rep 1"))
        }
    }

    @Test("A page is well-formed", arguments: ["html", "svg"])
    func wellFormed(format: String) throws {
        let sandbox = try Self.filled()
        let parser = XMLParser(data: try sandbox.run("report", "--format", format).data)
        #expect(parser.parse())
    }
}
