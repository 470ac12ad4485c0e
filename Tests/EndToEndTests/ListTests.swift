import Foundation
import TestSupport
import Testing

@Suite("Lists and counts")
struct ListTests {
    private static func demo(_ leads: Int = 1500) throws -> Sandbox {
        let sandbox = try Sandbox()
        let result = try sandbox.run("demo", "--leads", "\(leads)", "--store", sandbox.store)
        #expect(result.status == 0, "\(result.talk)")
        return sandbox
    }

    @Test("The funnel as JSON has the fields that scripts rely on")
    func funnelShape() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        let funnel = try sandbox.run("funnel", "--format", "json").object
        #expect(Set(funnel.keys) == ["total", "test", "crossListed", "cells"])
        #expect(funnel["total"] as? Int == 2)
        #expect(funnel["test"] as? Int == 1)
        #expect(funnel["crossListed"] as? Int == 1)
        let cells = try #require(funnel["cells"] as? [[String: Any]])
        #expect(cells.allSatisfy { Set($0.keys) == ["source", "action", "step", "leads", "customers"] })
        let contactMe = cells.first { $0["action"] as? String == "PLT" }
        #expect(contactMe?["source"] as? String == "SPZA")
        #expect(contactMe?["step"] as? String == "Contact Me")
        #expect(contactMe?["leads"] as? Int == 1)
        #expect(cells.contains { $0["action"] as? String == "DNC" })
    }

    @Test(
        "The funnel counts what the list lists, whatever the filter",
        arguments: [
            [], ["--source", "SPZA"], ["--action", "INS"], ["--step", "test-drive"], ["--country", "PL"],
            ["--since", "90d"], ["--until", "2025-01-31"], ["--since", "2025-01-01", "--until", "2025-06-30"],
            ["--dnc", "only"], ["--dnc", "exclude"], ["--include-test"], ["--status", "new"], ["--owner", "nobody"],
            ["--follow-up", "none"], ["--country", "China", "--step", "Purchase"],
        ])
    func agreement(filter: [String]) throws {
        let sandbox = try Self.demo(800)
        let funnel = try sandbox.run(["funnel", "--format", "json"] + filter).object
        let leads = try sandbox.run(["leads", "--format", "json"] + filter).objects
        let counted = (funnel["total"] as? Int ?? -1) + (funnel["crossListed"] as? Int ?? 0)
        #expect(counted == leads.count)
    }

    @Test("Each cell counts the leads that its source and action list")
    func cells() throws {
        let sandbox = try Self.demo(600)
        let cells = try #require(try sandbox.run("funnel", "--format", "json").object["cells"] as? [[String: Any]])
        #expect(cells.count > 4)
        for cell in cells {
            let source = try #require(cell["source"] as? String)
            let action = try #require(cell["action"] as? String)
            let leads = try sandbox.run("leads", "--source", source, "--action", action, "--format", "ndjson")
            #expect(leads.lines.count == cell["leads"] as? Int, "\(source)-\(action)")
        }
    }

    @Test("An offer filters every command alike")
    func offer() throws {
        let sandbox = try Self.demo(800)
        let offers = try sandbox.run("offers", "--format", "json").objects
        let offer = try #require(offers.first?["offer"] as? String)
        let funnel = try sandbox.run("funnel", "--offer", offer, "--format", "json").object
        let leads = try sandbox.run("leads", "--offer", offer, "--format", "json").objects
        #expect(offers.first?["total"] as? Int == funnel["total"] as? Int)
        #expect(leads.allSatisfy { $0["offer"] as? String == offer })
        #expect(leads.count == (funnel["total"] as? Int ?? 0) + (funnel["crossListed"] as? Int ?? 0))
    }

    @Test("An offer is meant by its id or title in any case, and a title that several have is refused with their ids")
    func offerTitles() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        for word in ["contoso.backup-pro", "CONTOSO.Backup-Pro", "contoso backup pro"] {
            let leads = try sandbox.run("leads", "--offer", word, "--format", "json").objects
            #expect(leads.compactMap { $0["offer"] as? String } == ["contoso.backup-pro"], "\(word)")
        }
        let twin = #"{"leadSource":"SPZA-PLT|fabrikam.backup","offerTitle":"Contoso Backup Pro"}"#
        _ = try sandbox.run("import", try sandbox.file("twin.json", twin))
        let refused = try sandbox.run("leads", "--offer", "Contoso Backup Pro")
        #expect(refused.status == 64)
        #expect(refused.talk.contains("contoso.backup-pro") && refused.talk.contains("fabrikam.backup"))
        let unknown = try sandbox.run("funnel", "--offer", "nothing.at-all", "--format", "json")
        #expect(unknown.status == 0 && unknown.talk.contains("leadtop offers"))
        #expect(try unknown.object["total"] as? Int == 0)
    }

    @Test("A list has the same rows in every format", arguments: ["leads", "customers", "offers"])
    func formats(command: String) throws {
        let sandbox = try Self.demo(400)
        let json = try sandbox.run(command, "--format", "json").objects
        let lines = try sandbox.run(command, "--format", "ndjson").lines
        let csv = try sandbox.run(command, "--format", "csv")
        let table = try sandbox.run(command, environment: ["COLUMNS": "200"]).lines
        #expect(json.count > 100)
        #expect(lines.count == json.count)
        #expect(table.count == json.count + 1)
        #expect(csv.text.components(separatedBy: "\r\n").count == json.count + 2)
        let header = try #require(csv.lines.first).trimmingCharacters(in: .newlines).split(separator: ",")
        #expect(Set(header.map(String.init)) == Set(try #require(json.first).keys))
    }

    @Test("A table fits the width it is given", arguments: [40, 80, 132])
    func width(columns: Int) throws {
        let sandbox = try Self.demo(300)
        for command in ["leads", "customers", "offers", "funnel"] {
            let lines = try sandbox.run(command, environment: ["COLUMNS": "\(columns)"]).lines
            #expect(lines.allSatisfy { $0.count <= columns }, "\(command)")
        }
    }

    @Test("Rows are sorted by any column, both ways")
    func sorting() throws {
        let sandbox = try Self.demo(300)
        let ascending = try sandbox.run("customers", "--sort", "leads", "--format", "json").objects
        let descending = try sandbox.run("customers", "--sort", "-leads", "--format", "json").objects
        let same = try sandbox.run("customers", "--sort", "leads:desc", "--format", "json").objects
        let counts = ascending.compactMap { $0["leads"] as? Int }
        #expect(counts == counts.sorted())
        #expect(descending.compactMap { $0["leads"] as? Int } == counts.reversed())
        #expect(same.compactMap { $0["id"] as? Int } == descending.compactMap { $0["id"] as? Int })
        #expect(try sandbox.run("customers", "--sort", "nonsense").status == 64)
    }

    @Test("A limit cuts a list, and a search narrows it")
    func limitAndSearch() throws {
        let sandbox = try Self.demo(300)
        #expect(try sandbox.run("leads", "--limit", "7", "--format", "json").objects.count == 7)
        #expect(try sandbox.run("leads", "--limit", "0", "--format", "json").objects.isEmpty)
        let found = try sandbox.run("customers", "--search", "kowal", "--format", "json").objects
        let names = found.compactMap { "\($0["name"] ?? "") \($0["email"] ?? "")".lowercased() }
        #expect(names.allSatisfy { $0.contains("kowal") })
    }

    @Test("A reader that goes away is no failure")
    func closedPipe() throws {
        let sandbox = try Self.demo(3000)
        let script = "set -o pipefail; \"$LEADTOP\" leads --format ndjson | head -1"
        let result = try sandbox.shell(script)
        #expect(result.status == 0, "\(result.talk)")
        #expect(result.lines.count == 1)
        #expect(result.talk.isEmpty)
    }

    @Test("Breakdowns add up", arguments: ["offer", "country", "week", "campaign"])
    func breakdown(by: String) throws {
        let sandbox = try Self.demo(500)
        let result = try sandbox.run("funnel", "--by", by, "--format", "json").object
        let parts = try #require(result["parts"] as? [[String: Any]])
        #expect(parts.compactMap { $0["leads"] as? Int }.reduce(0, +) == result["total"] as? Int)
    }

    @Test(
        "A word that means nothing is wrong usage, and the answer says what there is",
        arguments: [
            (["--source", "Nowhere"], "AzureMarketplace"), (["--action", "XYZ"], "PLT"),
            (["--step", "XYZ"], "Contact Me"),
            (["--status", "XYZ"], "declined"), (["--country", "Narnia"], "code"), (["--since", "whenever"], "90d"),
            (["--dnc", "maybe"], "exclude"), (["--follow-up", "maybe"], "overdue"),
        ])
    func unknownWords(options: [String], hint: String) throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        let result = try sandbox.run(["leads"] + options)
        #expect(result.status == 64)
        #expect(result.talk.contains(hint), "\(result.talk)")
    }
}
