import LeadModel
import Testing

@Suite("What Microsoft counts is found among what arrived")
struct ReconciliationTests {
    private static let noon = Timestamp(rfc3339: "2026-11-12T12:00:00Z") ?? Timestamp(milliseconds: 0)

    private func counted(
        _ referral: String, company: String = "Contoso", country: String = "PL", hours: Int64 = 0,
        action: Action = .contactMe, offer: String = "northwind.erp", title: String = "", known: Int64? = nil,
        isTest: Bool = false
    ) -> CountedLead {
        CountedLead(
            referral: referral, createdAt: Self.noon + .hours(hours), offer: OfferName(id: offer, title: title),
            source: .appSource, action: action, country: country, company: company, isTest: isTest, known: known)
    }

    private func arrived(
        _ id: Int64, company: String = "Contoso", country: String = "PL", hours: Int64 = 0,
        action: Action = .contactMe, offer: String = "northwind.erp", title: String = "", isTest: Bool = false
    ) -> ArrivedLead {
        ArrivedLead(
            id: id, at: Self.noon + .hours(hours), offer: OfferName(id: offer, title: title), source: .appSource,
            action: action, country: country, company: company, isTest: isTest)
    }

    private func reconcile(_ counted: [CountedLead], _ arrived: [ArrivedLead]) -> Reconciliation {
        let day = Self.noon.dayUTC
        return Reconciliation(counted: counted, arrived: arrived, days: day.adding(days: -40)...day.adding(days: 40))
    }

    private func sureness(_ counted: CountedLead, _ arrived: ArrivedLead) -> Reconciliation.Sureness? {
        reconcile([counted], [arrived]).matches.first?.sureness
    }

    @Test("How sure a pair is follows from what agrees")
    func levels() {
        let lead = counted("r1")
        #expect(sureness(counted("r1", known: 7), arrived(7, company: "other")) == .certain)
        #expect(sureness(lead, arrived(1, hours: 5)) == .sure)
        #expect(sureness(counted("r1", company: "CONTOSO, Inc."), arrived(1, company: "Contóso")) == .sure)
        #expect(sureness(lead, arrived(1, hours: 13)) == .likely)
        #expect(sureness(lead, arrived(1, hours: -13)) == .likely)
        #expect(sureness(lead, arrived(1, company: "")) == .likely)
        #expect(sureness(counted("r1", company: "", country: ""), arrived(1)) == .likely)
        #expect(sureness(lead, arrived(1, company: "Fabrikam")) == .possible)
        #expect(sureness(counted("r1", country: "Poland"), arrived(1, company: "Fabrikam")) == .possible)
        #expect(sureness(lead, arrived(1, company: "Fabrikam", country: "SE")) == .missing)
        #expect(sureness(lead, arrived(1, company: "", country: "SE")) == .missing)
        #expect(sureness(lead, arrived(1, hours: 37)) == .missing)
        #expect(sureness(lead, arrived(1, action: .install)) == .missing)
        #expect(sureness(lead, arrived(1, offer: "northwind.crm")) == .missing)
    }

    @Test("An offer is the same by its id, without its publisher, or by its title")
    func offers() {
        let lead = counted("r1", offer: "northwind.erp", title: "Northwind ERP")
        #expect(sureness(lead, arrived(1, offer: "Northwind.ERP")) == .sure)
        #expect(sureness(lead, arrived(1, offer: "", title: "northwind erp")) == .sure)
        #expect(sureness(counted("r1", offer: "erp"), arrived(1, offer: "northwind.erp")) == .sure)
        let two = [counted("r1", offer: "erp"), counted("r2", hours: 300, offer: "adatum.erp")]
        let result = reconcile(two, [arrived(1, offer: "northwind.erp")])
        #expect(result.count(.missing) == 2, "erp of two publishers is neither's")
    }

    @Test("The surest pair comes first, and one lead answers for one")
    func oneToOne() {
        let result = reconcile(
            [counted("r1", company: "Fabrikam"), counted("r2", hours: 2)], [arrived(1, hours: 1)])
        #expect(result.matches.map(\.counted.referral) == ["r1", "r2"])
        #expect(result.matches.map(\.sureness) == [.missing, .sure])
        let known = reconcile([counted("r1", known: 1), counted("r2")], [arrived(1)])
        #expect(known.matches.map(\.sureness) == [.certain, .missing])
    }

    @Test("What is known by its Referral ID does not leave its own door's lead unlisted")
    func echoes() {
        var door = arrived(2)
        door.isAnonymous = true
        let result = reconcile([counted("r1", known: 1)], [arrived(1), door, arrived(3)])
        #expect(result.matches.map(\.arrived) == [1])
        #expect(result.unlisted == 1)
        let other = reconcile([counted("r1", known: 1), counted("r2")], [arrived(1), arrived(2)])
        #expect(other.matches.map(\.sureness) == [.certain, .sure])
        #expect(other.unlisted == 0)
    }

    @Test("As many as can are paired with their neighbours of the day before and after")
    func neighbours() {
        let result = reconcile(
            [counted("r1", hours: 0), counted("r2", hours: 48)], [arrived(1, hours: -24), arrived(2, hours: 24)])
        #expect(result.count(.likely) == 2)
    }

    @Test("Test leads and cross-listed ones are left out on both sides, and said so")
    func leftOut() {
        let result = reconcile(
            [counted("r1"), counted("r2", isTest: true)],
            [arrived(1, isTest: true), arrived(2, action: .doNotContact), arrived(3, company: "Fabrikam", country: "")])
        #expect(result.matches.map(\.sureness) == [.missing])
        #expect(result.leftOut == 3)
        #expect(result.unlisted == 1)
    }

    @Test("The same Referral ID twice is one lead; a lead without a day is found by it alone")
    func oddRows() {
        #expect(reconcile([counted("r1"), counted("R1", hours: 3)], []).matches.count == 1)
        var dayless = counted("r1")
        dayless.createdAt = nil
        #expect(sureness(dayless, arrived(1)) == .missing)
        dayless.known = 1
        #expect(sureness(dayless, arrived(1)) == .certain)
    }

    @Test("The parts count by offer and day")
    func parts() {
        let result = reconcile(
            [counted("r1"), counted("r2", hours: 1), counted("r3", hours: 30), counted("r4", offer: "a.b")],
            [arrived(1)])
        #expect(result.parts.map(\.offer.id) == ["a.b", "northwind.erp", "northwind.erp"])
        #expect(result.parts.map(\.counted) == [1, 2, 1])
        #expect(result.parts.map(\.missing) == [1, 1, 1])
    }

    // MARK: Any leads at all

    private func anyLeads(_ dice: inout Dice) -> ([CountedLead], [ArrivedLead]) {
        let companies = ["", "Contoso", "Contoso Ltd", "Fabrikam", "\u{202E}=x", "龙门"]
        let countries = ["", "PL", "SE"]
        let offers = ["northwind.erp", "northwind.crm", ""]
        let actions: [Action] = [.contactMe, .install, .doNotContact, .other("x")]
        func roll<Value>(_ values: [Value]) -> Value { values[Int(dice.next() % UInt64(values.count))] }
        let theirs = (0..<Int(dice.next() % 40)).map { index in
            counted(
                "r\(index)", company: roll(companies), country: roll(countries),
                hours: Int64(dice.next() % 200), action: roll(actions), offer: roll(offers), title: "T",
                known: dice.next() % 10 == 0 ? Int64(index) : nil, isTest: dice.next() % 12 == 0)
        }
        let ours = (0..<Int64(dice.next() % 40)).map { id in
            arrived(
                id, company: roll(companies), country: roll(countries), hours: Int64(dice.next() % 200),
                action: roll(actions), offer: roll(offers), title: "T", isTest: dice.next() % 12 == 0)
        }
        return (theirs, ours)
    }

    @Test("For any leads: order changes nothing, and each lead of either side is used once", arguments: 1...200)
    func properties(seed: UInt64) {
        var dice = Dice(state: seed)
        let (theirs, ours) = anyLeads(&dice)
        let result = reconcile(theirs, ours)
        #expect(result == reconcile(theirs.shuffled(using: &dice), ours.shuffled(using: &dice)))
        let answers = result.matches.compactMap(\.arrived)
        #expect(Set(answers).count == answers.count)
        #expect(Set(result.matches.map(\.counted.referral)).count == result.matches.count)
        for match in result.matches { #expect((match.arrived == nil) == (match.sureness == .missing)) }
        let here = Set(ours.map(\.id))
        let open = ours.count { !$0.isTest && !$0.isCrossListed }
        let used = ours.count { lead in !lead.isTest && !lead.isCrossListed && answers.contains(lead.id) }
        let certain = result.count(.certain)
        #expect((open - used - certain...open - used).contains(result.unlisted), "\(here.count)")
        #expect(result.parts.reduce(0) { $0 + $1.counted } == result.matches.count)
    }

    @Test("For any leads: one that never arrived shows as missing and changes no other", arguments: 1...100)
    func addingMissing(seed: UInt64) {
        var dice = Dice(state: seed)
        let (theirs, ours) = anyLeads(&dice)
        let former = reconcile(theirs, ours)
        let extra = counted("new", company: "Adatum", offer: "adatum.new", title: "Adatum New")
        let result = reconcile((theirs + [extra]).shuffled(using: &dice), ours)
        #expect(result.matches.filter { $0.counted.referral == "new" }.map(\.sureness) == [.missing])
        #expect(result.matches.filter { $0.counted.referral != "new" } == former.matches)
        #expect(result.unlisted == former.unlisted)
    }
}

/// SplitMix64: the same numbers for the same seed.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
