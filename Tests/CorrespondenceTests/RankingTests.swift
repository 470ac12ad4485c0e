import Correspondence
import LeadModel
import TestSupport
import Testing

/// Which template a customer gets.
struct RankingTests {
    private func chosen(_ whom: Whom) throws -> String {
        let best = try Ranking(Installed.templates, for: whom.occasion).best
        return best.map { "\($0.name).\($0.language)" } ?? "none"
    }

    @Test("One message fits his steps, his language and who contacted him since")
    func installed() throws {
        let jan = Whom.jan
        var tom = jan
        tom.country = "GB"
        #expect(try chosen(jan.with(.getItNow, "2026-11-01")) == "get-it-now.pl")
        #expect(try chosen(tom.with(.testDrive, "2026-11-01")) == "test-drive.en")
        #expect(try chosen(jan.with(.contactMe, "2026-11-01")) == "contact-me.pl")
        #expect(try chosen(tom.with(.other, "2026-11-01")) == "general.en")
        let both = jan.with(.testDrive, "2026-10-01").with(.purchase, "2026-11-01")
        #expect(try chosen(both) == "test-drive-purchase.pl")
        #expect(try chosen(both.contacted(.noAnswer, "2026-11-02")) == "second-try.pl")
        #expect(try chosen(both.contacted(.mailSent, "2026-11-02")) == "second-try.pl")
        #expect(try chosen(both.contacted(.reached, "2026-11-02")) == "after-contact.pl")
        // What he did after that is what the next message is about.
        #expect(try chosen(both.contacted(.reached, "2026-10-02")) == "test-drive-purchase.pl")
    }

    @Test(
        "The language is the country's, and English where there is none",
        arguments: [
            ("DE", "de"), ("AT", "de"), ("FR", "fr"), ("MX", "es"), ("PL", "pl"), ("GB", "en"), ("", "en"),
            ("CH", "en"), ("JP", "en"),
        ])
    func languages(country: String, language: String) throws {
        var whom = Whom.jan.with(.purchase, "2026-11-01")
        whom.country = country
        #expect(try chosen(whom) == "purchase." + language)
    }

    @Test("A message is never about an offer that he may not be contacted about")
    func blockedOffer() throws {
        var whom = Whom.jan.with(.testDrive, Whom.erp, "2026-10-01").with(.purchase, "2026-11-01")
        let block = ContactRule.Block(origin: .person("tom"), offer: Whom.backup.id, reason: "asked", at: Whom.now)
        whom.blocks = [block]
        #expect(try chosen(whom) == "test-drive.pl")
        let template = try #require(try Ranking(Installed.templates, for: whom.occasion).best)
        #expect(try !template.letter(for: whom.occasion).body.contains("Backup"))
        whom.blocks = [ContactRule.Block(origin: .optOut, offer: nil, channel: .email, reason: "", at: Whom.now)]
        #expect(
            Occasion(
                whom.detail, languages: .standard, rep: "", now: Whom.now,
                zone: .init(name: "", initialOffsetSeconds: 0, transitions: [])) == nil)
    }

    private func template(_ head: String, _ name: String, isOwn: Bool = true) throws -> Template {
        try Template(text: "---\n\(head)\nsubject: s\n---\nbody\n", fileName: name, path: name, isOwn: isOwn)
    }

    @Test("The more a head fixes, the better it fits; one's own goes before an installed one")
    func specific() throws {
        let occasion = try Whom.jan.with(.testDrive, "2026-10-01").with(.purchase, "2026-11-01").occasion
        let ladder = try [
            "": "b.en", "steps: purchase": "c.en", "after: purchase": "d.en", "after: purchase + test-drive": "e.en",
            "offers: *": "f.en", "offers: contoso.*": "g.en", "offers: other.*, CONTOSO.backup-*": "h.en",
            "after: first": "i.en", "language: any": "j.en", "language: pl": "k.en",
        ].map { try template($0.key, $0.value + ".mustache") }
        let ranking = Ranking(ladder, for: occasion)
        #expect(ranking.entries.map(\.template.name) == ["k", "j", "i", "h", "g", "f", "e", "d", "c", "b"])
        let twins = try [template("", "x.en.mustache", isOwn: false), template("", "y.en.mustache")]
        #expect(Ranking(twins, for: occasion).best?.name == "y")
        let miss = try [template("steps: test-drive", "m.mustache"), template("language: de", "n.mustache")]
        #expect(Ranking(miss, for: occasion).best == nil)
        #expect(Ranking(miss, for: occasion).entries.allSatisfy { !$0.reasons.isEmpty && !$0.fits })
        #expect(Ranking(miss, for: occasion).named("m")?.name == "m")
    }

    @Test(
        "Whatever order the files come in, and whoever the customer is, the order is the same and nobody goes without",
        arguments: 0..<60)
    func deterministic(seed: Int) throws {
        var random = Seeded(seed)
        var whom = Whom.jan
        whom.country = ["PL", "DE", "", "US", "xx"].randomElement(using: &random) ?? ""
        for day in 1...Int.random(in: 1...5, using: &random) {
            let step =
                [Step.getItNow, .testDrive, .contactMe, .purchase, .other].randomElement(using: &random) ?? .other
            let offer = Bool.random(using: &random) ? Whom.backup : OfferName(id: "", title: "")
            whom = whom.with(step, offer, "2026-10-0\(day)")
            if let outcome = FollowUp.Outcome.allCases.randomElement(using: &random), Bool.random(using: &random) {
                whom = whom.contacted(outcome, "2026-10-0\(Int.random(in: 1...9, using: &random))")
            }
        }
        let occasion = try whom.occasion
        let first = Ranking(Installed.templates, for: occasion)
        #expect(first.best != nil)
        #expect(Ranking(Installed.templates.shuffled(using: &random), for: occasion) == first)
        #expect(Set(first.entries.map(\.template)).count == Installed.templates.count)
    }

    @Test(
        "A pattern of offers takes any run of characters for a star",
        arguments: [
            ("*", "", true), ("contoso.*", "contoso.backup-pro", true), ("contoso.*", "contoso", false),
            ("*backup*", "Contoso.Backup-Pro", true), ("*.erp", "northwind.erp", true), ("a*b*c", "aXbYc", true),
            ("a*b*c", "aXcYb", false), ("", "x", false), ("ab", "abc", false), ("bc", "abc", false), ("**", "x", true),
        ])
    func patterns(pattern: String, id: String, matches: Bool) throws {
        let occasion = try Whom.jan.with(.purchase, OfferName(id: id, title: ""), "2026-11-01").occasion
        let one = try template("offers: \(pattern.isEmpty ? "," : pattern)", "p.en.mustache")
        // Without a pattern a template is for all offers.
        #expect(Ranking([one], for: occasion).entries.first?.fits == (matches || pattern.isEmpty))
    }
}
