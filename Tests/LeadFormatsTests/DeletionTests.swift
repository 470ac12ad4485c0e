import LeadFormats
import LeadModel
import Testing

extension Outcome {
    /// The keys of the leads that were deleted.
    var deleted: [LeadKey] {
        items.compactMap { if case .deleted(let key, _) = $0 { key } else { nil } }
    }

    /// What the items are, in order.
    var kinds: [String] {
        items.map { item in
            switch item {
            case .lead: "lead"
            case .unreadable: "unreadable"
            case .customer: "customer"
            case .deleted: "deleted"
            }
        }
    }
}

@Suite("Leads that were deleted where they came from")
struct DeletionTests {
    private func dynamics(_ number: Int) -> LeadKey {
        LeadKey(door: .dynamics, value: "a1b2c3d4-0000-0000-0000-00000000000\(number)")
    }

    @Test("Dynamics' change tracking: leads and deleted ones in one answer, annotations without a trace")
    func delta() throws {
        let outcome = read(Fixture.dynamicsDelta)
        #expect(outcome.kinds == ["lead", "deleted", "lead"])
        #expect(outcome.deleted == [dynamics(2)])
        let (first, last) = (try #require(outcome.leads.first), try #require(outcome.leads.last))
        #expect(first.key == dynamics(1))
        #expect(first.leadSource.wire == "SPZA-PLT|contoso.backup-pro")
        #expect(first.person.name == "Ada Okafor")
        #expect(first.person.phone == "+44 20 7946 0321")
        #expect(first.person.country == "GB")
        #expect(first.person.city == "London")
        #expect(first.status == "Qualified")
        #expect(first.createdAt?.rfc3339 == "2025-11-03T14:07:52Z")
        #expect(first.optOuts == [.email, .phone])
        #expect(first.optOutReason == "no bulk e-mail")
        #expect(last.person.fullName == "Bo Lind")
        #expect(last.optOuts == [])
        #expect(last.status == "Open")
    }

    @Test("An answer that holds only deletions is Dynamics', and an id may be an address")
    func deletionsOnly() {
        let outcome = read(Fixture.dynamicsDeletions)
        #expect(outcome.items == [.deleted(dynamics(1), line: 2), .deleted(dynamics(2), line: 3)])
    }

    @Test("Marketo's deleted leads are named by their lead, not by their activity")
    func marketo() {
        let outcome = read(Fixture.marketoDeleted)
        #expect(outcome.kinds == ["deleted", "deleted"])
        #expect(outcome.deleted == ["1179", "1180"].map { LeadKey(door: .marketo, value: $0) })
    }

    @Test("A deleted Salesforce lead is read, then told as deleted; one with nothing but its id is only told")
    func salesforce() {
        let outcome = read(Fixture.salesforceDeleted)
        #expect(outcome.kinds == ["lead", "deleted", "deleted"])
        #expect(outcome.deleted.map(\.value) == ["00Q5g00000AbCdE", "00Q5g00000AbCdF"])
        #expect(read(Fixture.dataLoader).kinds == ["lead", "lead", "deleted"])
        #expect(read(Fixture.salesforce).kinds == ["lead"])
    }

    @Test("A deleted record that can't be read is in quarantine, and still told as deleted")
    func unreadableDeletion() {
        let csv = "Id,LastName,LeadSource,CreatedDate,IsDeleted\n00Q5g00000AbCdEFGH,Lind,Web,never,TRUE\n"
        #expect(read(csv).kinds == ["unreadable", "deleted"])
        let broken =
            "Id,LastName,LeadSource,IsDeleted\n00Q5g00000AbCdEFGH,Lind,Web,true\n00Q5g00000AbCdFFGH,\0,Web,true\n"
        #expect(read(broken).kinds == ["lead", "deleted", "unreadable"])
    }

    @Test(
        "An answer without records is no lead and nothing for quarantine",
        arguments: [
            (
                Format.dynamicsJSON,
                #"{"@odata.context":"https://o/$metadata#leads/$delta","value":[],"@odata.deltaLink":"https://o/leads?$deltatoken=1"}"#
            ),
            (
                .dynamicsJSON,
                #"{"@odata.context":"https://o/$metadata#leads/$delta","@odata.deltaLink":"https://o/leads?x"}"#
            ),
            (.marketoJSON, #"{"requestId":"1#2","success":true,"nextPageToken":"A===","moreResult":true}"#),
            (.marketoJSON, #"{"requestId":"1#2","result":[],"success":true}"#),
            (.salesforceJSON, #"{"totalSize":0,"done":true,"records":[]}"#),
        ])
    func noRecords(_ format: Format, _ text: String) {
        #expect(read(text).items.isEmpty)
        #expect(read(text, format: format).items.isEmpty)
        #expect(read(Array(text.utf8), format: format, chunks: { 1 }).items.isEmpty)
    }

    @Test(
        "A deletion that names no lead, or a hostile one, is kept in quarantine",
        arguments: [
            #"{"@odata.context":"x#leads/$deletedEntity","reason":"deleted"}"#,
            #"{"@odata.context":"x#leads/$deletedEntity","id":"  ","reason":"deleted"}"#,
            #"{"@odata.context":"x#leads/$deletedEntity","id":null,"reason":"deleted"}"#,
            #"{"@odata.context":"x#leads/$deletedEntity","id":"a\u0000b","reason":"deleted"}"#,
            #"{"@odata.context":"x#leads/$deletedEntity","id":"leads()","reason":"deleted"}"#,
        ])
    func withoutKey(_ text: String) {
        let outcome = read(text, format: .dynamicsJSON)
        #expect(outcome.unreadable.map(\.reason) == ["It says that a lead was deleted, but not which one."])
        #expect(outcome.unreadable.map(\.raw) == [Array(text.utf8)])
    }

    @Test("A Marketo activity without a lead names none; other activities are no deletions")
    func otherActivities() {
        #expect(read(#"{"activityTypeId":37}"#, format: .marketoJSON).kinds == ["unreadable"])
        #expect(read(#"{"id":1,"leadId":5,"activityTypeId":2}"#, format: .marketoJSON).kinds == ["unreadable"])
        #expect(read(#"{"id":5,"email":"a@b.example","activityTypeId":null}"#, format: .marketoJSON).kinds == ["lead"])
    }

    @Test("A customer's own text can't pose as a deletion")
    func posing() {
        let text =
            #"{"leadid":"1","fullname":"$deletedEntity","subject":"@odata.context $deletedEntity","isdeleted":true}"#
        #expect(read(text, format: .dynamicsJSON).kinds == ["lead"])
    }
}

@Suite("Opt-outs of the CRMs")
struct OptOutTests {
    @Test(
        "Marketo's flags come as true, 1, \"1\"; false, 0 and null leave contact open",
        arguments: [
            ("true", true), ("1", true), (#""1""#, true), (#""true""#, true), ("false", false), ("0", false),
            ("null", false), (#""""#, false),
        ])
    func marketo(_ value: String, _ isOut: Bool) {
        let text = """
            {"success":true,"result":[{"id":7,"email":"a@b.example","unsubscribed":\(value),"doNotCall":\(value),
            "unsubscribedReason":"asked to","doNotCallReason":"law"}]}
            """
        let lead = read(text, format: .marketoJSON).leads.first
        #expect(lead?.optOuts == (isOut ? [.email, .phone] : []))
        #expect(lead?.optOutReason == (isOut ? "asked to; law" : ""))
    }

    @Test("Who opted out under one name is not open to contact under another, in any order")
    func severalNames() {
        for names in [
            ["donotemail", "unsubscribed"], ["unsubscribed", "donotemail"], ["unsubscribed", "emailOptOut"],
        ] {
            let json = #"{"email":"a@b.example","\#(names[0])":true,"\#(names[1])":false}"#
            #expect(read(json, format: .otherJSON).leads.map(\.optOuts) == [.email])
            let csv = "email,\(names[0]),\(names[1])\na@b.example,0,1\n"
            #expect(read(csv, format: .otherCSV).leads.map(\.optOuts) == [.email])
        }
    }

    @Test(
        "Dynamics' bulk e-mail counts, in CSV by its label; the reason is the plain one where e-mail is closed anyway")
    func bulk() {
        let csv =
            "(Do Not Modify) Lead,Email,Do not allow Emails,Do not allow Bulk Emails\n1,a@b.example,Allow,Do Not Allow\n"
        #expect(read(csv).leads.map(\.optOuts) == [.email])
        let json = #"{"leadid":"1","emailaddress1":"a@b.example","donotemail":true,"donotbulkemail":true}"#
        #expect(read(json, format: .dynamicsJSON).leads.map(\.optOutReason) == [""])
    }

    @Test("The Dynamics lead source is also found in the label of its code")
    func leadSourceCode() {
        let json = """
            {"leadid":"1","fullname":"A","leadsourcecode":100000001,
            "leadsourcecode@OData.Community.Display.V1.FormattedValue":"AzureMarketplace-INS|contoso.erp","subject":"x"}
            """
        #expect(read(json, format: .dynamicsJSON).leads.map(\.leadSource.wire) == ["AzureMarketplace-INS|contoso.erp"])
    }
}
