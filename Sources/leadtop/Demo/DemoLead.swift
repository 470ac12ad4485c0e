import LeadModel

/// One made-up lead.
struct DemoLead {
    /// Counted from 0, in order of time.
    var number: Int
    var createdAt: Timestamp
    var person: Person
    var leadSource: String
    var offer: DemoOffer
    var description: String
    var status: String
}

/// Any number of made-up leads in order of time, ever more of them a week; the same for the same count, seed and end.
struct DemoLeads: Sequence, IteratorProtocol {
    let count: Int
    let seed: UInt64
    /// No lead is later.
    let end: Timestamp
    /// Whether half of the leads are about one offer.
    var hasHotOffer = false
    /// Half of the customers are among those of this seed's leads, of which there are as many.
    var knownSeed: UInt64?
    private var number = 0
    private var customers = 0
    private var dice: Dice

    private static let span = Timestamp.Span.days(4 * 365)

    init(count: Int, seed: UInt64, end: Timestamp) {
        (self.count, self.seed, self.end) = (count, seed, end)
        dice = Dice(seed: seed)
    }

    mutating func next() -> DemoLead? {
        guard number < count else { return nil }
        defer { number += 1 }
        let moment = moment()
        if dice.chance(1) { return testLead(at: moment) }
        let offer = offer()
        return DemoLead(
            number: number, createdAt: moment, person: nextPerson(), leadSource: click() + "|" + offer.id,
            offer: offer, description: description(), status: dice.chance(100) ? dice.pick(Self.states) : "")
    }

    /// Six leads in ten bring a new customer; the others are of one who came before, mostly lately.
    private mutating func nextPerson() -> Person {
        let isNew = customers * 10 <= number * 6
        if isNew { customers += 1 }
        let past = dice.fraction()
        let index = isNew ? customers - 1 : customers - 1 - Int(past * past * Double(customers))
        return customer(index).person
    }

    /// The known ones come in no order, as they do in real life.
    private func customer(_ index: Int) -> DemoCustomer {
        guard let knownSeed, index % 2 == 1 else { return DemoCustomer(number: index, seed: seed) }
        var dice = Dice(seed: seed ^ knownSeed, number: index)
        return DemoCustomer(number: dice.below(Swift.max(1, count * 6 / 10)), seed: knownSeed)
    }

    private mutating func offer() -> DemoOffer {
        guard hasHotOffer else { return dice.pickEarly(DemoOffer.all) }
        return dice.chance(500) ? .hot : dice.pickEarly(DemoOffer.others)
    }

    /// As many leads a week at the end as in three weeks at the beginning.
    private mutating func moment() -> Timestamp {
        let share = (Double(number) + dice.fraction()) / Double(count)
        let time = ((1 + 8 * share).squareRoot() - 1) / 2
        let seconds = Int64(Double(Self.span.milliseconds / 1000) * (1 - time))
        return Timestamp(milliseconds: end.milliseconds / 1000 * 1000) - .seconds(seconds)
    }

    private static let clicks = [
        (240, "AzureMarketplace-INS"), (110, "SPZA-INS"), (120, "SPZA-PLT"), (355, "TestDrive-StartTestDrive"),
        (140, "AzurePortal-Create"), (25, "SPZA-DNC"), (6, "AppSource - PLT"), (2, "SFDC-dup-xx"),
        (2, "CloudSolutions-Trial"),
    ].flatMap { Array(repeating: $1, count: $0) }
    private static let states = ["Open", "Working", "Qualified", "Closed - Converted", "New"]

    private mutating func click() -> String {
        dice.pick(Self.clicks)
    }

    private static let campaigns = ["nov_mail", "spring_launch", "webinar_erp", "partner_day", "blog_backup"]
    private static let mediums = ["newsletter", "search", "social", "referral"]
    private static let notes = [
        "Please call after 5 pm.", "We need a quote for 250 seats.", "Is there a student licence?",
        "=HYPERLINK(\"http://contoso.example\")", "Bitte auf Deutsch.", "Does it run in the \"West Europe\" region?",
        "お見積りをお願いします。", "Interested in a demo,\nbest on Tuesday.",
    ]

    private mutating func description() -> String {
        switch dice.below(100) {
        case 0..<22:
            "{\"mktcmpid\":\"\(dice.pickEarly(Self.campaigns))\",\"utm_source\":\"\(dice.pick(Self.mediums))\"}"
        case 22..<34: dice.pick(Self.notes)
        case 34..<40: "Campaigns: "
        case 40..<44: " "
        default: ""
        }
    }

    /// The marketplace's connection check, with its .NET ticks.
    private mutating func testLead(at moment: Timestamp) -> DemoLead {
        let mark = "MSFT_TEST_\(621_355_968_000_000_000 + moment.milliseconds * 10_000)"
        var person = Person()
        (person.firstName, person.lastName, person.company, person.title) = (mark, mark, mark, mark)
        person.email = mark + "@test.com"
        person.country = "US"
        let offer = dice.pick(DemoOffer.all)
        return DemoLead(
            number: number, createdAt: moment, person: person, leadSource: "\(mark)-\(mark)|\(offer.id)",
            offer: offer, description: mark, status: "")
    }
}
