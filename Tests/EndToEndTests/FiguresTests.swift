import Foundation
import TestSupport
import Testing

@Suite("Journeys and links by commands")
struct FiguresTests {
    private static func demo() throws -> Sandbox {
        let sandbox = try Sandbox()
        let result = try sandbox.run("demo", "--leads", "1500", "--store", sandbox.store)
        #expect(result.status == 0, "\(result.talk)")
        return sandbox
    }

    @Test(
        "Every row of journeys names its customers, and the list has exactly so many",
        arguments: [
            [], ["--by", "offer", "--since", "365d"], ["--by", "week", "--same-offer"],
            ["--by", "campaign", "--country", "US"],
        ])
    func behind(options: [String]) throws {
        let sandbox = try Self.demo()
        let report = try sandbox.run(["journeys", "--format", "json"] + options).object
        let rows = try #require(report[options.contains("--by") ? "parts" : "paths"] as? [[String: Any]])
        #expect(!rows.isEmpty)
        let filter = options.filter { !["--by", "offer", "week", "campaign", "--same-offer"].contains($0) }
        for row in rows.prefix(6) {
            let behind = try #require(row["behind"] as? String)
            for (name, outcome) in [("began", "began"), ("completed", "completed"), ("stuck", "stuck")] {
                let word = behind.replacingOccurrences(of: "/began", with: "/\(outcome)")
                let customers = try sandbox.run(["customers", "--format", "json", "--behind", word] + filter).objects
                #expect(customers.count == row[name] as? Int, "\(word)")
            }
        }
    }

    @Test("Journeys are a table for people, and rows for machines")
    func forms() throws {
        let sandbox = try Self.demo()
        let text = try sandbox.run("journeys", "--by", "week", "--since", "365d").text
        for part in ["Test Drive → Purchase", "by week of arrival", "Counted from", "not counted", "BEFORE"] {
            #expect(text.contains(part), "\(part)")
        }
        let csv = try sandbox.run("journeys", "--by", "country", "--format", "csv").lines
        #expect(csv.first?.hasPrefix("country,from,to,began,completed,rate,medianDays,ninetiethDays") ?? false)
        #expect(csv.count > 5)
        let wrong = try sandbox.run("customers", "--behind", "journey/nonsense")
        #expect(wrong.status == 64)
    }

    @Test("A tagged link is made, kept, undone and refused as it should be")
    func links() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        let refused = try sandbox.run("link", "contoso.backup-pro", "--campaign", "November mail, 2026")
        #expect(refused.status == 64)
        #expect(refused.talk.contains("November_mail_20"))
        let made = try sandbox.run(
            "link", "contoso.backup-pro", "--campaign", "nov_mail", "--source", "news", "--market", "azure")
        #expect(made.status == 0, "\(made.talk)")
        #expect(
            made.text.trimmingCharacters(in: .newlines)
                == "https://azuremarketplace.microsoft.com/marketplace/apps/contoso.backup-pro?mktcmpid=nov_mail&utm_source=news"
        )
        #expect(try sandbox.run("undo").text.contains("link"))
        #expect(try sandbox.run("link", "no such thing", "--campaign", "a").status == 1)
    }
}
