import Canvas
import LeadModel

/// A column of a list: its heading, how it gives way, and what stands in it.
struct ListColumn {
    var heading: String
    /// What sorts by it, so that the heading can show the order.
    var sort: LeadModel.Column?
    var layout: Canvas.Column
    var text: (Row) -> (String, Style)
}

extension Dashboard {
    /// The columns of a list with widths that fit the rows on screen.
    func columns(of list: ListState) -> [ListColumn] {
        var columns: [ListColumn]
        switch list.query.kind {
        case .leads: columns = leadColumns
        case .customers: columns = customerColumns
        case .queue: columns = queueColumns
        case .offers: columns = offerColumns
        case .activity: columns = activityColumns
        case .quarantine: columns = quarantineColumns
        }
        for index in columns.indices {
            let widest = list.visible.map { TextWidth.of(clean(columns[index].text($0).0, limit: 200)) }.max() ?? 0
            let heading = TextWidth.of(columns[index].heading) + (columns[index].sort == list.query.sort.column ? 1 : 0)
            let layout = columns[index].layout
            columns[index].layout = Canvas.Column(
                minimum: min(layout.minimum, max(widest, heading, 1)), ideal: max(min(widest, layout.ideal), heading),
                maximum: max(min(widest, layout.maximum), heading), priority: layout.priority,
                alignment: layout.alignment)
        }
        return columns
    }

    private func column(
        _ heading: Phrase, _ sort: LeadModel.Column?, _ minimum: Int, _ ideal: Int, _ maximum: Int, priority: Int,
        align alignment: Alignment = .left, _ text: @escaping (Row) -> (String, Style)
    ) -> ListColumn {
        ListColumn(
            heading: words(heading), sort: sort,
            layout: Canvas.Column(
                minimum: minimum, ideal: ideal, maximum: maximum, priority: priority, alignment: alignment), text: text)
    }

    // MARK: Leads

    private var leadColumns: [ListColumn] {
        func lead(_ text: @escaping (LeadRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .lead(let lead) = row.record { return text(lead) }
                return ("", .plain)
            }
        }
        return [
            column(.columnReceived, .received, 8, 12, 16, priority: 9, lead { (customs.ago($0.at, now: now), .plain) }),
            column(.columnName, .name, 10, 22, 40, priority: 10, lead { name($0.person) }),
            column(.columnCompany, .company, 8, 20, 40, priority: 6, lead { ($0.person.company, .plain) }),
            column(.columnCountry, .country, 2, 2, 2, priority: 3, lead { ($0.country, .dim) }),
            column(.columnStep, .step, 10, 12, 12, priority: 8, lead { step($0.step, isTest: $0.isTest) }),
            column(.columnOffer, .offer, 8, 20, 44, priority: 4, lead { ($0.offer.text, .plain) }),
            column(
                .columnStatus, .status, 3, 8, 8, priority: 7,
                lead { status($0.status, isBlocked: $0.isDoNotContact, isTest: $0.isTest) }),
            column(.columnOwner, .owner, 4, 8, 14, priority: 2, lead { ($0.owner, .plain) }),
            column(.columnFollowUp, .followUp, 6, 12, 16, priority: 5, lead { followUp($0) }),
        ]
    }

    private func name(_ person: Person) -> (String, Style) {
        person.name.isEmpty && person.email.isEmpty ? (words(.noPerson), .dim) : (Said.name(of: person), .plain)
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
        if lead.isNew, !lead.isDoNotContact { return age(since: lead.at) }
        return (String(settings.glyphs.dash), .dim)
    }

    func followUp(_ due: Timestamp) -> (String, Style) {
        (customs.due(due, now: now), due < now ? .danger.with(.bold) : .plain)
    }

    /// The age of a lead that nobody answered, against the 24 hours in which somebody should.
    func age(since moment: Timestamp) -> (String, Style) {
        let hours = Int(max((now - moment).milliseconds, 0) / 3_600_000)
        return (customs.age(hours: hours), hours >= 24 ? .danger : .warning)
    }

    // MARK: Customers

    private var customerColumns: [ListColumn] {
        func customer(_ text: @escaping (CustomerRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .customer(let customer) = row.record { return text(customer) }
                return ("", .plain)
            }
        }
        return [
            column(.columnName, .name, 10, 22, 40, priority: 10, customer { name($0.person) }),
            column(.columnCompany, .company, 8, 20, 40, priority: 7, customer { ($0.person.company, .plain) }),
            column(.columnCountry, .country, 2, 2, 2, priority: 2, customer { ($0.country, .dim) }),
            column(
                .columnLeads, .leads, 3, 5, 6, priority: 8, align: .right, customer { (customs.number($0.leads), .plain) }),
            column(
                .columnLast, .received, 8, 12, 16, priority: 6,
                customer { (customs.ago($0.lastLeadAt, now: now), .plain) }),
            column(.columnLastStep, nil, 10, 12, 12, priority: 5, customer { step($0.lastStep, isTest: $0.isTest) }),
            column(
                .columnStage, .stage, 6, 16, 16, priority: 4,
                customer { ($0.stage(settings.rules)?.title ?? String(settings.glyphs.dash), .plain) }),
            column(.columnOffers, nil, 8, 20, 44, priority: 1, customer { offers($0) }),
            column(
                .columnStatus, .status, 3, 8, 8, priority: 9,
                customer { status($0.status, isBlocked: $0.isBlocked, isTest: $0.isTest) }),
            column(.columnOwner, .owner, 4, 8, 14, priority: 3, customer { ($0.owner, .plain) }),
            column(
                .columnFollowUp, .followUp, 6, 12, 16, priority: 6,
                customer { row in
                    row.followUp.map { followUp($0.dueAt) }
                        ?? (row.isNew ? age(since: row.lastLeadAt) : (String(settings.glyphs.dash), .dim))
                }),
        ]
    }

    private func offers(_ row: CustomerRow) -> (String, Style) {
        let names = row.offers.map(\.text).joined(separator: ", ")
        let more = row.offerCount - row.offers.count
        return (more > 0 ? names + words(.andMore, more) : names, .plain)
    }

    // MARK: The queue

    private var queueColumns: [ListColumn] {
        func work(_ text: @escaping (WorkRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .work(let work) = row.record { return text(work) }
                return ("", .plain)
            }
        }
        return [
            column(.columnDue, nil, 10, 16, 18, priority: 9, work { due($0) }),
            column(
                .columnCustomer, nil, 12, 34, 50, priority: 10,
                work { work in
                    let person = work.customer.person
                    let name = Said.name(of: person)
                    return (person.company.isEmpty || name == person.company ? name : "\(name), \(person.company)", .plain)
                }),
            column(.columnWhy, nil, 10, 40, 80, priority: 8, work { (why($0), .plain) }),
            column(.columnOwner, nil, 4, 8, 14, priority: 1, work { ($0.customer.owner, .dim) }),
        ]
    }

    private func due(_ work: WorkRow) -> (String, Style) {
        switch work.section {
        case .neverContacted:
            let (text, style) = age(since: work.customer.firstLeadAt)
            return (words(.newSince, text), style)
        case .overdue, .today, .later:
            guard let followUp = work.customer.followUp else { return ("", .plain) }
            return self.followUp(followUp.dueAt)
        }
    }

    private func why(_ work: WorkRow) -> String {
        guard work.section != .neverContacted, let followUp = work.customer.followUp else {
            return [work.customer.lastStep.title, work.lastOffer.text].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        var parts = [followUp.note.isEmpty ? work.customer.lastStep.title : followUp.note]
        if followUp.channel != .any { parts.append(followUp.channel.title) }
        if work.triesBefore > 0 { parts.append(words(.tryNumber, work.triesBefore + 1)) }
        return parts.joined(separator: " · ")
    }

    // MARK: Offers

    private var offerColumns: [ListColumn] {
        func offer(_ text: @escaping (OfferRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .offer(let offer) = row.record { return text(offer) }
                return ("", .plain)
            }
        }
        func count(_ number: Int, _ style: Style = .plain) -> (String, Style) {
            number == 0 ? (String(settings.glyphs.dot), .dim) : (customs.number(number), style)
        }
        let steps: [Step] = [.getItNow, .testDrive, .contactMe, .purchase]
        return [
            column(.columnOffer, .offer, 14, 30, 50, priority: 10, offer { ($0.name.id, .plain) }),
            column(.columnTitle, .title, 8, 22, 40, priority: 4, offer { ($0.name.title, .plain) }),
        ]
            + steps.map { step in
                ListColumn(
                    heading: step.title, sort: nil,
                    layout: Canvas.Column(minimum: 6, ideal: 10, maximum: 10, priority: 6, alignment: .right),
                    text: offer { count($0.leads[step] ?? 0) })
            } + [
                column(.total, .leads, 5, 8, 8, priority: 9, align: .right, offer { count($0.total, .bold) }),
                column(
                    .trend, nil, 12, 12, 12, priority: 3,
                    offer { row in
                        row.weeks.contains { $0 > 0 }
                            ? (settings.glyphs.sparkline(row.weeks), .accent) : (String(settings.glyphs.dot), .dim)
                    }),
                column(
                    .columnConversion, nil, 7, 8, 8, priority: 5, align: .right,
                    offer { row in
                        row.customers > 0
                            ? (customs.percent(Double(row.activeCustomers) / Double(row.customers)), .plain)
                            : (String(settings.glyphs.dash), .dim)
                    }),
                column(
                    .doNotContactShort, .doNotContact, 3, 6, 6, priority: 2, align: .right,
                    offer { count($0.leads[.crossListed] ?? 0, .doNotContact) }),
            ]
    }

    // MARK: Activity and quarantine

    private var activityColumns: [ListColumn] {
        func entry(_ text: @escaping (ActivityRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .activity(let entry) = row.record { return text(entry) }
                return ("", .plain)
            }
        }
        return [
            column(.columnWhen, nil, 8, 12, 16, priority: 9, entry { (customs.ago($0.at, now: now), .plain) }),
            column(.columnWho, nil, 4, 8, 14, priority: 8, entry { ($0.who, .dim) }),
            column(
                .columnWhat, nil, 20, 70, 160, priority: 10,
                entry { entry in
                    let text = Sentence.activity(entry, customs: customs)
                    return entry.isUndone ? (words(.undoneMark, text), .dim) : (text, .plain)
                }),
        ]
    }

    private var quarantineColumns: [ListColumn] {
        func payload(_ text: @escaping (QuarantineRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .quarantine(let payload) = row.record { return text(payload) }
                return ("", .plain)
            }
        }
        return [
            column(.columnWhen, nil, 8, 12, 16, priority: 6, payload { (customs.ago($0.at, now: now), .plain) }),
            column(.columnFile, nil, 8, 24, 40, priority: 9, payload { ($0.origin, .plain) }),
            column(.columnLine, nil, 3, 6, 9, priority: 7, align: .right, payload { (customs.number($0.line), .plain) }),
            column(.columnBytes, nil, 3, 7, 11, priority: 3, align: .right, payload { (customs.number($0.size), .dim) }),
            column(.columnReason, nil, 16, 60, 140, priority: 10, payload { ($0.reason, .warning) }),
        ]
    }
}
