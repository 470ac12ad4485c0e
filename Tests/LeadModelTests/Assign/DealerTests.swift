import LeadModel
import Testing

@Suite("Rules give customers to reps")
struct DealerTests {
    private static let now = Timestamp(seconds: 1_795_348_800)

    private func owners(_ dealer: Dealer, _ count: Int) -> [String] {
        var dealer = dealer
        return (0..<count).map { _ in dealer.deal(by: Array(dealer.rules.indices), at: Self.now)?.owner ?? "-" }
    }

    private func absence(_ rep: String, deputy: String = "") -> Absence {
        Absence(rep: rep, deputy: deputy, since: Self.now - .days(1), until: Self.now + .days(1))
    }

    @Test(
        "A star stands for anything, and case for nothing",
        arguments: [
            ("contoso.backup", "contoso.*", true), ("Contoso.Backup", "CONTOSO.backup", true), ("a.b.c", "*.c", true),
            ("a.b.c", "a*b*c", true), ("a.b", "a.b.*", false), ("", "*", true), ("", "", true), ("a", "", false),
            ("aab", "*ab", true), ("abcabd", "a*bd", true), ("contoso", "conto", false), ("żółw.x", "ŻÓŁW*", true),
        ])
    func patterns(text: String, pattern: String, fits: Bool) {
        #expect(AssignmentRule.fits(text, pattern) == fits)
    }

    @Test("Turns go round, on from whose turn it was last, and by each rule for itself")
    func turns() {
        let rule = AssignmentRule(name: "all", reps: ["anna", "ola", "tom"], way: .turn)
        #expect(owners(Dealer([rule]), 4) == ["anna", "ola", "tom", "anna"])
        #expect(owners(Dealer([rule], turns: ["all": "ola"]), 2) == ["tom", "anna"])
        #expect(owners(Dealer([rule], turns: ["all": "gone", "other": "tom"]), 1) == ["anna"])
    }

    @Test("Who has the fewest gets the next, and the first of equals")
    func load() {
        let rule = AssignmentRule(name: "all", reps: ["anna", "ola"], way: .load)
        #expect(owners(Dealer([rule], loads: ["anna": 2]), 4) == ["ola", "ola", "anna", "ola"])
    }

    @Test("Who is full gets nothing; the next rule that has somebody does")
    func capacity() {
        let rules = [
            AssignmentRule(name: "few", reps: ["anna", "ola"], way: .turn, capacity: 2),
            AssignmentRule(name: "rest", reps: ["tom"], capacity: 1),
        ]
        #expect(owners(Dealer(rules, loads: ["anna": 1]), 5) == ["anna", "ola", "ola", "tom", "-"])
    }

    @Test("Who is away gives his turn to his deputy, or to the next")
    func away() {
        let rule = AssignmentRule(name: "all", reps: ["anna", "ola"], way: .turn)
        let deputy = Absences([absence("anna", deputy: "tom")])
        #expect(owners(Dealer([rule], absences: deputy), 3) == ["tom", "ola", "tom"])
        #expect(owners(Dealer([rule], absences: Absences([absence("anna")])), 2) == ["ola", "ola"])
        let both = Absences([absence("anna", deputy: "ola"), absence("ola", deputy: "anna")])
        #expect(owners(Dealer([rule], absences: both), 1) == ["-"])
    }

    @Test("Who stands in is followed from deputy to deputy, and only while somebody is away")
    func standIns() {
        let absences = Absences([absence("anna", deputy: "ola"), absence("ola", deputy: "tom")])
        #expect(absences.standIn(for: "anna", at: Self.now) == "tom")
        #expect(absences.stoodInFor(by: "tom", at: Self.now) == ["anna", "ola"])
        #expect(absences.stoodInFor(by: "ola", at: Self.now).isEmpty)
        #expect(absences.standIn(for: "anna", at: Self.now + .days(1)) == "anna")
        #expect(absences.away(at: Self.now).map(\.rep) == ["anna", "ola"])
    }

    @Test("A rule asks for all that it names: offer, source, step and country")
    func matching() {
        let rule = AssignmentRule(
            name: "x", offers: ["contoso.*", "*.erp"], countries: ["PL"], steps: [.contactMe], sources: [.appSource],
            reps: ["anna"])
        func matches(_ offer: String, _ source: Source, _ step: Step, _ country: String) -> Bool {
            rule.matches(offer: OfferName(id: offer, title: "T"), source: source, step: step, country: country)
        }
        #expect(matches("contoso.a", .appSource, .contactMe, "PL"))
        #expect(matches("northwind.ERP", .appSource, .contactMe, "PL"))
        #expect(!matches("fabrikam.a", .appSource, .contactMe, "PL"))
        #expect(!matches("contoso.a", .testDrive, .contactMe, "PL"))
        #expect(!matches("contoso.a", .appSource, .getItNow, "PL"))
        #expect(!matches("contoso.a", .appSource, .contactMe, ""))
        let titled = AssignmentRule(name: "t", offers: ["northwind*"], reps: ["a"])
        #expect(
            titled.matches(
                offer: OfferName(id: "", title: "Northwind ERP"), source: .testDrive, step: .testDrive, country: ""))
    }
}
