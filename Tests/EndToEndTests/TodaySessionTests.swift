import Foundation
import TestSupport
import Testing

@Suite("A rep's day, one customer at a time")
struct TodaySessionTests {
    /// Six customers: one overdue, one due today, two past their target and two new; and one for later.
    private func day() throws -> Sandbox {
        let sandbox = try Sandbox()
        let leads = """
            id,createdAt,name,email,company,country,leadSource
            1,2026-10-01T10:00:00Z,Piotr Zielinski,piotr@alpine.example,Alpine,PL,SPZA-PLT|contoso.erp
            2,2026-10-02T10:00:00Z,Mary Brown,mary@lamna.example,Lamna,GB,AzurePortal-Create|contoso.erp
            3,2026-10-03T10:00:00Z,Olga Ivanov,olga@relecloud.example,Relecloud,EE,SPZA-INS|contoso.erp
            4,2026-11-22T06:00:00Z,Jan Kowalski,jan@contoso.example,Contoso,PL,SPZA-PLT|contoso.erp
            5,2026-11-21T20:00:00Z,Anna Nowak,anna@fabrikam.example,Fabrikam,PL,SPZA-INS|contoso.erp
            6,2026-10-20T20:00:00Z,Ola Berg,ola@litware.example,Litware,SE,TestDrive-StartTestDrive|contoso.erp
            7,2026-11-22T09:00:00Z,Ines Silva,ines@trey.example,Trey,PT,SPZA-PLT|contoso.erp

            """
        #expect(try sandbox.run("import", try sandbox.file("leads.csv", leads)).status == 0)
        for (who, due, note) in [
            ("piotr@alpine.example", "2026-11-22 18:00", "call back about pricing"),
            ("mary@lamna.example", "2026-11-22 20:00", "demo"), ("olga@relecloud.example", "tue 9", "send the offer"),
        ] {
            let run = try sandbox.run(
                "follow-up", "add", who, "--due", due, "--note", note,
                environment: ["LEADTOP_NOW": "2026-11-20T12:00:00Z"])
            #expect(run.status == 0, "\(run.talk)")
        }
        try FileManager.default.createDirectory(
            atPath: sandbox.path("config/leadtop"), withIntermediateDirectories: true)
        _ = try sandbox.file(
            "config/leadtop/config.toml",
            """
            [targets]
            contact-me = "4h"
            [outcomes]
            no-answer = "3d"
            lost-reasons = ["asked his boss"]

            """)
        return sandbox
    }

    /// The clock at which Piotr is overdue, Mary due, Ola and Jan past their targets, Anna and Ines new.
    private static let evening = ["LEADTOP_NOW": "2026-11-22T19:00:00Z"]

    @Test("The whole day by keys: outcomes, a restart in the middle, an undo, a reason, until nothing is left")
    func wholeDay() throws {
        let sandbox = try day()
        var session = try TerminalSession(sandbox, environment: Self.evening)
        try session.tmux.press("0")
        try session.tmux.wait { $0.contains("0 of 6 done") && $0.contains("OVERDUE") && $0.contains("Piotr Zielinski") }
        try session.tmux.press("v")
        try session.tmux.wait { $0.contains("1 of 6 done") && $0.contains("no answer, next wed 9:00") }
        try session.tmux.press("+")
        try session.tmux.wait(for: "Piotr Zielinski: next thu 9:00")
        try session.tmux.press("s")
        try session.tmux.wait { $0.contains("BREACH 32 d / 24 h") && $0.contains("Ola Berg ·") }
        _ = try session.quit()

        session = try TerminalSession(sandbox, environment: Self.evening)
        try session.tmux.wait { $0.contains("1 of 6 done") && $0.contains("Ola Berg ·") }
        try session.tmux.press("r")
        try session.tmux.wait { $0.contains("2 of 6 done") && $0.contains("BREACH 13 h / 4") && $0.contains("Jan Kow") }
        try session.tmux.press("u")
        try session.tmux.wait { $0.contains("1 of 6 done") && $0.contains("Ola Berg ·") }
        try session.tmux.press("L")
        try session.tmux.wait(for: "lost. Why?")
        try session.tmux.press("Down", "Enter")
        try session.tmux.wait { $0.contains("2 of 6 done") && $0.contains("Jan Kowalski ·") }
        for (key, done) in [("e", 3), ("t", 4), ("r", 5), ("v", 6)] {
            try session.tmux.press(key)
            try session.tmux.wait(for: "\(done) of 6 done")
        }
        try session.tmux.wait { $0.contains("All done for today: 6 customers.") && $0.contains("Next: ") }
        _ = try session.quit()

        let timeline = try sandbox.run("show", "Ola Berg", "--format", "json").object["timeline"] as? [[String: Any]]
        let lost = try #require(timeline?.first { $0["kind"] as? String == "followUpDone" })
        #expect(lost["outcome"] as? String == "lost" && lost["reason"] as? String == "asked his boss")
        #expect(lost["who"] as? String == "rep")
        #expect(try sandbox.run("today", environment: Self.evening).text.hasPrefix("6 of 6 done today"))
    }

    @Test("The walk as text: what is past its target first, with how long it has waited and may wait")
    func command() throws {
        let sandbox = try day()
        let table = try sandbox.run("today", environment: Self.evening)
        #expect(table.text.hasPrefix("0 of 6 done today · 1 overdue · 1 due today · 3 BREACHES · 1 new · 1 later\n"))
        let rows = try sandbox.run("today", "--format", "json", environment: Self.evening).objects
        #expect(
            rows.compactMap { $0["name"] as? String } == [
                "Piotr Zielinski", "Mary Brown", "Ola Berg", "Jan Kowalski", "Ines Silva", "Anna Nowak",
            ])
        #expect(rows.compactMap { $0["breached"] as? Bool } == [false, false, true, true, true, false])
        #expect(rows[3]["waitedMinutes"] as? Int == 780 && rows[3]["targetMinutes"] as? Int == 240)
        #expect(rows[0]["waitedMinutes"] is NSNull)
        #expect(try sandbox.run("assign", "Mary Brown", "rep").status == 0)
        #expect(try sandbox.run("assign", "Jan Kowalski", "ben").status == 0)
        let mine = try sandbox.run("today", "--format", "csv", environment: Self.evening).text
        #expect(!mine.contains("Jan Kowalski") && mine.contains("Mary Brown"))
        #expect(try sandbox.run("today", "--owner", "ben", "--format", "json").objects.count == 1)
        #expect(try sandbox.run("today", "--whose", "everyone", "--format", "json").objects.count == 6)
    }

    @Test("Who owns work of today finds it on the first screen, and the configuration decides otherwise")
    func opening() throws {
        let sandbox = try day()
        func screen(_ configuration: String? = nil) throws -> String {
            let file = try configuration.map { try sandbox.file("start.toml", "[browse]\nstart = \"\($0)\"\n") }
            let more = file.map { ["--config", $0] } ?? []
            return try sandbox.run(["browse", "--keys", "<esc>"] + more).text
        }
        #expect(try screen().contains("[1 Funnel]"))
        #expect(try screen("today").contains("[0 Today]"))
        #expect(try sandbox.run("assign", "Mary Brown", "rep").status == 0)
        #expect(try screen().contains("[0 Today]"))
        #expect(try screen("funnel").contains("[1 Funnel]"))
        let bad = try sandbox.file("bad.toml", "[browse]\nstart = 1\n")
        #expect(try sandbox.run("browse", "--keys", "1", "--config", bad).talk.contains("browse.start"))
    }

    @Test(
        "A setting that says nothing is refused with what would be right",
        arguments: [
            ("[hours]\ndays = [\"someday\"]", "hours.days"), ("[hours]\nfrom = \"25:00\"", "hours.from"),
            ("[hours]\nfrom = \"17:00\"\nto = \"9:00\"", "hours.from"), ("[hours]\nnoon = 1", "hours.noon"),
            ("[hours]\nholidays = [\"2026-02-30\"]", "hours.holidays"),
            ("[targets]\ncontact-me = \"soon\"", "targets.contact-me"), ("[targets]\nnever = \"1h\"", "targets.never"),
            ("[outcomes]\nreached = \"1y\"", "outcomes.reached"), ("[outcomes]\nwon = \"1d\"", "outcomes.won"),
            ("[outcomes]\nwon-reasons = [1]", "outcomes.won-reasons"), ("[outcomes]\nat = \"late\"", "outcomes.at"),
        ])
    func badSettings(toml: String, named: String) throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        let run = try sandbox.run("today", "--config", sandbox.file("bad.toml", toml + "\n"))
        #expect(run.status == 1 && run.talk.contains(named), "\(run.talk)")
    }
}
