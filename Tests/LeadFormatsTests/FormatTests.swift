import LeadFormats
import LeadModel
import Testing

@Suite("Formats")
struct FormatTests {
    @Test("A file is told by its content, and each of its leads is read", arguments: Fixture.all)
    func everyFormat(_ fixture: Fixture) {
        let outcome = read(fixture.text)
        #expect(outcome.format == fixture.format)
        #expect(outcome.leads.count == fixture.leads)
        #expect(outcome.unreadable.isEmpty)
    }

    @Test("A format's name reads back as the format", arguments: Format.allCases)
    func names(_ format: Format) {
        #expect(Format(name: format.name) == format)
        #expect(format.name.allSatisfy { $0.isLowercase || $0 == "-" })
        #expect(!format.title.isEmpty)
    }

    @Test("Names are those that scripts use")
    func spelledNames() {
        #expect(Format.azureTableCSV.name == "azure-table-csv")
        #expect(Format.salesforceDataLoaderCSV.name == "salesforce-data-loader-csv")
        #expect(Format(name: "nonsense") == nil)
    }

    @Test(
        "The endpoint's JSON is read in both cases, with the action beside the source, and with tags as the description"
    )
    func endpoint() throws {
        let leads = read(Fixture.endpoint).leads
        try #require(leads.count == 3)
        #expect(leads[0].person.name == "Ada Okafor")
        #expect(leads[0].person.company == "Contoso")
        #expect(leads[0].leadSource.wire == "SPZA-PLT|contoso.backup-pro")
        #expect(leads[0].description == "Please call after 5 pm")
        #expect(leads[0].key == nil)
        #expect(leads[1].leadSource == LeadSource(source: .azureMarketplace, action: .install, offer: nil))
        #expect(leads[1].offerTitle == "Contoso Backup Pro")
        #expect(leads[1].description == #"{"mktcmpid":"nov_mail","utm_source":"newsletter"}"#)
        #expect(leads[1].person.title == "")
        #expect(leads[2].isTest)
        #expect(leads.map(\.line) == [1, 5, 8])
    }

    @Test("Microsoft's own sample, which lacks a comma, is one unreadable record with all its bytes")
    func brokenSample() {
        let text = """
            {
              "UserDetails": {
                "FirstName": "Some",
                "LastName": "One",
                "Email": "someone@contoso.example"
              },
              "LeadSource": "AzureMarketplace",
              "OfferTitle": "Test Microsoft"
              "Description": "Test"
            }
            """
        let outcome = read(text)
        #expect(outcome.leads.isEmpty)
        #expect(outcome.unreadable.map(\.raw) == [Array(text.utf8)])
        #expect(outcome.unreadable.first?.reason.contains("“,” or “}” was expected") == true)
    }

    @Test("Azure Table JSON: the key, CreatedTime before Timestamp, and a broken CustomerInfo costs only the person")
    func azureTable() throws {
        let leads = read(Fixture.azureTable).leads
        try #require(leads.count == 2)
        #expect(leads[0].key == LeadKey(door: .azureTable, value: "11:2F3:2F2025|r1"))
        #expect(leads[0].createdAt == Timestamp(rfc3339: "2025-11-03T14:07:51Z"))
        #expect(leads[0].person.email == "ada@contoso.example")
        #expect(leads[0].offerTitle == "Contoso Backup Pro")
        #expect(leads[1].createdAt == Timestamp(rfc3339: "2025-11-04T08:00:00Z"))
        #expect(leads[1].person.isAnonymous)
        #expect(leads[1].leadSource.step == .testDrive)
        #expect(leads[1].line == 6)
    }

    @Test("The same row of Azure Table has the same key in CSV and in JSON")
    func azureTableCSV() {
        let fromCSV = read(Fixture.azureTableCSV).leads
        #expect(fromCSV.map(\.key) == read(Fixture.azureTable).leads.map(\.key))
        #expect(fromCSV.first?.person.name == "Ada Okafor")
        #expect(fromCSV.last?.person.isAnonymous == true)
    }

    @Test("An Azure Table row with a broken CustomerInfo and no lead source is unreadable")
    func brokenCustomerInfo() {
        let outcome = read("PartitionKey,RowKey,LeadSource,CustomerInfo\n1,2,,{broken\n")
        #expect(outcome.unreadable.map(\.reason) == ["CustomerInfo is not JSON, and there is no lead source."])
    }

    @Test("A Web-to-Lead form is decoded: plus, percent, UTF-8, and a field sent twice")
    func form() throws {
        let lead = try #require(read(Fixture.form).leads.first)
        #expect(lead.person.name == "José García Muñoz")
        #expect(lead.person.email == "jose@litware.example")
        #expect(lead.person.phone == "+34 600 100 200")
        #expect(lead.description == "100% sure")
        #expect(lead.leadSource.wire == "SPZA-PLT|contoso.backup-pro")
        #expect(lead.raw == Array(Fixture.form.utf8))
    }

    @Test("Web-to-Lead text: values go on over lines, and a repeated key begins the next lead")
    func text() throws {
        let leads = read(Fixture.text).leads
        try #require(leads.count == 2)
        #expect(leads[0].description == "Please call\nafter 5 pm = best")
        #expect(leads[1].person.firstName == "Bo")
        #expect(leads[1].leadSource.step == .purchase)
        #expect(leads[1].line == 11)
    }

    @Test("A Salesforce report: quoted line ends, US dates, AppExchange's repeats, and no key")
    func report() throws {
        let leads = read(Fixture.report).leads
        try #require(leads.count == 2)
        #expect(leads[0].description == "Please\ncall")
        #expect(leads[0].createdAt == Timestamp(rfc3339: "2025-11-03T00:00:00Z"))
        #expect(leads[0].status == "Open - Not Contacted")
        #expect(leads[0].key == nil)
        #expect(leads[1].leadSource.isRepeat)
        #expect(leads[1].createdAt == Timestamp(rfc3339: "2025-11-03T14:07:00Z"))
        #expect(leads.map(\.line) == [2, 4])
    }

    @Test("A Salesforce id is its first 15 letters in every format, and opt-outs are kept by channel")
    func dataLoader() {
        let leads = read(Fixture.dataLoader).leads
        #expect(leads.map(\.key?.value) == ["00Q5g00000AbCdE", "00Q5g00000AbCdE"])
        #expect(leads.map(\.optOuts) == [.email, .phone])
        #expect(leads.map(\.createdAt?.rfc3339) == ["2025-11-03T14:07:52Z", "2025-11-03T13:07:52Z"])
        #expect(read(Fixture.salesforce).leads.map(\.key) == [leads.first?.key])
    }

    @Test("Dynamics: the lead source is found in the subject and in the description; the id without braces or case")
    func dynamics() throws {
        let leads = read(Fixture.dynamicsCSV).leads
        try #require(leads.count == 2)
        #expect(leads[0].leadSource.wire == "SPZA-PLT|contoso.backup-pro")
        #expect(leads[1].leadSource.wire == "AzurePortal-Create|contoso.erp")
        #expect(leads[0].key == LeadKey(door: .dynamics, value: "a1b2c3d4-0000-0000-0000-000000000001"))
        let fromJSON = try #require(read(Fixture.dynamics).leads.first)
        #expect(fromJSON.key == leads[0].key)
        #expect(fromJSON.status == "Open")
        #expect(fromJSON.optOuts == .email)
    }

    @Test("Marketo's ids agree between CSV and JSON")
    func marketo() {
        let leads = read(Fixture.marketo).leads
        #expect(leads.map(\.key) == ["1179", "1180"].map { LeadKey(door: .marketo, value: $0) })
        #expect(read(Fixture.marketoCSV).leads.first?.key == leads.first?.key)
        #expect(leads.map(\.optOuts) == [[], .email])
    }

    @Test("Partner Center: the customer is a company, the words are source and action, and no e-mail is no fault")
    func partnerCenter() throws {
        let outcome = read(Fixture.partnerCenter)
        let leads = outcome.leads
        try #require(leads.count == 2)
        #expect(outcome.warnings.isEmpty)
        #expect(leads[0].key == LeadKey(door: .partnerCenter, value: "ref-1"))
        #expect(leads[0].person.company == "Contoso")
        #expect(leads[0].person.city == "London")
        #expect(leads[0].leadSource.wire == "SPZA-PLT|contoso.backup-pro")
        #expect(leads[0].status == "Closed (Won)")
        #expect(leads[1].leadSource.step == .getItNow)
    }

    @Test(
        "Partner Center's words are the marketplace's steps",
        arguments: [
            ("Azure Marketplace", "Test drive", Step.testDrive), ("Appsource", "Contact me", .contactMe),
            ("Azure portal", "Get it now", .purchase), ("Appsource", "Get it now", .getItNow),
            ("Azure Marketplace", "Contact me", .other),
        ])
    func partnerCenterSteps(_ source: String, _ button: String, _ step: Step) {
        let leads = read("Referral ID,Lead Source,Call to action\n1,\(source),\(button)\n").leads
        #expect(leads.map(\.leadSource.step) == [step])
    }

    @Test("A CRM's own JSON is not taken for the endpoint's or Marketo's")
    func otherCRM() {
        let text = """
            [{"id":"tw-1","createdAt":"2026-02-18T11:40:02Z","name":"A","workEmail":"a@b.example","leadSource":"AzureMarketplace-INS|a.b",
            "offerTitle":"A","status":"new","unsubscribed":true}]
            """
        let outcome = read(text)
        #expect(outcome.format == .otherJSON)
        #expect(outcome.leads.map(\.key?.door) == [.file])
        #expect(outcome.leads.map(\.optOuts) == [.email])
    }

    @Test("A handler that throws ends the reading, and its error arrives")
    func throwing() {
        struct Full: Error {}
        for fixture in Fixture.all {
            var reader = LeadReader()
            #expect(throws: Full.self) {
                try Array(fixture.text.utf8).withUnsafeBytes { try reader.read($0) { _ in throw Full() } }
                try reader.finish { _ in throw Full() }
            }
        }
    }

    @Test("leadtop's own lists read back: key, times, name and defused cells")
    func leadtop() throws {
        let leads = read(Fixture.leadtop).leads
        try #require(leads.count == 2)
        #expect(leads[0].key == LeadKey(door: .salesforce, value: "00Q5g00000AbCdE"))
        #expect(leads[0].receivedAt?.rfc3339 == "2025-11-03T15:00:00.250Z")
        #expect(leads[1].key == nil)
        #expect(leads[1].person.fullName == "Bo Lind")
        let fromCSV = try #require(read(Fixture.leadtopCSV).leads.first)
        #expect(fromCSV.person.phone == "+44 20 7946 0321")
        #expect(fromCSV.description == "=1+1")
    }

    @Test("Another CSV is read by its headers and by --map, and an id of its own is no key of the world")
    func other() throws {
        let map = try HeaderMap(parsing: ["Contact mail = email"])
        let outcome = read(Fixture.other, map: map)
        #expect(outcome.leads.map(\.person.email) == ["ada@contoso.example", "bo@fabrikam.example"])
        #expect(outcome.warnings.isEmpty)
        let key = LeadKey(
            door: .file, value: "1|2025-11-03|SPZA-PLT|contoso.backup-pro|ada@contoso.example")
        #expect(outcome.leads.first?.key == key)
        #expect(outcome.leads.last?.createdAt?.milliseconds == 1_762_178_872_000)
    }

    @Test("Another JSON is read by its keys, also those of objects within it")
    func otherJSON() throws {
        let leads = read(Fixture.otherJSON).leads
        try #require(leads.count == 2)
        #expect(leads[0].person.fullName == "Ada Okafor")
        #expect(leads[0].key?.value == "1|1762178872|Fair|ada@contoso.example")
        #expect(leads[1].leadSource.offer?.rawValue == "contoso.erp")
        #expect(leads[1].person.phone == "4612345")
    }

    @Test("A file with columns but none for the e-mail says how to name it, and what it did not understand")
    func warnings() {
        let outcome = read(Fixture.other)
        #expect(outcome.warnings.contains("no column for the e-mail. Name it with --map 'Work mail=email'."))
        #expect(outcome.warnings.contains { $0.contains("Contact mail") })
    }

    @Test("--map refuses what it can't follow", arguments: ["email", "=email", "Work mail=mail", ""])
    func badMap(_ pair: String) {
        #expect(throws: HeaderMapError.self) { try HeaderMap(parsing: [pair]) }
    }
}

@Suite("Lead sources in texts of another purpose")
struct MarketplaceTextTests {
    @Test(
        "Dynamics: found wherever it stands, and nothing is made up",
        arguments: [
            ("SPZA-PLT|contoso.backup-pro", "SPZA-PLT|contoso.backup-pro"),
            ("Lead from AppSource (SPZA) - PLT | contoso.x, please", "SPZA-PLT|contoso.x"),
            ("Hello - there\nsource: AzurePortal - Create | a.b-c.d\nbye", "AzurePortal-Create|a.b-c.d"),
            ("Azure Marketplace-INS|a.b", "AzureMarketplace-INS|a.b"),
            ("SFDC-dup-IN|Listing", "SFDC-dup-IN|Listing"),
            ("SPZA-DNC", "SPZA-DNC"),
        ])
    func found(_ text: String, _ expected: String) {
        let csv = "(Do Not Modify) Lead,Topic,Description,Lead Source\n1,,\"\(text)\",Web\n"
        #expect(read(csv).leads.map(\.leadSource.wire) == [expected])
    }

    @Test(
        "What is no lead source leaves the column's own",
        arguments: ["a-b|c", "Call - now", "SPZA", "MYSPZA-PLT|x.y", "SPZA-|x", "|"])
    func notFound(_ text: String) {
        let csv = "(Do Not Modify) Lead,Topic,Description,Lead Source\n1,,\"\(text)\",Web\n"
        #expect(read(csv).leads.map(\.leadSource.wire) == ["Web"])
    }
}
