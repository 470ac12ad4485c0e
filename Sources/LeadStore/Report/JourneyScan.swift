import GRDB
import LeadModel

/// What one customer did on one path.
struct JourneyLeg {
    var start: LeadStream.Lead
    /// When he went on; `nil` where he did not.
    var end: Int64?

    /// `nil` where he did not take the first step.
    init?(_ leads: [LeadStream.Lead], _ path: JourneyPath, isSameOffer: Bool) {
        guard let start = Self.first(leads, path.from) else { return nil }
        self.start = start
        end =
            leads.first { lead in
                lead.step == path.to && lead.at >= start.at
                    && (!isSameOffer || lead.offer != 0 && lead.offer == start.offer)
            }?.at
    }

    /// Leads of one moment stand in no order.
    private static func first(_ leads: [LeadStream.Lead], _ step: Step) -> LeadStream.Lead? {
        guard let place = leads.firstIndex(where: { $0.step == step }) else { return nil }
        var first = leads[place]
        for lead in leads[(place + 1)...] {
            guard lead.at == first.at else { break }
            if lead.step == step, lead.isBefore(first) { first = lead }
        }
        return first
    }
}

/// The parts that journeys belong to, by numbers.
struct JourneyParts {
    private let by: Journeys.By
    private let setting: Setting
    private var countries: Numbered<String>?
    private var campaigns: Campaigns?
    /// Offers of one name are one.
    private var offers: [Int64: Int64] = [:]

    init(_ by: Journeys.By, _ setting: Setting) throws {
        (self.by, self.setting) = (by, setting)
        switch by {
        case .country: countries = try People(setting).numbered("c.country_code", index: "customer_country")
        case .campaign: campaigns = Campaigns(try Tagged(setting))
        case .offer: offers = OfferGroups(setting.vocabulary).numbers
        case .week: break
        }
    }

    func number(of customer: Int64, _ start: LeadStream.Lead) -> Int {
        switch by {
        case .country: countries?[customer] ?? 0
        case .campaign: campaigns?.number(of: start.id) ?? 0
        case .offer: Int(offers[start.offer] ?? 0)
        case .week: setting.zone.monday(of: Timestamp(milliseconds: start.at)).daysSince1970
        }
    }

    func part(_ number: Int) -> ReportGroup.Part {
        switch by {
        case .country: .country(countries?.values[number] ?? "")
        case .campaign: .campaign(campaigns?.values[number] ?? "")
        case .offer: .offer(setting.vocabulary.offer(Int64(number)).text)
        case .week: .week(CivilDate(daysSince1970: number))
        }
    }
}

/// The campaigns of leads, each with one number: 0 is none.
struct Campaigns {
    private(set) var values = [""]
    private var numbers: [Int] = []
    private let tagged: Tagged

    init(_ tagged: Tagged) {
        self.tagged = tagged
        var known = ["": 0]
        for tags in tagged.numbered.values {
            if known[tags.campaign] == nil {
                known[tags.campaign] = values.count
                values.append(tags.campaign)
            }
            numbers.append(known[tags.campaign] ?? 0)
        }
    }

    func number(of lead: Int64) -> Int { numbers[tagged.numbered[lead]] }
}

/// Offers that people call the same: the lowest id stands for all of a name.
struct OfferGroups {
    let numbers: [Int64: Int64]

    init(_ vocabulary: Vocabulary) {
        var known: [String: Int64] = [:]
        var numbers: [Int64: Int64] = [:]
        for (id, name) in vocabulary.offers.sorted(by: { $0.key < $1.key }) {
            let number = known[name.text] ?? id
            known[name.text] = number
            numbers[id] = number
        }
        self.numbers = numbers
    }
}

extension ReportGroup.Part {
    /// What journeys are told apart by, where this is a part of it.
    var journeys: Journeys.By? {
        switch self {
        case .offer: .offer
        case .country: .country
        case .campaign: .campaign
        case .week: .week
        case .rep, .step, .source, .tag: nil
        }
    }
}

extension Zone {
    /// The Monday with which the local week of a moment begins.
    func monday(of moment: Timestamp) -> CivilDate {
        let date = localTime(of: moment).date
        return date.adding(days: 1 - date.weekday.rawValue)
    }
}

/// Who of those who did not go on is waited for.
struct Stuck {
    private let blocked: CustomerSet
    private let closed: CustomerSet
    private let now: Int64

    init(_ setting: Setting) throws {
        let people = People(setting)
        (blocked, closed, now) = (try people.blocked(), try people.closed(), setting.now.milliseconds)
    }

    /// Which of `Journeys.stuckAges` it is; `nil` for who went on, may not be contacted, or is closed.
    func age(_ leg: JourneyLeg, of customer: Int64) -> Int? {
        guard leg.end == nil, !blocked.contains(customer), !closed.contains(customer) else { return nil }
        let days = Int(max(0, now - leg.start.at) / Timestamp.dayLength)
        return Journeys.stuckAges.firstIndex { $0.contains(days) }
    }
}
