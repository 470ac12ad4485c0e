import Foundation
import TestSupport
import Testing

@Suite("quarantine")
struct QuarantineTests {
    /// A CSV with an unknown date in one row, and a body that is no JSON.
    private static func filled() throws -> Sandbox {
        let sandbox = try Sandbox()
        let csv = """
            id,createdAt,name,email,leadSource
            1,2026-10-01T10:00:00Z,Ada Okafor,ada@contoso.example,SPZA-PLT|contoso.backup-pro
            2,2026-10-02T10:00:00Z,Eve Extra,eve@contoso.example,SPZA-PLT|contoso.backup-pro,one,too,many
            3,2026-10-03T10:00:00Z,Ola Nowak,ola@contoso.example,SPZA-PLT|contoso.backup-pro

            """
        let result = try sandbox.run("import", try sandbox.file("leads.csv", csv))
        #expect(result.status == 3, "\(result.text)")
        return sandbox
    }

    private static func list(_ sandbox: Sandbox) throws -> [[String: Any]] {
        try sandbox.run("quarantine", "list", "--format", "json").objects
    }

    @Test("What could not be read is listed with place and reason, and shown with its bytes")
    func listAndShow() throws {
        let sandbox = try Self.filled()
        let pieces = try Self.list(sandbox)
        #expect(pieces.count == 1)
        #expect(pieces.first?["line"] as? Int == 3)
        let id = try #require(pieces.first?["id"] as? Int)
        let text = try sandbox.run("quarantine", "show", "\(id)").text
        #expect(text.contains("one,too,many"))
        #expect(text.contains("leads.csv"))
        let raw = try sandbox.run("quarantine", "show", "\(id)", "--raw").text
        #expect(raw.hasPrefix("2,2026-10-02T10:00:00Z,Eve Extra"))
        #expect(try sandbox.run("quarantine", "show", "999").status == 1)
    }

    @Test("A retry that still can't read keeps the piece, and says so")
    func retryInVain() throws {
        let sandbox = try Self.filled()
        #expect(try sandbox.run("quarantine", "retry", "--all").status == 3)
        #expect(try Self.list(sandbox).count == 1)
        #expect(try sandbox.run("leads", "--format", "json").objects.count == 2)
    }

    @Test("A retry with named columns reads what was kept, and can be undone")
    func retry() throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("crm.csv", "Kontakt,Arbeitsmail\nJürgen Groß,jg@contoso.example\n")
        #expect(try sandbox.run("import", file).status == 3)
        let retried = try sandbox.run(
            "quarantine", "retry", "--all", "--format", "other-csv", "--map", "Arbeitsmail=email", "--map",
            "Kontakt=name")
        #expect(retried.status == 0, "\(retried.text) \(retried.talk)")
        #expect(try Self.list(sandbox).isEmpty)
        #expect(
            try sandbox.run("customers", "--format", "json").objects.first?["email"] as? String == "jg@contoso.example")
        #expect(try sandbox.run("undo").status == 0)
        #expect(try Self.list(sandbox).count == 1)
        #expect(try sandbox.run("leads", "--format", "json").objects.isEmpty)
    }

    @Test("What is dropped is gone from the list, and comes back with undo")
    func drop() throws {
        let sandbox = try Self.filled()
        let id = try #require(try Self.list(sandbox).first?["id"] as? Int)
        #expect(try sandbox.run("quarantine", "drop", "\(id)").status == 0)
        #expect(try Self.list(sandbox).isEmpty)
        #expect(try sandbox.run("quarantine", "drop", "\(id)").status == 1)
        #expect(try sandbox.run("undo").status == 0)
        #expect(try Self.list(sandbox).count == 1)
    }

    @Test("No escape of a kept piece reaches the terminal")
    func hostileBytes() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run("import", try sandbox.file("x.bin", "\u{1B}[31m{\"broken\":\n\u{9B}2J")).status == 3)
        let id = try #require(try Self.list(sandbox).first?["id"] as? Int)
        for command in [["quarantine", "show", "\(id)"], ["quarantine", "list"]] {
            let text = try sandbox.run(command).text
            #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
        }
    }
}
