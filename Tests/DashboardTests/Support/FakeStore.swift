import Dashboard
import LeadModel

/// Answers what a dashboard asks.
protocol Answering {
    func answer(_ question: Question, now: Timestamp) -> Answer
    mutating func perform(_ deed: Deed, now: Timestamp) -> Message.Result
}

/// A store in memory that keeps the rules of the real one, small enough to read.
struct FakeStore: Answering {
    struct Lead {
        var id: Int64
        var customer: Int64
        var at: Timestamp
        var source: Source
        var action: Action
        var offer: OfferName
        var person: Person
        var description = ""
        var isTest = false
        var foldReason = FoldReason.first
        var deletedAt: Timestamp?
        var step: Step { Step(source: source, action: action) }
    }

    struct Customer {
        var id: Int64
        var person: Person
        var status = Status.new
        var owner = ""
        var followUp: FollowUp?
        var contactedAt: Timestamp?
        var decisions: [ContactRule.Decision] = []
        var history: [TimelineEntry] = []
        var isUnidentified = false
        var tries = 0
    }

    /// All that an undo brings back.
    struct Content {
        var leads: [Lead] = []
        var customers: [Int64: Customer] = [:]
        var quarantine: [QuarantineRow] = []
        var views: [SavedView] = []
        var setAside: Set<DuplicatePair.Key> = []
    }

    var content = Content()
    var log: [ActivityRow] = []
    var doors: [DoorState] = []
    /// What stood before each entry of the log, and after it once it is undone.
    var before: [Int64: Content] = [:]
    var after: [Int64: Content] = [:]
    var exports: [Deed.Export] = []
    var absences = Absences()
    var user = "anna"
    var sent: [Letter] = []
    /// What a program that takes messages says, where it takes none.
    var refusesLetters: String?

    func leads(of customer: Int64) -> [Lead] {
        content.leads.filter { $0.customer == customer }.sorted { ($0.at, $0.id) > ($1.at, $1.id) }
    }

    func rule(of customer: Int64) -> ContactRule {
        let evidence = leads(of: customer).filter { !$0.isTest }.map { lead in
            ContactRule.Evidence(
                offer: lead.offer.id, isCrossListed: lead.step == .crossListed, receivedAt: lead.at,
                leadSource: LeadSource(source: lead.source, action: lead.action, offer: OfferID(lead.offer.id)).wire)
        }
        guard !evidence.isEmpty else { return ContactRule() }
        return ContactRule(leads: evidence, decisions: content.customers[customer]?.decisions ?? [])
    }

    // MARK: Rows

    func row(of lead: Lead) -> LeadRow? {
        guard let customer = content.customers[lead.customer], let row = customerRow(lead.customer) else { return nil }
        let rule = rule(of: lead.customer)
        return LeadRow(
            id: lead.id, customer: lead.customer, at: lead.at, createdAt: lead.at, receivedAt: lead.at,
            source: lead.source, action: lead.action, offer: lead.offer, person: customer.person,
            country: Country.code(customer.person.country) ?? "", description: lead.description,
            campaign: LeadDescription(lead.description).campaign ?? "", status: customer.status,
            owner: customer.owner, followUpDue: customer.followUp?.dueAt,
            isDoNotContact: !lead.isTest
                && (lead.step == .crossListed || rule.isBlocked || rule.blocks.contains { $0.offer == lead.offer.id }),
            isTest: lead.isTest, isNew: row.isNew,
            isRepeat: content.leads.contains { $0.customer == lead.customer && $0.at < lead.at },
            deletedAt: lead.deletedAt)
    }

    func customerRow(_ id: Int64) -> CustomerRow? {
        guard let customer = content.customers[id] else { return nil }
        let all = leads(of: id)
        guard let newest = all.first, let oldest = all.last else { return nil }
        let own = all.filter { !$0.isTest }
        var offers: [OfferName] = []
        for lead in all where !offers.contains(lead.offer) { offers.append(lead.offer) }
        let rule = rule(of: id)
        return CustomerRow(
            id: id, person: customer.person, country: Country.code(customer.person.country) ?? "",
            isUnidentified: customer.isUnidentified, leads: own.isEmpty ? all.count : own.count,
            firstLeadAt: oldest.at, lastLeadAt: newest.at,
            waitingSince: (all.first { $0.step != .crossListed } ?? newest).at,
            waitingStep: (all.first { $0.step != .crossListed } ?? newest).step, lastStep: newest.step,
            steps: Set(all.map(\.step)),
            offers: Array(offers.prefix(3)), offerCount: offers.count, status: customer.status,
            owner: customer.owner, followUp: customer.followUp, contactedAt: customer.contactedAt,
            isBlocked: rule.isBlocked, isPartlyBlocked: !rule.isBlocked && !rule.blocks.isEmpty, isTest: own.isEmpty)
    }

    func workRow(_ id: Int64, now: Timestamp) -> WorkRow? {
        guard let row = customerRow(id), !row.isBlocked, !row.isTest else { return nil }
        let newest = leads(of: id).first { $0.step != .crossListed }
        let tries = content.customers[id]?.tries ?? 0
        func work(_ section: WorkRow.Section) -> WorkRow {
            WorkRow(
                section: section, customer: row, lastOffer: newest?.offer ?? OfferName(id: "", title: ""),
                lastStep: newest?.step ?? row.lastStep, waitingSince: row.waitingSince, triesBefore: tries,
                isBreached: section == .neverContacted && row.waitingSince <= now - .hours(24))
        }
        if let due = row.followUp?.dueAt {
            return work(due < now ? .overdue : due < sampleZone.startOfDay(now, addingDays: 1) ? .today : .later)
        }
        return row.isNew ? work(.neverContacted) : nil
    }

    // MARK: The filter

    func passes(_ lead: Lead, _ filter: Filter, now: Timestamp) -> Bool {
        if lead.isTest, !filter.includesTest { return false }
        if filter.excludesCrossListed, lead.step == .crossListed { return false }
        if let offer = filter.offer, lead.offer.text.lowercased() != offer.lowercased() { return false }
        if let source = filter.source, lead.source != source { return false }
        if let action = filter.action, lead.action != action { return false }
        if let step = filter.step, lead.step != step { return false }
        if let since = filter.since, lead.at < since { return false }
        if let until = filter.until, lead.at >= until { return false }
        if let mark = filter.changedAfter {
            let hasArrived = content.leads.contains { $0.customer == lead.customer && $0.id > mark.lead }
            guard hasArrived || changed(after: mark).contains(lead.customer) else { return false }
        }
        guard let row = row(of: lead) else { return false }
        switch filter.doNotContact {
        case .only where !row.isDoNotContact: return false
        case .exclude where row.isDoNotContact: return false
        default: break
        }
        return customerPasses(lead.customer, filter, now: now)
    }

    private func customerPasses(_ id: Int64, _ filter: Filter, now: Timestamp) -> Bool {
        guard let row = customerRow(id) else { return false }
        if let country = filter.country, row.country != country { return false }
        if let status = filter.status, row.status != status { return false }
        switch filter.owner {
        case .nobody where !row.owner.isEmpty: return false
        case .named(let name) where row.owner != name: return false
        default: break
        }
        let due = row.followUp?.dueAt
        return switch filter.followUp {
        case nil: true
        case .none?: due == nil
        case .any: due != nil
        case .overdue: due.map { $0 < now } ?? false
        case .due: due.map { $0 < sampleZone.startOfDay(now, addingDays: 1) } ?? false
        }
    }

    func found(_ search: String, _ id: Int64) -> Bool {
        guard let customer = content.customers[id] else { return false }
        let notes = customer.history.map { entry in
            if case .note(_, let text) = entry.kind { return text }
            return ""
        }
        let person = customer.person
        let text = folded(([person.name, person.email, person.company, person.phone] + notes).joined(separator: "\n"))
        return folded(search).split(separator: " ").allSatisfy { text.contains($0) }
    }
}
