import Foundation
import TestSupport
import Testing

@Suite("The configuration of sync")
struct SyncConfigurationTests {
    private static let good = """
        [[destination]]
        name = "table"
        kind = "azure-table"
        connection-string-env = "T"
        table = "leads"

        """

    @Test(
        "A configuration that can't be followed is told with what would be right",
        arguments: [
            ("[[destination]]\nkind = \"azure-table\"\n", "needs a “name”"),
            ("[[destination]]\nname = \"x\"\n", "lacks a setting: kind"),
            ("[[destination]]\nname = \"x\"\nkind = \"fax\"\n", "\"kind\" takes one of: azure-table, salesforce"),
            (
                "[[destination]]\nname = \"x\"\nkind = \"azure-table\"\n",
                "connection-string-env, connection-string-file"
            ),
            ("[[destination]]\nname = \"endpoint\"\nkind = \"azure-table\"\n", "leadtop's own endpoint"),
            ("[destination]\nname = \"x\"\n", "two brackets"), ("destination = 7\n", "two brackets"),
            (good + good, "two destinations are called “table”"),
            (good + "connection-string = \"hunter2\"\n", "connection-string-file = \"/path\" (with chmod 600)"),
            (good + "connection-string-file = \"/x\"\n", "says twice where its secret is"),
            (good + "colour = \"red\"\n", "no setting \"colour\". There are: name, kind, every, connection-string-env"),
            (good + "every = \"soon\"\n", "30s, 5m, 1h or 1d"), (good + "every = \"2s\"\n", "at least 30 seconds"),
            (good + "every = 5\n", "30s, 5m, 1h or 1d"), (good + "page-size = 0\n", "a whole number from 1 to 1000"),
            (good + "table-endpoint = \"http://contoso.example\"\n", "plain HTTP"),
            (good + "signature = \"rsa\"\n", "one of: shared-key-lite, shared-key"),
            (good.replacingOccurrences(of: "\"leads\"", with: "\"a/b\""), "3 to 63 letters and digits"),
            ("", "No destination is configured"), ("[[destination]\n", "line 1"),
        ])
    func badConfiguration(toml: String, hint: String) throws {
        let sandbox = try Sandbox()
        let result = try sandbox.run("sync", "--config", try sandbox.file("c.toml", toml))
        #expect(result.status == 1 && result.talk.contains(hint), "\(result.talk)")
        #expect(!result.talk.contains("hunter2"))
    }

    @Test("Flags that don't go together are wrong usage")
    func usage() async throws {
        let bench = try await SyncBench(tableLeads: 1)
        for flag in ["--dry-run", "--all", "--json"] { #expect(try bench.sync("--watch", flag).status == 64) }
    }
}
