import Foundation
import TestSupport
import Testing

@Suite("Several processes work on one store at once")
struct SharedStoreTests {
    private static func csv(_ name: String, _ count: Int) -> String {
        let rows = (0..<count).map { row in
            "\(name)-\(row),2026-11-01T08:00:00Z,SPZA-PLT|contoso.backup,Jan,Kowalski,\(name)\(row)@contoso.example"
        }
        return (["LeadId,CreatedTime,LeadSource,FirstName,LastName,Email"] + rows).joined(separator: "\n") + "\n"
    }

    @Test("Two imports and a rep who changes statuses meanwhile: no error, and all of it is there")
    func together() throws {
        let sandbox = try Sandbox()
        let known = try sandbox.file("known.csv", Self.csv("known", 12))
        let files = try ["first", "second"].map { try sandbox.file($0 + ".csv", Self.csv($0, 12_000)) }
        #expect(try sandbox.run("import", known).status == 0)
        let run = try sandbox.shell(
            """
            "$LEADTOP" import '\(files[0])' 2>first.err & first=$!
            "$LEADTOP" import '\(files[1])' 2>second.err & second=$!
            for row in 0 1 2 3 4 5 6 7 8 9 10 11; do
                "$LEADTOP" status "known$row@contoso.example" won 2>>status.err || echo "status $?"
            done
            wait $first || echo "first $?"
            wait $second || echo "second $?"
            """)
        let said = ["first.err", "second.err", "status.err"].map {
            (try? sandbox.contents($0)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        #expect(
            !run.lines.contains { $0.hasPrefix("status ") || $0.hasPrefix("first ") || $0.hasPrefix("second ") },
            "\(said)")
        #expect(try sandbox.run("funnel", "--format", "json").object["total"] as? Int == 24_012)
        #expect(try sandbox.run("customers", "--status", "won", "--format", "json").objects.count == 12)
        for name in ["first", "second"] {
            let found = try sandbox.run("customers", "--search", "\(name)11999", "--format", "json").objects
            #expect(found.map { $0["email"] as? String } == ["\(name)11999@contoso.example"])
        }
        let again = try sandbox.run(["import", "--json"] + files).object
        #expect(again["new"] as? Int == 0)
        #expect(again["duplicates"] as? Int == 24_000)
        #expect(try sandbox.run("doctor").status == 0)
    }

    @Test(
        "An import that is killed leaves what it had acknowledged, and the file read again brings the rest",
        arguments: [
            0, 1, 2, 3, 4,
        ])
    func killed(attempt: Int) throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("big.csv", Self.csv("lead", 20_000))
        let run = try sandbox.shell(
            """
            "$LEADTOP" import '\(file)' >import.out 2>&1 & import=$!
            # As soon as so many pages were written, however fast the machine is.
            while kill -0 $import 2>/dev/null; do
                size=$(stat -c %s "$LEADTOP_STORE-wal" 2>/dev/null || echo 0)
                [ "$size" -gt \(1 + attempt * 2_000_000) ] && break
            done
            kill -9 $import 2>/dev/null
            wait $import
            exit 0
            """)
        #expect(run.status == 0)
        // Killed before the tables were there, it left no store.
        let funnel = try sandbox.run("funnel", "--format", "json")
        let before = funnel.status == 0 ? try funnel.object["total"] as? Int ?? 0 : 0
        #expect(try attempt == 0 || sandbox.run("doctor").status == 0)
        let again = try sandbox.run("import", "--json", file).object
        #expect(again["duplicates"] as? Int == before)
        #expect(again["new"] as? Int == 20_000 - before)
        #expect(try sandbox.run("funnel", "--format", "json").object["total"] as? Int == 20_000)
        for row in [0, 9_999, 19_999] {
            let found = try sandbox.run("customers", "--search", "lead\(row)@", "--format", "json").objects
            #expect(found.count == 1)
        }
        #expect(try sandbox.run("doctor").status == 0)
    }
}
