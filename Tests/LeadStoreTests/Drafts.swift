import TestSupport
import LeadModel

/// Leads of a few customers who share names, phones, companies and e-mails, so that they fold in every way.
enum Drafts {
    static let sources = [
        "AzureMarketplace-INS", "SPZA-INS", "TestDrive-StartTestDrive", "SPZA-PLT", "AzurePortal-Create", "SPZA-DNC",
        "SFDC-xx", "",
    ]

    static func random(_ count: Int, _ random: inout Seeded, at latest: Timestamp = .noon) -> [LeadDraft] {
        (0..<count).map { _ in one(&random, latest) }
    }

    static func one(_ random: inout Seeded, _ latest: Timestamp) -> LeadDraft {
        func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }
        let offer = pick(["|pub.a", "|pub.b", "|PUB.A", ""])
        let name = pick(["Jan Kowalski", "Anna Nowak", "José", "李 小龙", ""])
        let email = pick(["", "", "a@x.example", "A@X.example", "b@x.example", "c@x.example", "d@x.example", "no mail"])
        var draft = LeadDraft.make(
            pick(sources) + offer, email: email, name: name,
            company: pick(["", "Contoso", "CONTOSO", "Fabrikam", "Łódź"]),
            phone: pick(["", "", "+48 600 100 200", "600 300 400"]), country: pick(["PL", "Poland", "US", ""]),
            at: latest - .minutes(Int64.random(in: 0...300_000, using: &random)),
            description: pick(["", "", "Please call", #"{"utm_campaign":"nov"}"#]),
            status: pick(["", "", "", "Active", "Won"]),
            optOuts: Int.random(in: 0...9, using: &random) == 0 ? .email : [])
        draft.offerTitle = pick(["", "", "Title A"])
        if Int.random(in: 0...11, using: &random) == 0 { draft.person.email = "MSFT_TEST_636573304831318844@test.com" }
        if Int.random(in: 0...15, using: &random) == 0 { draft.createdAt = nil }
        return draft
    }
}
