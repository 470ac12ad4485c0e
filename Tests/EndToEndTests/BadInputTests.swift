import Foundation
import TestSupport
import Testing

/// Whatever a file is like: what can't be read is named with file, line and reason and kept, and all else is read.
@Suite("Bad input")
struct BadInputTests {
    struct BadFile: CustomTestStringConvertible, Sendable {
        var name: String
        var content: Data
        /// Leads in it that can be read all the same.
        var readable: Int
        /// Where what can't be read begins, and a word of the reason.
        var lines: [Int]
        var reason: String

        init(_ name: String, _ content: String, readable: Int, lines: [Int], reason: String) {
            self.init(name, Data(content.utf8), readable: readable, lines: lines, reason: reason)
        }

        init(_ name: String, _ content: Data, readable: Int, lines: [Int], reason: String) {
            (self.name, self.content, self.readable) = (name, content, readable)
            (self.lines, self.reason) = (lines, reason)
        }

        var testDescription: String { name }
    }

    private static let header = "createdAt,name,email,leadSource\n"
    private static let good = json("good@contoso.example") + "\n"

    private static func row(_ number: Int, date: String = "2026-10-02T10:00:00Z", name: String = "Ada") -> String {
        "\(date),\(name),p\(number)@contoso.example,SPZA-PLT|contoso.backup-pro\n"
    }

    private static func json(_ email: String, _ more: String = "") -> String {
        "{\"leadSource\":\"SPZA-PLT|contoso.backup-pro\",\"userDetails\":{\"email\":\"\(email)\"}\(more)}"
    }

    private static func deep(_ open: String, _ core: String, _ close: String) -> String {
        let depth = 10_000
        return ",\"x\":" + String(repeating: open, count: depth) + core + String(repeating: close, count: depth)
    }

    /// A file whose third line is wrong in some way, between rows that are right.
    private static func table(_ name: String, _ bad: Data, reason: String) -> BadFile {
        let content = Data((header + row(1)).utf8) + bad + Data(row(2).utf8)
        return BadFile(name, content, readable: 2, lines: [3], reason: reason)
    }

    static let files: [BadFile] = [
        table("latin1.csv", Data([0x4A, 0xFC]) + Data(",Ada,p3@contoso.example,SPZA-PLT|a.b\n".utf8), reason: "UTF-8"),
        table("nul.csv", Data(row(3, name: "A\0da").utf8), reason: "NUL"),
        table("short.csv", Data("2026-10-02T10:00:00Z,Eve\n".utf8), reason: "2 fields of 4"),
        table("long.csv", Data(row(3, name: "one,two").utf8), reason: "5 fields"),
        table("quote.csv", Data(row(3, name: "\"never closed").utf8), reason: "quote"),
        table("date.csv", Data(row(3, date: "whenever").utf8), reason: "date"),
        table("nothing.csv", Data("2026-10-02T10:00:00Z,,,\n".utf8), reason: "Nothing in it says"),
        table("huge.csv", Data(row(3, name: String(repeating: "x", count: 10 << 20)).utf8), reason: "1 MiB"),
        BadFile(
            "huge.ndjson",
            json("a@b.example", ",\"description\":\"" + String(repeating: "x", count: 10 << 20) + "\"") + "\n" + good,
            readable: 1, lines: [1], reason: "1 MiB"),
        BadFile("cut.json", "[" + good + ",{\"leadSource\":\"SPZA-P", readable: 1, lines: [2], reason: "cut short"),
        BadFile(
            "cut.ndjson", good + "{\"leadSource\":\"SPZA-P\n" + json("c@d.example") + "\n", readable: 2, lines: [2],
            reason: "not JSON"),
        BadFile(
            "lists.ndjson", good + json("a@b.example", deep("[", "", "]")) + "\n", readable: 1, lines: [2],
            reason: "nested"),
        BadFile(
            "objects.json", "[" + good + "," + json("a@b.example", deep("{\"a\":", "1", "}")) + "]", readable: 1,
            lines: [2], reason: "nested"),
        BadFile("empty.csv", "", readable: 0, lines: [1], reason: "empty"),
        BadFile("blank.json", " \n\n", readable: 0, lines: [1], reason: "empty"),
        BadFile(
            "random.bin", Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31) }), readable: 0, lines: [1],
            reason: "binary"),
    ]

    @Test("It is named with its file, line and reason, kept whole, and stops nothing", arguments: files)
    func kept(file: BadFile) throws {
        let sandbox = try Sandbox()
        let before = try sandbox.file("before.csv", Sample.csv(rows: 3))
        let bad = try sandbox.file(file.name, file.content)
        let after = try sandbox.file("after.ndjson", Sample.endpoint)
        let result = try sandbox.run("import", before, bad, after)
        #expect(result.status == 3, "\(result.talk)")
        for line in file.lines { #expect(result.text.contains("    line \(line): "), "\(result.text)") }
        #expect(result.text.contains(file.reason), "\(result.text)")

        let kept = try sandbox.run("quarantine", "list", "--format", "json").objects
        #expect(kept.compactMap { $0["line"] as? Int }.sorted() == file.lines)
        for piece in kept {
            #expect((piece["origin"] as? String)?.hasSuffix(file.name) == true)
            #expect((piece["reason"] as? String)?.contains(file.reason) == true)
            let raw = try sandbox.run("quarantine", "show", "\(piece["id"] ?? 0)", "--raw").data
            #expect(raw.isEmpty ? file.content.isEmpty : file.content.range(of: raw) != nil)
        }
        let leads = try sandbox.run("leads", "--include-test", "--format", "ndjson").lines
        #expect(leads.count == 3 + 4 + file.readable)
    }

    @Test("A directory and a missing file are named, and the others are read")
    func unopenable() throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("leads.csv", Sample.csv(rows: 3))
        let result = try sandbox.run("import", sandbox.directory.path, "missing.csv", file, "--json")
        #expect(result.status == 1)
        #expect(try result.object["new"] as? Int == 3)
        #expect(result.talk.contains("directory") && result.talk.contains("missing.csv"))
        let errors = (try result.object["files"] as? [[String: Any]] ?? []).compactMap { $0["error"] as? String }
        #expect(errors.count == 2)
    }

    @Test("A file without read permission is named, and the others are read")
    func forbidden() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.file("secret.csv", Sample.csv(rows: 3))
        _ = try sandbox.file("leads.csv", Sample.csv(rows: 5))
        // Root may read everything, so that it takes somebody else's part.
        let result = try sandbox.shell(
            """
            chmod 000 secret.csv; chmod 777 .
            as=; [ "$(id -u)" = 0 ] && as='setpriv --reuid 65534 --regid 65534 --clear-groups'
            $as "$LEADTOP" import secret.csv leads.csv --json
            """)
        #expect(result.status == 1, "\(result.talk)")
        #expect(try result.object["new"] as? Int == 5, "\(result.text)")
        #expect(result.talk.contains("secret.csv") && result.talk.contains("permissions"))
    }

    @Test("A lead source that nobody knows is no reason to turn a lead away", arguments: ["???", "|", "a-b-c|d|e", ""])
    func unknownSource(leadSource: String) throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("leads.csv", "name,email,leadSource\nAda,ada@contoso.example,\(leadSource)\n")
        #expect(try sandbox.run("import", file).status == 0)
        let leads = try sandbox.run("leads", "--format", "json").objects
        #expect(leads.compactMap { $0["step"] as? String } == ["Other"])
    }
}
