import Foundation
import TestSupport
import Testing

@Suite("Views and duplicates by commands")
struct ViewCommandTests {
    /// Two spellings of one person, two mailboxes of one company, and somebody else.
    private static let people = """
        id,createdAt,name,company,email,leadSource
        1,2026-11-01T10:00:00Z,Jan Kowalski,Contoso,jan.kowalski@contoso.example,SPZA-PLT|contoso.backup-pro
        2,2026-11-02T10:00:00Z,Jan Kowalski,Contoso Ltd,jan.kowalski@cotnoso.example,SPZA-PLT|contoso.backup-pro
        3,2026-11-03T10:00:00Z,Ola Nowak,Litware,sales1@litware.example,SPZA-PLT|contoso.backup-pro
        4,2026-11-04T10:00:00Z,Ela Nowak,Litware,sales2@litware.example,TestDrive-StartTestDrive|contoso.backup-pro

        """

    private func filled() throws -> Sandbox {
        let sandbox = try Sandbox()
        #expect(try sandbox.run("import", try sandbox.file("people.csv", Self.people)).status == 0)
        return sandbox
    }

    @Test("Duplicates are listed with their reasons, merged, set aside, and brought back")
    func duplicates() throws {
        let sandbox = try filled()
        func pairs() throws -> [[String: Any]] { try sandbox.run("duplicates", "--format", "json").objects }
        let pair = try #require(try pairs().first)
        #expect(try pairs().count == 1)
        #expect(pair["reasons"] as? [String] == ["emailSlip"])
        let (stays, goes) = ("\(pair["stays"] as? Int ?? 0)", "\(pair["goes"] as? Int ?? 0)")
        #expect(try sandbox.run("duplicates", "--of", stays, "--format", "json").objects.count == 1)
        #expect(try sandbox.run("duplicates", "--search", "nowak", "--format", "json").objects.isEmpty)
        let aside = try sandbox.run("duplicates", "set-aside", stays, goes)
        #expect(aside.status == 0 && aside.text.contains("are two people"))
        #expect(try pairs().isEmpty)
        #expect(try sandbox.run("undo").text.contains("is not Jan Kowalski"))
        #expect(try pairs().count == 1)
        #expect(try sandbox.run("duplicates", "merge", stays, goes).text.contains("Merged"))
        #expect(try pairs().isEmpty)
        #expect(try sandbox.run("customers", "--format", "json").objects.count == 3)
        #expect(try sandbox.run("undo").status == 0)
        #expect(try pairs().count == 1)
        let same = try sandbox.run("duplicates", "merge", stays, stays)
        #expect(same.status == 1 && same.talk.contains("Both words mean the same customer"))
        let table = try sandbox.run("duplicates", "list").text
        #expect(table.contains("nearly") && table.contains("e-mail one typing"))
        #expect(try sandbox.run("duplicates", "--format", "csv").text.hasPrefix("score,reasons,names,stays,"))
    }

    @Test("A view is saved, listed with its count, printed, narrowed, overwritten, deleted and brought back")
    func views() throws {
        let sandbox = try filled()
        let saved = try sandbox.run(
            "views", "save", "Hot", "--step", "contact-me", "--since", "90d", "--key", "h", "--team")
        #expect(saved.status == 0, "\(saved.talk)")
        let view = try #require(try sandbox.run("views", "--format", "json").objects.first)
        #expect(view["name"] as? String == "Hot" && view["count"] as? Int == 3 && view["shared"] as? Bool == true)
        #expect(try sandbox.run("leads", "--view", "hot", "--format", "json").objects.count == 3)
        #expect(
            try sandbox.run("leads", "--view", "hot", "--search", "kowalski", "--format", "json").objects.count == 2)
        #expect(try sandbox.run("views", "show", "HOT", "--format", "ndjson").text.split(separator: "\n").count == 3)
        let other = try sandbox.run("customers", "--view", "hot")
        #expect(other.status == 1 && other.talk.contains("lists leads"))
        #expect(try sandbox.run("views", "show", "cold").talk.contains("There are: Hot"))
        let refused = try sandbox.run("views", "save", "Odd", "--columns", "name,shoe-size")
        #expect(refused.status == 64 && refused.talk.contains("shoe-size") && refused.talk.contains("email"))
        #expect(try sandbox.run("views", "--format", "json").objects.count == 1)
        #expect(try sandbox.run("views", "save", "Even", "--columns", "name, email").status == 0)
        try sandbox.run("views", "delete", "Even")
        _ = try sandbox.run("views", "save", "hot", "--team", "--step", "test-drive")
        #expect(try sandbox.run("views", "--format", "json").objects.first?["count"] as? Int == 1)
        #expect(try sandbox.run("views", "delete", "Hot").status == 0)
        #expect(try sandbox.run("views", "--format", "json").objects.isEmpty)
        #expect(try sandbox.run("undo").text.contains("view deleted: hot"))
        #expect(try sandbox.run("views").text.contains("hot"))
        #expect(try sandbox.run("views", "save", "x", "--key", "j").status == 64)
    }

    @Test("The dashboard opens a view that a command saved, and counts it in the heading")
    func dashboard() throws {
        let sandbox = try filled()
        _ = try sandbox.run("views", "save", "Drives", "--step", "test-drive", "--key", "d")
        let screen = try sandbox.run("browse", "--keys", "2Vd", "--size", "120x20").text
        #expect(screen.contains("d Drives 1") && screen.contains("1 lead · newest first · Test Drive"))
        let pairs = try sandbox.run("browse", "--keys", "=", "--size", "120x36").text
        #expect(!pairs.contains("pairs"))
        #expect(try sandbox.run("browse", "--keys", "3=", "--size", "120x36").text.contains("1 pair of customers"))
    }
}
