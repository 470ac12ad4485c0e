import GRDB
import LeadModel

/// Counts where leads and customers came from, in one pass over the leads.
struct AttributionQuery {
    let setting: Setting
    let filter: Filter

    func attribution() throws -> Attribution {
        let narrowing = try setting.narrowing(filter)
        let people = People(setting)
        var basis = try BasisCount(setting, filter, narrowing, people)
        var origins = try OriginTally(setting)
        let won = try people.withStatus(.won)
        try LeadStream(setting, narrowing).forEach { customer, leads in
            let own = leads.filter { $0.step != .crossListed }
            basis.add(customer, leads: leads.count, own: own.count)
            origins.add(own, stage: setting.rules.furthest(own), isWon: won.contains(customer))
        }
        return Attribution(basis: basis.basis, tables: origins.tables(), links: try LinkQuery(setting: setting).links())
    }
}

extension AttributionQuery {
    /// The customers behind one number, and the leads where it is one of leads.
    func members(of group: ReportGroup.Origin) throws -> (customers: CustomerSet, leads: CustomerSet?) {
        let last = try setting.db.first("SELECT coalesce(max(id), 0) FROM lead") { $0.int64(0) } ?? 0
        var (customers, found) = (CustomerSet(upTo: Int64(setting.vocabulary.lastCustomer)), CustomerSet(upTo: last))
        guard let by = group.part.attribution else { return (customers, found) }
        let origins = try LeadOrigins(setting)
        let isWanted = (0..<origins.count(by)).map { origins.part($0, by) == group.part }
        let won = try People(setting).withStatus(.won)
        try LeadStream(setting, setting.narrowing(filter)).forEach { customer, leads in
            let own = leads.filter { $0.step != .crossListed }
            let came = own.filter { isWanted[origins.number($0, by)] }
            guard !came.isEmpty else { return }
            switch group.count {
            case .came: for lead in came { found.insert(lead.id) }
            case .won: guard won.contains(customer) else { return }
            case .reached(let stage):
                guard let furthest = setting.rules.furthest(own), furthest >= stage else { return }
            }
            customers.insert(customer)
        }
        return (customers, group.count == .came ? found : nil)
    }
}

extension StageRules {
    fileprivate func furthest(_ leads: [LeadStream.Lead]) -> Stage? {
        leads.compactMap { stage(of: $0.step) }.max()
    }
}

extension ReportGroup.Part {
    /// What attribution is told apart by, where this is a part of it.
    fileprivate var attribution: Attribution.By? {
        switch self {
        case .source: .source
        case .offer: .offer
        case .campaign: .campaign
        case .tag(let tag, _): .tag(tag)
        case .country, .week, .rep, .step: nil
        }
    }
}

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

/// The rows of all tables as they grow.
private struct OriginTally {
    private let origins: LeadOrigins
    private var all: [OriginTable]
    private var customers = 0

    init(_ setting: Setting) throws {
        let origins = try LeadOrigins(setting)
        self.origins = origins
        all = Attribution.By.all.map { OriginTable($0, origins) }
    }

    /// All leads of one customer.
    mutating func add(_ leads: [LeadStream.Lead], stage: Stage?, isWon: Bool) {
        customers += 1
        for place in all.indices { all[place].add(leads, of: customers, origins, stage, isWon) }
    }

    func tables() -> [Attribution.Table] {
        all.compactMap { table in
            let rows = table.rows.filter { $0.leads > 0 }.sorted { left, right in
                (right.leads, left.part.value) < (left.leads, right.part.value)
            }
            if case .tag = table.by, rows.allSatisfy({ $0.part.value.isEmpty }) { return nil }
            return Attribution.Table(by: table.by, rows: rows)
        }
    }
}

/// One table as it grows.
private struct OriginTable {
    private struct Counts {
        var leads = 0
        var customers = 0
        var won = 0
        /// By the number of the stage.
        var furthest = [0, 0, 0, 0]
        /// The customer that was counted last.
        var last = 0
    }

    let by: Attribution.By
    private var parts: [ReportGroup.Part] = []
    private var counts: [Counts]
    /// The row of each number.
    private var places: [Int] = []
    private var touched: [Int] = []

    init(_ by: Attribution.By, _ origins: LeadOrigins) {
        self.by = by
        var known: [ReportGroup.Part: Int] = [:]
        for number in 0..<origins.count(by) {
            let part = origins.part(number, by)
            if known[part] == nil {
                known[part] = parts.count
                parts.append(part)
            }
            places.append(known[part] ?? 0)
        }
        counts = Array(repeating: Counts(), count: parts.count)
    }

    mutating func add(
        _ leads: [LeadStream.Lead], of customer: Int, _ origins: LeadOrigins, _ stage: Stage?, _ isWon: Bool
    ) {
        touched.removeAll(keepingCapacity: true)
        for lead in leads {
            let row = places[origins.number(lead, by)]
            counts[row].leads += 1
            guard counts[row].last != customer else { continue }
            counts[row].last = customer
            touched.append(row)
        }
        for row in touched {
            counts[row].customers += 1
            if let stage { counts[row].furthest[stage.rawValue] += 1 }
            if isWon { counts[row].won += 1 }
        }
    }

    var rows: [Attribution.Row] {
        zip(parts, counts).map { part, counts in
            let furthest = Stage.allCases.map { ($0, counts.furthest[$0.rawValue]) }.filter { $0.1 > 0 }
            return Attribution.Row(
                part: part, leads: counts.leads, customers: counts.customers,
                furthest: Dictionary(furthest) { first, _ in first }, won: counts.won)
        }
    }
}

/// The tagged links and what came by them.
struct LinkQuery {
    let setting: Setting

    func links() throws -> [Attribution.Link] {
        let sql = """
            SELECT k.offer_id, k.market, k.campaign, k.source, k.medium, k.at, k.who,
                (SELECT count(*) FROM lead l INDEXED BY lead_tagged WHERE \(Self.came)),
                (SELECT max(l.at) FROM lead l INDEXED BY lead_tagged WHERE \(Self.came))
            FROM listing_link k ORDER BY k.at DESC, k.id DESC
            """
        return try setting.db.rows(sql) { row in
            guard let link = Self.link(row, setting.vocabulary) else { return nil }
            return Attribution.Link(link: link, leads: row.int(7), lastLeadAt: row.optionalTime(8))
        }.compactMap { $0 }
    }

    private static let came = """
        (l.campaign <> '' OR instr(l.description, '{') > 0) AND l.campaign = k.campaign COLLATE NOCASE
        AND l.offer_id = k.offer_id AND l.is_test = 0
        """

    private static func link(_ row: Query, _ vocabulary: Vocabulary) -> ListingLink? {
        guard let market = ListingLink.Market(rawValue: row.text(1)), let campaign = try? CampaignID(row.text(2)) else {
            return nil
        }
        return ListingLink(
            offer: vocabulary.offer(row.int64(0)), market: market, campaign: campaign, source: row.text(3),
            medium: row.text(4), at: row.time(5), who: row.text(6))
    }
}
