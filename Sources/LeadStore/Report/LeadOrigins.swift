import LeadModel

/// What a lead came with, by numbers.
struct LeadOrigins {
    private let setting: Setting
    private let tagged: Tagged
    private let tags: [[LeadTag: String]]
    private let offers: [Int64: Int64]

    init(_ setting: Setting) throws {
        self.setting = setting
        tagged = try Tagged(setting)
        tags = tagged.tags()
        offers = OfferGroups(setting.vocabulary).numbers
    }

    func number(_ lead: LeadStream.Lead, _ by: Attribution.By) -> Int {
        switch by {
        case .source: Int(lead.origin)
        case .offer: Int(offers[lead.offer] ?? 0)
        case .campaign, .tag: tagged.numbered[lead.id]
        }
    }

    /// Several numbers may be of one part.
    func part(_ number: Int, _ by: Attribution.By) -> ReportGroup.Part {
        switch by {
        case .source: .source(setting.vocabulary.origins[Int64(number)]?.source ?? .other(""))
        case .offer: .offer(setting.vocabulary.offer(Int64(number)).text)
        case .campaign: .campaign(tagged.numbered.values[number].campaign)
        case .tag(let tag): .tag(tag, tags[number][tag] ?? "")
        }
    }

    /// One more than the highest number.
    func count(_ by: Attribution.By) -> Int {
        switch by {
        case .source: Int(setting.vocabulary.origins.keys.max() ?? 0) + 1
        case .offer: Int(setting.vocabulary.offers.keys.max() ?? 0) + 1
        case .campaign, .tag: tags.count
        }
    }
}
