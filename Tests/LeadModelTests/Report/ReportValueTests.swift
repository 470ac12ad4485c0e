import LeadModel
import TestSupport
import Testing

@Suite("Values of reports")
struct ReportValueTests {
    @Test("Median and 90th percentile are exact", arguments: 1...60)
    func spread(count: Int) {
        var random = Seeded(count)
        let sorted = (0..<count).map { _ in Int64.random(in: 0...50, using: &random) }.sorted()
        let spread = Spread(sorted: sorted)
        let middle = count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2
        #expect(spread?.median.milliseconds == middle)
        let ninetieth = sorted.first { value in 10 * sorted.count { $0 <= value } >= 9 * count }
        #expect(spread?.ninetieth.milliseconds == ninetieth)
        #expect(spread?.count == count)
    }

    @Test("Of nothing there is no median")
    func nothing() {
        #expect(Spread(sorted: []) == nil)
    }

    @Test(
        "A campaign's name is what the marketplace takes",
        arguments: ["a", "nov_mail", "Spring-2026", "0123456789abcdef"])
    func campaign(text: String) throws {
        #expect(try CampaignID(text).rawValue == text)
    }

    @Test(
        "Another name is refused with one that would do",
        arguments: [
            ("November mail", "November_mail"), ("spring launch 2026!", "spring_launch_20"), ("été", "ete"),
            (" a&b ", "a_b"), ("__x__y__", "x__y"), ("0123456789abcdefg", "0123456789abcdef"), ("Łódź", "lodz"),
            ("a\u{0}\u{1B}[31m", "a_31m"),
        ])
    func suggestion(text: String, expected: String) {
        let error = #expect(throws: CampaignID.Failure.self) {
            _ = try CampaignID(text.contains("__") ? text + "!" : text)
        }
        #expect(error?.suggestion?.rawValue == expected)
        #expect(error?.message.contains(expected) ?? false)
    }

    @Test("Where nothing can stand, nothing is proposed", arguments: ["", " ", "!!!", "龙"])
    func noSuggestion(text: String) {
        let error = #expect(throws: CampaignID.Failure.self) { _ = try CampaignID(text) }
        #expect(error?.suggestion == nil)
        #expect(!(error?.message.isEmpty ?? true))
    }

    @Test("A proposed name can be taken, whatever was typed", arguments: 1...200)
    func suggestions(seed: Int) throws {
        var random = Seeded(seed)
        let signs = Array("aZ9-_ &é龙\u{202E}\u{0}ß!%")
        let text = String(
            (0..<Int.random(in: 0...30, using: &random)).map { _ in signs.randomElement(using: &random) ?? "a" })
        do {
            #expect(try CampaignID(text).rawValue == text)
        } catch {
            if let suggestion = error.suggestion { #expect(try CampaignID(suggestion.rawValue) == suggestion) }
        }
    }

    @Test("A link has the listing's address and its tags")
    func address() throws {
        var link = ListingLink(
            offer: OfferName(id: "Contoso.backup-pro", title: ""), market: .appSource,
            campaign: try CampaignID("nov_mail"), source: "news letter&x=1", medium: "", at: Timestamp(seconds: 0),
            who: "anna")
        #expect(
            link.address
                == "https://appsource.microsoft.com/product/web-apps/contoso.backup-pro?mktcmpid=nov_mail&utm_source=news%20letter%26x%3D1"
        )
        (link.market, link.source, link.medium) = (.azureMarketplace, "", "ß")
        #expect(
            link.address
                == "https://azuremarketplace.microsoft.com/marketplace/apps/contoso.backup-pro?mktcmpid=nov_mail&utm_medium=%C3%9F"
        )
    }

    @Test(
        "A group is a word that reads back",
        arguments: [
            "journey/testDrive-getItNow/any/began", "journey/contactMe-purchase/same/stuck.3/offer=a.b/c=d",
            "journey/getItNow-purchase/any/within.4/week=2026-11-16", "response/over/rep=", "response/overdue/rep=anna",
            "response/ended.won/reason=price / speed", "response/ended.lost", "origin/came/mktcmpid=nov_mail",
            "origin/reached.3/source=SPZA", "origin/won/utm_source=", "response/everybody/step=testDrive",
            "journey/testDrive-purchase/any/missing/campaign=", "journey/testDrive-purchase/any/stuck/country=PL",
        ])
    func groups(text: String) throws {
        let group = try #require(ReportGroup(text))
        #expect(group.description == text)
        #expect(!group.title(Customs()).isEmpty)
    }

    @Test(
        "Any other word is none",
        arguments: [
            "", "journey", "journey/", "journey/a-b/any/began", "journey/testDrive-getItNow/maybe/began",
            "journey/testDrive-getItNow/any/stuck.9", "journey/testDrive-getItNow/any/within.0",
            "journey/testDrive-getItNow/any/began/planet=x", "journey/testDrive-getItNow/any/began/week=soon",
            "response/never", "response/ended.happy", "response/ended.won/why=x", "origin/came", "origin/came/x=y",
        ])
    func noGroups(text: String) {
        #expect(ReportGroup(text) == nil)
    }
}
