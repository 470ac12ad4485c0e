import Canvas
import LeadModel

/// The columns of leads and customers.
extension Dashboard {
    var leadColumns: [ListColumn] {
        func lead(_ text: @escaping (LeadRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .lead(let lead) = row.record { return text(lead) }
                return ("", .plain)
            }
        }
        return [
            column(
                .columnReceived, .received, 11, 11, 12, priority: 9, lead { (customs.ago($0.at, now: now), .plain) }),
            column(.columnName, .name, 11, 22, 40, priority: 10, lead { name($0.person) }),
            column(.columnCompany, .company, 10, 20, 40, priority: 6, lead { ($0.person.company, .plain) }),
            column(.columnCountry, .country, 2, 2, 2, priority: 5, lead { ($0.country, .dim) }),
            column(.columnStep, .step, 12, 12, 15, priority: 8, lead { step($0.step, isTest: $0.isTest) }),
            column(.columnOffer, .offer, 16, 22, 50, priority: 3, lead { ($0.offer.text, .plain) }),
            column(
                .columnStatus, .status, 6, 8, 8, priority: 7,
                lead { status($0.status, isBlocked: $0.isDoNotContact, isTest: $0.isTest) }),
            column(.columnOwner, .owner, 5, 8, 14, priority: 4, lead { ($0.owner, .plain) }),
            column(.columnFollowUp, .followUp, 13, 13, 17, priority: 7, lead { followUp($0) }),
            column(.columnEmail, .email, 12, 26, 50, priority: 6, isExtra: true, lead { ($0.person.email, .plain) }),
            column(.columnPhone, nil, 10, 16, 20, priority: 6, isExtra: true, lead { ($0.person.phone, .plain) }),
            column(.columnJob, nil, 8, 16, 30, priority: 4, isExtra: true, lead { ($0.person.title, .plain) }),
            column(.columnCity, nil, 8, 12, 20, priority: 3, isExtra: true, lead { ($0.person.city, .plain) }),
            column(.columnSource, .source, 8, 16, 24, priority: 5, isExtra: true, lead { ($0.source.title, .plain) }),
            column(.columnCampaign, nil, 8, 16, 30, priority: 5, isExtra: true, lead { ($0.campaign, .plain) }),
        ]
    }

    private func name(_ person: Person) -> (String, Style) {
        person.name.isEmpty && person.email.isEmpty ? (words(.noPerson), .dim) : (Sentence.name(of: person), .plain)
    }

    private func step(_ step: Step, isTest: Bool) -> (String, Style) {
        if isTest { return (words(.testStep, step.title), .test) }
        return (step.title, step == .crossListed ? .doNotContact : .plain)
    }

    private func status(_ status: Status, isBlocked: Bool, isTest: Bool) -> (String, Style) {
        if isBlocked { return (words(.doNotContactShort), .doNotContact.with(.bold)) }
        if isTest { return (words(.testShort), .test) }
        let style: Style =
            switch status {
            case .new: .accent
            case .won: .good
            case .lost, .declined, .expired: .dim
            case .active: .plain
            }
        return (status.title, style)
    }

    private func followUp(_ lead: LeadRow) -> (String, Style) {
        if let due = lead.followUpDue { return followUp(due) }
        if lead.person.isAnonymous { return (words(.inPartnerCenter), .dim) }
        if lead.isNew, !lead.isDoNotContact { return age(lead.step, since: lead.at) }
        return (String(settings.glyphs.dash), .dim)
    }

    func followUp(_ due: Timestamp) -> (String, Style) {
        (customs.due(due, now: now), due < now ? .danger.with(.bold) : .plain)
    }

    /// The age of what nobody answered, against the target of its step.
    func age(_ step: Step, since moment: Timestamp) -> (String, Style) {
        let text = customs.age(step, since: moment, now: now, targets: settings.targets)
        guard settings.targets.isBreached(step, since: moment, now: now) else { return (text, .warning) }
        return (words(.breachShort, text), .danger)
    }

    var customerColumns: [ListColumn] {
        func customer(_ text: @escaping (CustomerRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .customer(let customer) = row.record { return text(customer) }
                return ("", .plain)
            }
        }
        return [
            column(.columnName, .name, 11, 22, 40, priority: 10, customer { name($0.person) }),
            column(.columnCompany, .company, 8, 20, 40, priority: 6, customer { ($0.person.company, .plain) }),
            column(.columnCountry, .country, 2, 2, 2, priority: 2, customer { ($0.country, .dim) }),
            column(
                .columnLeads, .leads, 3, 5, 6, priority: 8, align: .right,
                customer { (customs.number($0.leads), .plain) }),
            column(
                .columnLast, .received, 11, 11, 12, priority: 7,
                customer { (customs.ago($0.lastLeadAt, now: now), .plain) }),
            column(.columnLastStep, nil, 12, 12, 15, priority: 3, customer { step($0.lastStep, isTest: $0.isTest) }),
            column(
                .columnStage, .stage, 10, 16, 16, priority: 5,
                customer { ($0.stage(settings.rules)?.title ?? String(settings.glyphs.dash), .plain) }),
            column(.columnOffers, nil, 24, 30, 60, priority: 1, customer { offers($0) }),
            column(
                .columnStatus, .status, 6, 8, 8, priority: 9,
                customer { status($0.status, isBlocked: $0.isBlocked, isTest: $0.isTest) }),
            column(.columnOwner, .owner, 5, 8, 14, priority: 4, customer { ($0.owner, .plain) }),
            column(
                .columnFollowUp, .followUp, 13, 13, 17, priority: 8,
                customer { followUp($0) }),
            column(
                .columnEmail, .email, 12, 26, 50, priority: 6, isExtra: true, customer { ($0.person.email, .plain) }),
            column(.columnPhone, nil, 10, 16, 20, priority: 6, isExtra: true, customer { ($0.person.phone, .plain) }),
            column(.columnJob, nil, 8, 16, 30, priority: 4, isExtra: true, customer { ($0.person.title, .plain) }),
            column(.columnCity, nil, 8, 12, 20, priority: 3, isExtra: true, customer { ($0.person.city, .plain) }),
            column(
                .columnFirst, nil, 11, 11, 12, priority: 5, isExtra: true,
                customer { (customs.ago($0.firstLeadAt, now: now), .plain) }),
            column(
                .columnContacted, nil, 11, 11, 12, priority: 5, isExtra: true,
                customer { ($0.contactedAt.map { customs.ago($0, now: now) } ?? "", .plain) }),
        ]
    }

    private func offers(_ row: CustomerRow) -> (String, Style) {
        let names = row.offers.map(\.text).joined(separator: ", ")
        let more = row.offerCount - row.offers.count
        return (more > 0 ? names + words(.andMore, more) : names, .plain)
    }

    private func followUp(_ row: CustomerRow) -> (String, Style) {
        if let followUp = row.followUp { return self.followUp(followUp.dueAt) }
        if row.person.isAnonymous { return (words(.inPartnerCenter), .dim) }
        return row.isNew ? age(row.waitingStep, since: row.waitingSince) : (String(settings.glyphs.dash), .dim)
    }
}
