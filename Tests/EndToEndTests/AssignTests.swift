import Foundation
import TestSupport
import Testing

@Suite("Whose is it")
struct AssignTests {
    private static let rules = """
        [rep]
        name = "anna"
        [[assign]]
        name = "backup"
        offer = "contoso.*"
        step = "get-it-now"
        to = ["anna", "ola"]
        [[assign]]
        name = "rest"
        to = "tom"
        capacity = 1

        """

    private static func sandbox(rows: Int) throws -> (Sandbox, config: String) {
        let sandbox = try Sandbox()
        let file = try sandbox.file("leads.csv", Sample.csv(rows: rows))
        #expect(try sandbox.run("import", file).status == 0)
        return (sandbox, try sandbox.file("rules.toml", rules))
    }

    private func owners(_ sandbox: Sandbox) throws -> [String] {
        try sandbox.run("customers", "--format", "json").objects.compactMap { $0["owner"] as? String }.sorted()
    }

    @Test("Rules are tried on past leads, then run, then undone")
    func trial() throws {
        let (sandbox, config) = try Self.sandbox(rows: 4)
        let table = try sandbox.run("assign", "--try", "--since", "90d", "--config", config)
        #expect(table.status == 0, "\(table.talk)")
        #expect(table.text.contains("RULE") && table.text.contains("backup") && table.text.contains("4 customers"))
        let draws = try sandbox.run("assign", "--try", "--format", "json", "--config", config).objects
        #expect(draws.compactMap { $0["owner"] as? String } == ["anna", "ola", "anna", "ola"])
        #expect(try sandbox.run("assign", "--try", "--format", "csv", "--config", config).text.hasPrefix("rule,owner,"))
        #expect(try owners(sandbox) == ["", "", "", ""])
        #expect(try sandbox.run("assign", "--run", "--config", config).status == 0)
        #expect(try owners(sandbox) == ["anna", "anna", "ola", "ola"])
        #expect(try sandbox.run("undo", "--config", config).text.contains("owner by rule"))
        #expect(try owners(sandbox) == ["", "", "", ""])
    }

    @Test("An import gives its customers away and says so")
    func arrival() throws {
        let sandbox = try Sandbox()
        let config = try sandbox.file("rules.toml", Self.rules)
        let file = try sandbox.file("leads.csv", Sample.csv(rows: 3))
        let result = try sandbox.run("import", file, "--config", config)
        #expect(result.text.contains("Given by the rules: anna 2, ola 1."))
        #expect(try owners(sandbox) == ["anna", "anna", "ola"])
        #expect(try sandbox.run("import", file, "--dry-run", "--config", config).status == 0)
    }

    @Test("A claim is refused with the owner's name; --from takes over")
    func claim() throws {
        let (sandbox, config) = try Self.sandbox(rows: 2)
        #expect(try sandbox.run("claim", "1", "--config", config).text.contains("owner anna"))
        let refused = try sandbox.run("claim", "1")
        #expect(refused.status == 1 && refused.talk.contains("anna owns this customer"))
        #expect(try sandbox.run("claim", "1", "--from", "tom").status == 1)
        #expect(try sandbox.run("claim", "1", "--from", "anna").status == 0)
        #expect(try owners(sandbox) == ["", "rep"])
    }

    @Test("One rep's customers are handed over, counted first")
    func handOver() throws {
        let (sandbox, _) = try Self.sandbox(rows: 3)
        for customer in ["1", "2"] { try sandbox.run("assign", customer, "ola") }
        #expect(try sandbox.run("hand-over", "ola", "me", "--dry-run").text.contains("Would hand over 2 customers"))
        #expect(try sandbox.run("hand-over", "ola", "me").text.contains("handed over from ola to rep"))
        #expect(try owners(sandbox) == ["", "rep", "rep"])
        #expect(try sandbox.run("hand-over", "ola", "ola").status == 64)
        #expect(try sandbox.run("undo").status == 0)
        #expect(try owners(sandbox) == ["", "ola", "ola"])
    }

    @Test("A rep is away until the end of a day, his deputy works for him, and he is back")
    func away() throws {
        let (sandbox, config) = try Self.sandbox(rows: 2)
        try sandbox.run("assign", "1", "ola")
        try sandbox.run("assign", "2", "tom")
        let said = try sandbox.run("away", "ola", "--until", "2026-11-27", "--deputy", "me", "--config", config)
        #expect(said.text.contains("anna stands in"), "\(said.talk)")
        let list = try sandbox.run("away", "--format", "json").objects
        #expect(list.first?["until"] as? String == "2026-11-28T00:00:00Z" && list.first?["rep"] as? String == "ola")
        let queue = { (config: [String]) in
            try sandbox.run(["follow-up", "list", "--whose", "mine", "--format", "json"] + config).objects
        }
        #expect(try queue(["--config", config]).compactMap { $0["owner"] as? String } == ["ola"])
        #expect(try sandbox.run("back", "ola").status == 0)
        #expect(try queue(["--config", config]).isEmpty)
        #expect(try sandbox.run("back", "ola").status == 1)
        #expect(try sandbox.run("away", "ola").status == 64)
        #expect(try sandbox.run("away").text.contains("Nobody is away"))
    }

    @Test("The doctor tells of rules that can't do what they say")
    func doctor() throws {
        let (sandbox, config) = try Self.sandbox(rows: 1)
        try sandbox.run("assign", "1", "tom")
        try sandbox.run("away", "anna", "--until", "2026-11-27")
        let said = try sandbox.run("doctor", "--config", config)
        #expect((said.text + said.talk).contains("tom has 1 open customers, and room for 1"))
        #expect((said.text + said.talk).contains("anna is away until"))
        let unknown = try sandbox.file("unknown.toml", "[[assign]]\nname = \"x\"\noffer = \"litware.*\"\nto = \"a\"\n")
        let told = try sandbox.run("doctor", "--config", unknown)
        #expect((told.text + told.talk).contains("no offer here is like \"litware.*\""))
    }

    @Test(
        "What is wrong with a rule is said with what would be right",
        arguments: [
            ("to = \"a\"", "needs a name"), ("name = \"x\"", "\"to\" takes"), ("name = \"x\"\nto = []", "\"to\" takes"),
            ("name = \"x\"\nto = \"a\"\nby = \"luck\"", "first, turn, load"),
            ("name = \"x\"\nto = \"a\"\ncountry = \"Atlantis\"", "countries"),
            ("name = \"x\"\nto = \"a\"\nstep = \"dnc\"", "contact-me"),
            ("name = \"x\"\nto = \"a\"\ncapacity = 0", "above 0"),
            ("name = \"x\"\nto = \"a\"\nwhen = \"now\"", "has no setting \"when\""),
            ("name = \"x\"\nto = [\"a\", \"a\"]", "\"to\" takes"),
        ])
    func wrong(lines: String, right: String) throws {
        let (sandbox, _) = try Self.sandbox(rows: 1)
        let config = try sandbox.file("wrong.toml", "[[assign]]\n\(lines)\n")
        let result = try sandbox.run("funnel", "--config", config)
        #expect(
            result.status == 1 && result.talk.contains("wrong.toml") && result.talk.contains(right), "\(result.talk)")
        let none = try sandbox.run("assign", "--try", "--config", sandbox.file("none.toml", ""))
        #expect(none.status == 1 && none.talk.contains("[[assign]]"))
    }
}
