import LeadModel
import TestSupport
import Testing

@Suite struct LeadSourceTests {
    @Test(
        "The grammar is read with blanks, dots and hyphens wherever they occur",
        arguments: [
            (
                "AzureMarketplace-INS|checkpoint.check-point-r77-10sg-byol", .azureMarketplace, .install,
                "checkpoint.check-point-r77-10sg-byol"
            ),
            (
                "SPZA-PLT|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a", .appSource, .contactMe,
                "docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a"
            ),
            (" SPZA - PLT | contoso.backup-pro ", .appSource, .contactMe, "contoso.backup-pro"),
            ("AppSource (SPZA)-DNC|bitnami.openedxcypress", .appSource, .doNotContact, "bitnami.openedxcypress"),
            ("appsource-ins|a.b", .appSource, .install, "a.b"),
            ("AzurePortal-Create|a.b.c", .azurePortal, .create, "a.b.c"),
            ("TestDrive-StartTestDrive|northwind.erp", .testDrive, .startTestDrive, "northwind.erp"),
            ("AzureMarketplace", .azureMarketplace, .other(""), nil),
            ("AzureMarketplace|a.b", .azureMarketplace, .other(""), "a.b"),
            ("SPZA-PLT", .appSource, .contactMe, nil), ("SPZA-PLT|", .appSource, .contactMe, nil),
            ("Web", .other("Web"), .other(""), nil), ("", .other(""), .other(""), nil),
            ("|a.b", .other(""), .other(""), "a.b"),
            ("SFDC-xx|Listing", .other("SFDC"), .other("xx"), "Listing"),
            ("X-Y-Z|a|b", .other("X"), .other("Y-Z"), "a|b"),
        ] as [(String, Source, Action, String?)])
    func reads(text: String, source: Source, action: Action, offer: String?) {
        let lead = LeadSource(wire: text)
        #expect(lead == LeadSource(source: source, action: action, offer: offer.flatMap { OfferID($0) }))
        #expect(LeadSource(wire: lead.wire) == lead)
    }

    @Test(
        "A repeat of the same click is marked",
        arguments: ["SFDC-dup-xx|Listing", "SFDC-DUP-xx|Listing", "SFDC - dup-xx | Listing"])
    func repeats(text: String) {
        let lead = LeadSource(wire: text)
        #expect(lead.isRepeat && lead.action == .other("xx") && lead.source == .other("SFDC"))
        #expect(lead.wire == "SFDC-dup-xx|Listing")
        #expect(LeadSource(wire: lead.wire) == lead)
    }

    @Test("The canonical spelling reads back as an equal value, whatever the text")
    func roundTrip() {
        var random = Seeded(10)
        for _ in 0..<5000 {
            let text = random.hostileText() + random.hostileText()
            let lead = LeadSource(wire: text)
            #expect(LeadSource(wire: lead.wire) == lead, "\(text.debugDescription)")
        }
    }

    @Test(
        "A stored source reads back as itself",
        arguments: [.azureMarketplace, .azurePortal, .testDrive, .appSource, .other("AWS"), .other("")] as [Source])
    func source(source: Source) {
        #expect(Source(wire: source.wire) == source)
        #expect(Source(wire: " " + source.wire.uppercased() + "\n").wire.lowercased() == source.wire.lowercased())
        #expect(source.wire.isEmpty || !source.title.isEmpty)
    }

    @Test(
        "AppSource's names are one source", arguments: ["SPZA", "spza", "AppSource", "Appsource", "AppSource (SPZA)"])
    func appSource(text: String) {
        #expect(Source(wire: text) == .appSource)
    }

    @Test(
        "A stored action reads back as itself",
        arguments: [.install, .contactMe, .doNotContact, .create, .startTestDrive, .other("XYZ"), .other("")]
            as [Action])
    func action(action: Action) {
        #expect(Action(wire: action.wire) == action)
        #expect(Action(wire: " " + action.wire.lowercased()).wire.lowercased() == action.wire.lowercased())
    }

    @Test(
        "Partner Center's calls to action are actions",
        arguments: [("Contact me", .contactMe), ("Get it now", .install), ("Test drive", .startTestDrive)]
            as [(String, Action)])
    func callToAction(text: String, expected: Action) {
        #expect(Action(wire: text) == expected)
    }

    @Test(
        "An offer is split at its first dot",
        arguments: [
            ("checkpoint.check-point-r77-10sg-byol", "checkpoint", "check-point-r77-10sg-byol"), ("a.b.c", "a", "b.c"),
            (" a.b ", "a", "b"), ("Listing", "", "Listing"), (".b", "", "b"), ("a.", "a", ""),
            ("a.\u{301}b", "a", "\u{301}b"),
        ])
    func offer(text: String, publisher: String, offer: String) throws {
        let id = try #require(OfferID(text))
        #expect((id.publisher, id.offer) == (publisher, offer))
        #expect(OfferID(id.rawValue) == id)
    }

    @Test("An offer of blanks is none", arguments: ["", " ", "\t\u{A0}"])
    func noOffer(text: String) {
        #expect(OfferID(text) == nil)
    }
}
