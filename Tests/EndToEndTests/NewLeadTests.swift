import Foundation
import TestSupport
import Testing

@Suite("A running dashboard tells of leads that another process stores")
struct NewLeadTests {
    private static func lead(_ number: Int, name: String = "Ewa Nowak", isTest: Bool = false) -> String {
        let mark = isTest ? "MSFT_TEST_636573304831318844" : name
        return """
            {"userDetails":{"firstName":"\(mark)","lastName":"","email":"new\(number)@contoso.example","country":"PL",\
            "company":"\(isTest ? mark : "Contoso")"},"leadSource":"SPZA-PLT|contoso.backup-pro","description":"n\(number)"}

            """
    }

    private func session(_ notify: String, keys: String = "2") throws -> TerminalSession {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("leads.ndjson", Sample.endpoint))
        try FileManager.default.createDirectory(
            atPath: sandbox.path("config/leadtop"), withIntermediateDirectories: true)
        _ = try sandbox.file("config/leadtop/config.toml", "[notify]\n" + notify)
        let session = try TerminalSession(sandbox, arguments: ["browse"])
        try session.tmux.type(keys)
        return session
    }

    private func importAs(_ user: String, _ session: TerminalSession, _ text: String) throws {
        let file = try session.sandbox.file("new-\(UUID().uuidString).json", text)
        let run = try session.sandbox.run(["import", file], environment: ["USER": user, "LOGNAME": user])
        #expect(run.status == 0, "\(run.talk)")
    }

    @Test("The list has it, the last line counts it, the bell rings and the desktop is asked, through tmux")
    func arrives() throws {
        let session = try session("bell = true\ndesktop = true\n")
        try session.tmux.wait(for: "3 leads")
        try importAs("intake", session, Self.lead(1))
        // The count and the rows are two questions, whose answers come in either order.
        try session.tmux.wait { $0.contains("1 new lead") && $0.contains("4 leads") && $0.contains("Ewa Nowak") }
        let output = try session.tmux.waitForOutput { $0.contains("]9;") }
        #expect(output.contains("\u{1B}Ptmux;\u{1B}\u{1B}]9;leadtop: 1 new lead: 1 Contact Me\u{7}\u{1B}\\"))
        #expect(output.components(separatedBy: "\u{7}").count > 2, "the notification's own, and the bell")
        #expect(!output.contains("]9;leadtop: 1 new lead: 1 Contact Me · Ewa"))
        try session.tmux.type("j")
        try session.tmux.wait { !$0.contains("new lead") }
        _ = try session.quit()
    }

    @Test("Neither a test lead nor one's own import is news, and the count goes on from there")
    func ownImports() throws {
        let session = try session("desktop = true\npersonal = true\n")
        try session.tmux.wait(for: "3 leads")
        try importAs("rep", session, Self.lead(1, name: "Own Import"))
        try session.tmux.wait(for: "4 leads")
        try importAs("intake", session, Self.lead(2, isTest: true))
        try importAs("intake", session, Self.lead(3) + Self.lead(4, name: "Evil\\u001b]0;x\\u0007"))
        try session.tmux.wait { $0.contains("2 new leads") && $0.contains("6 leads") }
        let output = try session.tmux.waitForOutput { $0.contains("]9;") }
        #expect(output.contains("2 new leads: 2 Contact Me · Evil"))
        #expect(!output.contains("]0;x\u{7}"))
        _ = try session.quit()
    }

    @Test("The cursor stays on its record, and the funnel counts anew")
    func cursor() throws {
        let session = try session("bell = false\n", keys: "2j")
        try session.tmux.wait(for: "3 leads")
        try importAs("intake", session, Self.lead(1) + Self.lead(2))
        try session.tmux.wait { $0.contains("2 new leads") && $0.contains("5 leads") }
        try session.tmux.type("1")
        try session.tmux.wait(for: "Leads by source and step")
        try importAs("intake", session, Self.lead(3))
        try session.tmux.wait { $0.contains("1 new lead") }
        try session.tmux.wait { $0.split(separator: "\n").contains { $0.contains("AppSource") && $0.contains("4") } }
        _ = try session.quit()
    }
}
