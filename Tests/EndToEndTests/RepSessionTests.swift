import Foundation
import TestSupport
import Testing

@Suite("A rep's session in a real terminal")
struct RepSessionTests {
    @Test("A rep finds a customer, reads why it is one, sets a follow-up, is refused one, undoes, and quits")
    func wholeSession() throws {
        let session = try TerminalSession(TerminalSession.samples())
        let tmux = session.tmux
        try tmux.wait(for: "Leads by source and step")
        try tmux.press("3")
        try tmux.wait(for: "61 customers")
        try tmux.type("/zielinski")
        try tmux.wait(for: "1 customer ")
        try tmux.press("Enter", "Enter")
        try tmux.wait { $0.contains("4 leads, one customer: same e-mail") && $0.contains("Timeline") }

        try tmux.press("f")
        try tmux.wait(for: "Follow-up for Piotr Zieliński")
        try tmux.type("tue")
        try tmux.wait(for: "= tue 24 nov 2026 9:00")
        try tmux.press("Enter")
        try tmux.wait { $0.contains("Follow-up tue 9:00") && $0.contains("u undoes it") }

        try tmux.press("u")
        try tmux.wait { $0.contains("Undone") && !$0.contains("Follow-up tue 9:00") }
        try tmux.press("C-r")
        try tmux.wait { $0.contains("Done again") && $0.contains("Follow-up tue 9:00") }
        try tmux.press("u")
        try tmux.wait(for: "Undone")

        let end = try session.quit()
        #expect(end.contains("exit status 0"))
        let settings = try tmux.wait(for: "icanon")
        #expect(settings.contains("echo") && !settings.contains("-icanon") && !settings.contains("-echo"))
        let queue = try session.sandbox.run("follow-up", "list", "--format", "json").objects
        #expect(!queue.contains { ($0["name"] as? String) == "Piotr Zieliński" })
    }

    @Test("A follow-up for a customer under do not contact is refused, with the reason")
    func refusal() throws {
        let sandbox = try TerminalSession.samples()
        let blocked = try #require(
            try sandbox.run("customers", "--dnc", "only", "--format", "json").objects.first {
                ($0["name"] as? String)?.isEmpty == false
            })
        let email = try #require(blocked["email"] as? String)
        let session = try TerminalSession(sandbox)
        try session.tmux.press("3")
        try session.tmux.wait(for: "customers")
        try session.tmux.type("/\(email)")
        try session.tmux.wait(for: "1 customer ")
        try session.tmux.press("Enter", "Enter")
        try session.tmux.wait(for: "Timeline")
        for key in ["f", "y", "d"] {
            try session.tmux.press(key)
            try session.tmux.wait { $0.split(separator: "\n").last?.contains("Do not contact: ") == true }
            try session.tmux.press("Left")
            try session.tmux.wait { $0.split(separator: "\n").last?.contains("Do not contact: ") == false }
        }
    }

    @Test("What is typed faster than the store answers is done to whom it is for, key by key", arguments: 0..<3)
    func typedAhead(attempt: Int) throws {
        let session = try TerminalSession(TerminalSession.samples())
        let tmux = session.tmux
        // All of it at once, as over a slow line; the letters of the note would do other things in a list.
        try tmux.press("3/zielinski", "Enter", "Enter", "ndD says: quick", "C-s", "3", "/", "C-u", "kowalczyk", "Enter")
        try tmux.press("Enter", "sl")
        try tmux.wait { $0.contains("Anna Kowalczyk") && $0.contains("Status lost") && $0.contains("u undoes it") }
        #expect(try session.quit().contains("exit status 0"))
        let noted = try session.sandbox.run("show", "piotr.zielinski@alpineskihouse.example").text
        #expect(noted.contains("dD says: quick"))
        let lost = try session.sandbox.run("customers", "--status", "lost", "--format", "json").objects
        #expect(lost.contains { ($0["name"] as? String) == "Anna Kowalczyk" })
    }

    @Test("Another process's lead is on the screen without a key")
    func others() throws {
        let sandbox = try TerminalSession.samples()
        let session = try TerminalSession(sandbox)
        try session.tmux.press("2")
        try session.tmux.wait(for: "150 leads")
        let file = try sandbox.file(
            "new.json",
            #"{"userDetails":{"firstName":"Nova","lastName":"Lindqvist","email":"nova@example.example"},"leadSource":"SPZA-PLT|contoso.backup-pro"}"#
        )
        #expect(try sandbox.run("import", file).status == 0)
        try session.tmux.wait { $0.contains("151 leads") && $0.contains("Nova Lind") }
        #expect(try session.quit().contains("exit status 0"))
    }

    @Test("Two dashboards and an import share a store: nobody waits, and each sees the others' changes")
    func shared() throws {
        let sandbox = try TerminalSession.samples()
        let anna = try TerminalSession(sandbox, environment: ["LOGNAME": "anna"])
        let ben = try TerminalSession(sandbox, environment: ["LOGNAME": "ben"])
        for session in [anna, ben] {
            try session.tmux.press("3")
            try session.tmux.wait(for: "61 customers")
            try session.tmux.type("/zielinski")
            try session.tmux.wait(for: "1 customer ")
            try session.tmux.press("Enter", "Enter")
            try session.tmux.wait(for: "Timeline")
        }
        let leads = sandbox.path("many.csv")
        try sandbox.run("demo", "--leads", "20000", "--format", "csv", "--out", leads)
        let importing = try sandbox.start(["import", leads])

        try anna.tmux.type("n")
        try anna.tmux.wait(for: "Note on")
        try anna.tmux.type("called about the offer")
        try anna.tmux.press("C-s")
        try anna.tmux.wait { $0.contains("u undoes it") && $0.contains("called about the offer") }
        try ben.tmux.wait { $0.contains("called about the offer") && $0.contains("anna") }
        try ben.tmux.type("sw")
        try ben.tmux.wait(for: "Status won")
        try anna.tmux.wait(for: "Status won")
        #expect(importing.wait() == 0)
        for session in [anna, ben] {
            #expect(try !session.tmux.screen().contains("locked"))
            #expect(try session.quit().contains("exit status 0"))
        }
    }

    @Test("A paste into a field is text, and outside one it is nothing")
    func paste() throws {
        let session = try TerminalSession(TerminalSession.samples())
        try session.tmux.press("2")
        try session.tmux.wait(for: "150 leads")
        try session.tmux.paste("qqDDdd")
        try session.tmux.press("/")
        try session.tmux.paste("kowalczyk\nq")
        try session.tmux.wait(for: "/kowalczyk q")
        try session.tmux.press("C-u")
        try session.tmux.wait(for: "150 leads")
    }
}
