import Foundation
import TestSupport
import Testing

@Suite("Deeds from the dashboard, pressed without a terminal")
struct DashboardDeedTests {
    private func samples() throws -> Sandbox { try TerminalSession.samples() }

    private func press(_ keys: String, in sandbox: Sandbox, size: String = "120x36") throws -> String {
        let run = try sandbox.run("browse", "--keys", keys, "--size", size)
        #expect(run.status == 0)
        return run.text
    }

    @Test(
        "An export holds what the list shows, leaves out who may not be contacted, and is whole or not there",
        arguments: [
            ("", "csv", "leads"), ("<down>", "csv", "leads"), ("<down><down>", "ndjson", "customers"),
            ("<down><down><down>", "vcf", "customers"), ("<down><down><down><down>", "ics", "follow-ups"),
        ])
    func export(choice: String, suffix: String, unit: String) throws {
        let sandbox = try samples()
        let file = "out.\(suffix)"
        let path = sandbox.path(file)
        let screen = try press("3e\(choice)<enter><c-u>\(path)<enter>y", in: sandbox, size: "200x36")
        #expect(screen.contains("Written to \(path): ") && screen.contains(unit))
        #expect(screen.contains("left out: do not contact"))
        let text = String(decoding: try sandbox.contents(file), as: UTF8.self)
        #expect(!text.isEmpty && !text.contains("grace.mwangi"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let again = try press("3e\(choice)<enter><c-u>\(path)<enter>y", in: sandbox, size: "200x36")
        #expect(again.contains("is there already and was left alone"))
        #expect(String(decoding: try sandbox.contents(file), as: UTF8.self) == text)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: sandbox.directory.path).allSatisfy {
                !$0.hasSuffix(".part")
            })
    }

    @Test("An export follows the search and the filter of the list")
    func exportOfSearch() throws {
        let sandbox = try samples()
        let path = sandbox.path("one.csv")
        let screen = try press("3/zielinski<enter>e<enter><c-u>\(path)<enter>y", in: sandbox, size: "200x36")
        #expect(screen.contains("4 leads"))
        let lines = String(decoding: try sandbox.contents("one.csv"), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 5 && lines.dropFirst().allSatisfy { $0.contains("piotr.zielinski@") })
    }

    @Test("An export of the marked is of them alone, and its numbers are said before it is written")
    func exportOfMarked() throws {
        let sandbox = try samples()
        let path = sandbox.path("marked.csv")
        let asked = try press("3/zielinski<enter><space>e<enter><c-u>\(path)<enter>", in: sandbox)
        #expect(asked.contains("Write 4 leads to") && asked.contains("Of 1 customer marked."))
        #expect(throws: (any Error).self) { try sandbox.contents("marked.csv") }
        let written = try press("3/zielinski<enter><space><esc>e<enter><c-u>\(path)<enter>", in: sandbox)
        #expect(written.contains("Of all 1 that this list has."))
        _ = try press("3/e<enter><space><space>e<enter><c-u>\(path)<enter>y", in: sandbox)
        let lines = String(decoding: try sandbox.contents("marked.csv"), as: UTF8.self).split(separator: "\r\n")
        let customers = Set(lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[1] })
        #expect((1...2).contains(customers.count))
    }

    @Test("A place that cannot be written to is named, and nothing is left there")
    func exportNowhere() throws {
        let sandbox = try samples()
        let screen = try press("3e<enter><c-u>/nonexistent/out.csv<enter>y", in: sandbox)
        #expect(screen.contains("/nonexistent/out.csv can't be written") && !screen.contains(".part"))
    }

    @Test("What one customer's keys did stands in his timeline without his name")
    func timeline() throws {
        let sandbox = try samples()
        let screen = try press("3/zielinski<enter><enter>f3d<enter>u", in: sandbox)
        let timeline = screen.components(separatedBy: "Timeline").last ?? ""
        #expect(timeline.contains("undone: follow-up · ") && timeline.contains("undo of follow-up · rep"))
        #expect(!(timeline.components(separatedBy: "Undone: ").first ?? "").contains("Zieliński"))
    }

    @Test("The queue says what is to be done and what is for later")
    func queue() throws {
        let sandbox = try samples()
        #expect(try press("4", in: sandbox).contains("mine · 49 to do  "))
        #expect(try press("4z7", in: sandbox).contains("mine · 48 to do · 1 later"))
    }

    @Test("An owner is picked or typed, and is known to the next dashboard")
    func owners() throws {
        let sandbox = try samples()
        _ = try press("3/zielinski<enter>aZoë Ångström<enter>", in: sandbox)
        let screen = try press("3/kowalczyk<enter>a", in: sandbox)
        #expect(screen.contains("rep (me)") && screen.contains("Zoë Ångström"))
        #expect(try sandbox.run("customers", "--owner", "Zoë Ångström", "--format", "json").objects.count == 1)
    }

    @Test("A payload that is no text is shown in hexadecimal digits")
    func binary() throws {
        let sandbox = try samples()
        let bytes = Data([0x00, 0x1B, 0x5B, 0x32, 0x4A, 0x00, 0x41, 0x42] + [UInt8](repeating: 0xFE, count: 40))
        _ = try sandbox.run("import", try sandbox.file("photo.bin", bytes))
        let screen = try press("6Q<enter>", in: sandbox)
        #expect(screen.contains("00 1b 5b 32 4a 00 41 42") && screen.contains("..[2J.AB"))
    }

    @Test("The commands that an empty store offers do what they say")
    func welcome() throws {
        let sandbox = try Sandbox()
        let screen = try press("", in: sandbox, size: "300x36")
        let commands = screen.split(separator: "\n").filter { $0.hasPrefix("    ") }.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        #expect(commands.count == 3 && commands[2].hasSuffix("import FILE"))
        let samples = try #require(commands.first { $0.contains("samples") })
        #expect(try sandbox.shell(samples).status == 0)
        #expect(try press("3", in: sandbox).contains("61 customers"))
        let other = try Sandbox()
        let demo = try #require(commands.first { $0.hasSuffix(" demo") })
        #expect(try other.shell(demo).status == 0)
        #expect(try press("2", in: other).contains("leads · newest first"))
    }
}
