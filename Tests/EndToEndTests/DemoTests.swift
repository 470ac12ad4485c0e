import Foundation
import TestSupport
import Testing

@Suite("demo")
struct DemoTests {
    private static let formats = ["csv", "ndjson", "endpoint-json", "azure-table-json"]

    @Test("The same number and seed make the same bytes, another seed makes others", arguments: formats)
    func repeatable(format: String) throws {
        let sandbox = try Sandbox()
        let options = ["demo", "--leads", "500", "--format", format, "--out", "-", "--seed"]
        let first = try sandbox.run(options + ["7"])
        #expect(first.status == 0, "\(first.talk)")
        #expect(try sandbox.run(options + ["7"]).data == first.data)
        #expect(try sandbox.run(options + ["8"]).data != first.data)
    }

    @Test("CSV and NDJSON hold the same leads, and every one can be read")
    func readable() throws {
        let sandbox = try Sandbox()
        for format in ["csv", "ndjson"] {
            #expect(
                try sandbox.run("demo", "--leads", "400", "--format", format, "--out", "leads.\(format)").status == 0)
        }
        let first = try sandbox.run("import", "leads.csv", "--json")
        #expect(first.status == 0, "\(first.text)")
        #expect(try first.object["new"] as? Int == 400)
        let second = try sandbox.run("import", "leads.ndjson", "--json")
        #expect(second.status == 0, "\(second.text)")
        #expect(try second.object["new"] as? Int == 0)
    }

    @Test("The destinations' formats hold the same leads of the same customers", arguments: formats.dropFirst(2))
    func destinations(format: String) throws {
        let sandbox = try Sandbox()
        var funnels: [String] = []
        for (format, name) in [("csv", "other-csv"), (format, format)] {
            let store = sandbox.path("\(format).db")
            _ = try sandbox.run("demo", "--leads", "600", "--format", format, "--out", "leads")
            let result = try sandbox.run("import", "leads", "--json", "--store", store).object
            #expect(result["new"] as? Int == 600)
            let file = try #require((result["files"] as? [[String: Any]])?.first)
            #expect(file["format"] as? String == name)
            funnels.append(try sandbox.run("funnel", "--by", "offer", "--format", "csv", "--store", store).text)
        }
        #expect(funnels[0] == funnels[1])
    }

    @Test("Half of the leads are about one offer, and half of the customers are known, where that is asked for")
    func asked() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("demo", "--leads", "2000", "--out", "first.csv")
        _ = try sandbox.run(
            "demo", "--leads", "2000", "--seed", "2", "--known-from", "1", "--hot-offer", "--out", "second.csv")
        let first = try sandbox.run("import", "first.csv", "--json").object
        let second = try sandbox.run("import", "second.csv", "--json").object
        #expect(second["new"] as? Int == 2000)
        let created = try [first, second].map { try #require($0["customersCreated"] as? Int) }
        #expect((450...650).contains(created[1] * 1000 / created[0]))
        let funnel = try sandbox.run("funnel", "--offer", "contoso.backup-0", "--format", "json").object
        #expect((900...1300).contains(try #require(funnel["total"] as? Int)))
    }

    @Test("Sample leads have all sources and actions, test leads, and fewer customers than leads")
    func realistic() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run("demo", "--leads", "5000", "--store", sandbox.store).status == 0)
        let funnel = try sandbox.run("funnel", "--format", "json").object
        #expect((funnel["test"] as? Int ?? 0) > 0)
        #expect((funnel["crossListed"] as? Int ?? 0) > 0)
        let cells = try #require(funnel["cells"] as? [[String: Any]])
        let steps = Set(cells.compactMap { $0["step"] as? String })
        #expect(steps.isSuperset(of: ["Get It Now", "Test Drive", "Contact Me", "Purchase", "Cross-listed", "Other"]))
        let customers = try sandbox.run("customers", "--format", "ndjson").lines.count
        #expect((2700...3300).contains(customers))
    }

    @Test("The sample store is its own, and never mixes with another's leads")
    func apart() throws {
        let sandbox = try Sandbox()
        let noStore = ["LEADTOP_STORE": ""]
        #expect(try sandbox.run(["demo", "--leads", "50"], environment: noStore).status == 0)
        #expect(FileManager.default.fileExists(atPath: sandbox.path("data/leadtop/demo.db")))
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        let refused = try sandbox.run("demo", "--leads", "50", "--store", sandbox.store)
        #expect(refused.status == 1)
        #expect(try sandbox.run("leads", "--include-test", "--format", "json").objects.count == 4)
    }
}
