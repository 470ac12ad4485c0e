import LeadModel

/// Rows of lists as cells of a table.
struct RowText {
    var customs: Customs
    var now: Timestamp
    var targets: ResponseTargets

    static let leadColumns: [TextTable.Column] = [
        TextTable.Column(.columnReceived, priority: 7, minimum: 9),
        TextTable.Column(.columnName, priority: 9, minimum: 16),
        TextTable.Column(.columnCompany, priority: 6, minimum: 12),
        TextTable.Column(.columnCountry, priority: 5),
        TextTable.Column(.columnStep, priority: 8, minimum: 12),
        TextTable.Column(.columnOffer, priority: 4, minimum: 18),
        TextTable.Column(.columnStatus, priority: 5), TextTable.Column(.columnOwner, priority: 3),
        TextTable.Column(.columnFollowUp, priority: 3, minimum: 9),
        TextTable.Column(.cliColumnMarks, priority: 8),
    ]

    func cells(_ lead: LeadRow) -> [String] {
        [
            customs.ago(lead.at, now: now), name(lead.person), lead.person.company, lead.country, lead.step.title,
            lead.offer.text, lead.status.title, lead.owner, lead.followUpDue.map { customs.due($0, now: now) } ?? "",
            marks(dnc: lead.isDoNotContact, test: lead.isTest, new: lead.isNew),
        ]
    }

    static let customerColumns: [TextTable.Column] = [
        TextTable.Column(.cliColumnID, isNumber: true, priority: 6),
        TextTable.Column(.columnName, priority: 9, minimum: 16),
        TextTable.Column(.columnCompany, priority: 6, minimum: 12),
        TextTable.Column(.columnCountry, priority: 5),
        TextTable.Column(.columnLeads, isNumber: true, priority: 6),
        TextTable.Column(.columnLast, priority: 7, minimum: 9),
        TextTable.Column(.columnStep, priority: 6, minimum: 12),
        TextTable.Column(.columnOffers, priority: 3, minimum: 18),
        TextTable.Column(.columnStatus, priority: 5), TextTable.Column(.columnOwner, priority: 4),
        TextTable.Column(.columnFollowUp, priority: 5, minimum: 9),
        TextTable.Column(.cliColumnMarks, priority: 8),
    ]

    func cells(_ customer: CustomerRow) -> [String] {
        [
            String(customer.id), name(customer.person), customer.person.company, customer.country,
            customs.number(customer.leads), customs.ago(customer.lastLeadAt, now: now), customer.lastStep.title,
            offers(customer), customer.status.title, customer.owner,
            customer.followUp.map { customs.due($0.dueAt, now: now) } ?? "",
            marks(dnc: customer.isBlocked, test: customer.isTest, new: customer.isNew),
        ]
    }

    static let workColumns: [TextTable.Column] = [
        TextTable.Column(.columnDue, priority: 8, minimum: 12),
        TextTable.Column(.cliColumnID, isNumber: true, priority: 6),
        TextTable.Column(.columnCustomer, priority: 9, minimum: 16, maximum: 50),
        TextTable.Column(.columnWhy, priority: 7, minimum: 16, maximum: 60),
        TextTable.Column(.columnOwner, priority: 4),
    ]

    func cells(_ work: WorkRow) -> [String] {
        [due(work), String(work.customer.id), who(work.customer), why(work), work.customer.owner]
    }

    static let offerColumns: [TextTable.Column] =
        [
            TextTable.Column(.columnOffer, priority: 9, minimum: 24, maximum: 60),
            TextTable.Column(.columnTitle, priority: 4, minimum: 16),
        ] + offerSteps.map { TextTable.Column($0.title, isNumber: true, priority: 6) } + [
            TextTable.Column(words(.total), isNumber: true, priority: 8),
            TextTable.Column(.screenCustomers, isNumber: true, priority: 5),
            TextTable.Column(.columnConversion, isNumber: true, priority: 5),
            TextTable.Column(words(.crossListedLong), isNumber: true, priority: 5),
        ]
    private static let offerSteps: [Step] = [.getItNow, .testDrive, .contactMe, .purchase, .other]

    func cells(_ offer: OfferRow) -> [String] {
        let conversion =
            offer.customers == 0 ? "" : customs.percent(Double(offer.activeCustomers) / Double(offer.customers))
        return [offer.name.id, offer.name.title]
            + (Self.offerSteps.map { offer.leads[$0] ?? 0 } + [offer.total, offer.customers]).map(customs.number)
            + [conversion, customs.number(offer.leads[.crossListed] ?? 0)]
    }

    static let quarantineColumns: [TextTable.Column] = [
        TextTable.Column(.cliColumnID, isNumber: true, priority: 9),
        TextTable.Column(.columnReceived, priority: 4, minimum: 9),
        TextTable.Column(.columnFile, priority: 7, minimum: 12),
        TextTable.Column(.columnLine, isNumber: true, priority: 6),
        TextTable.Column(.columnBytes, isNumber: true, priority: 3),
        TextTable.Column(.columnWhy, priority: 8, minimum: 20, maximum: 200),
    ]

    func cells(_ piece: QuarantineRow) -> [String] {
        [
            String(piece.id), customs.ago(piece.at, now: now), piece.origin, customs.number(piece.line),
            customs.number(piece.size), piece.reason,
        ]
    }

    /// "Jan Kowalski, Contoso", or what else there is of him.
    func who(_ customer: CustomerRow) -> String {
        let parts = [customer.person.name, customer.person.company].filter { !$0.isEmpty }
        return parts.isEmpty ? Sentence.name(of: customer.person) : parts.joined(separator: ", ")
    }

    private func name(_ person: Person) -> String {
        // The company has a column of its own.
        [person.name, person.email, person.phone].first { !$0.isEmpty } ?? words(.noPerson)
    }

    private func offers(_ customer: CustomerRow) -> String {
        let first = customer.offers.first?.text ?? ""
        return customer.offerCount > 1 ? words(.cliAndMore, first, customer.offerCount - 1) : first
    }

    private func marks(dnc: Bool, test: Bool, new: Bool) -> String {
        let marks = [
            dnc ? words(.doNotContactShort) : "", test ? words(.testShort) : "", new ? words(.statusNew) : "",
        ]
        return marks.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func due(_ work: WorkRow) -> String {
        if let due = work.customer.followUp?.dueAt { return customs.due(due, now: now) }
        let age = customs.age(work.lastStep, since: work.waitingSince, now: now, targets: targets)
        return words(work.isBreached ? .breach : .newSince, age)
    }

    private func why(_ work: WorkRow) -> String {
        guard let followUp = work.customer.followUp else {
            return [work.lastStep.title, work.lastOffer.text].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        let note = followUp.note.isEmpty ? words(.verbFollowUpAdd) : followUp.note
        return work.triesBefore > 0 ? note + " " + words(.tryNumber, work.triesBefore + 1) : note
    }
}
