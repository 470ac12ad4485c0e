import TestSupport
import Testing

@Suite("Leads that were deleted where they came from")
struct DeletionTests {
    private static func lead(_ number: Int, _ more: String = "") -> String {
        """
        {"leadid":"a1b2c3d4-0000-0000-0000-00000000000\(number)","subject":"SPZA-PLT|contoso.backup-pro",\
        "fullname":"Ada \(number)","emailaddress1":"ada\(number)@contoso.example","statecode":0\(more)}
        """
    }

    private static func deleted(_ number: Int) -> String {
        """
        {"@odata.context":"https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#leads/$deletedEntity",\
        "id":"a1b2c3d4-0000-0000-0000-00000000000\(number)","reason":"deleted"}
        """
    }

    @Test("A deletion that a file tells marks the lead, which stays; one of an unknown lead is no fault")
    func marked() throws {
        let sandbox = try Sandbox()
        let first = try sandbox.file("first.json", "{\"value\":[\(Self.lead(1)),\(Self.lead(2))]}")
        #expect(try sandbox.run("import", first, "--json").object["new"] as? Int == 2)
        let second = try sandbox.file(
            "second.json",
            "{\"value\":[\(Self.deleted(1)),\(Self.deleted(9)),\(Self.lead(3))],\"@odata.deltaLink\":\"x\"}")
        let result = try sandbox.run("import", second, "--json")
        #expect(result.status == 0, "\(result.talk)")
        #expect(try result.object["new"] as? Int == 1)
        #expect(try result.object["quarantined"] as? Int == 0)
        let lines = try sandbox.run("leads", "--format", "ndjson").lines
        #expect(lines.count == 3)
        #expect(lines.filter { $0.contains("\"deletedThereAt\":\"\(Sandbox.now)\"") }.count == 1)
        #expect(lines.first { $0.contains("deletedThereAt\":\"") }?.contains("ada1@contoso.example") == true)
    }

    @Test("An opt-out of a CRM shows as do not contact, with where it was marked")
    func optOut() throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("leads.json", "{\"value\":[\(Self.lead(1, ",\"donotbulkemail\":true"))]}")
        #expect(try sandbox.run("import", file).status == 0)
        let shown = try sandbox.run("show", "ada1@contoso.example").text
        #expect(shown.contains("no bulk e-mail"), "\(shown)")
    }
}
