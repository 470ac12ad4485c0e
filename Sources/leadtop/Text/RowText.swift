import LeadModel

/// Rows of lists as cells of a table.
struct RowText {
    var customs: Customs
    var now: Timestamp

    static let leadColumns: [TextTable.Column] = [
        TextTable.Column(words(.columnReceived), priority: 7), TextTable.Column(words(.columnName), priority: 9),
        TextTable.Column(words(.columnCompany), priority: 6), TextTable.Column(words(.columnCountry), priority: 5),
        TextTable.Column(words(.columnStep), priority: 8), TextTable.Column(words(.columnOffer), priority: 4),
        TextTable.Column(words(.columnStatus), priority: 5), TextTable.Column(words(.columnOwner), priority: 3),
        TextTable.Column(words(.columnFollowUp), priority: 3), TextTable.Column(words(.columnMarks), priority: 8),
    ]

    func cells(_ lead: LeadRow) -> [String] {
        [
            customs.ago(lead.at, now: now), name(lead.person), lead.person.company, lead.country, lead.step.title,
            lead.offer.text, lead.status.title, lead.owner, lead.followUpDue.map { customs.due($0, now: now) } ?? "",
            marks(dnc: lead.isDoNotContact, test: lead.isTest, new: lead.isNew),
        ]
    }

    static let customerColumns: [TextTable.Column] = [
        TextTable.Column(words(.columnID), .right, priority: 6), TextTable.Column(words(.columnName), priority: 9),
        TextTable.Column(words(.columnCompany), priority: 6), TextTable.Column(words(.columnCountry), priority: 5),
        TextTable.Column(words(.columnLeads), .right, priority: 6), TextTable.Column(words(.columnLast), priority: 7),
        TextTable.Column(words(.columnStep), priority: 6), TextTable.Column(words(.columnOffers), priority: 3),
        TextTable.Column(words(.columnStatus), priority: 5), TextTable.Column(words(.columnOwner), priority: 4),
        TextTable.Column(words(.columnFollowUp), priority: 5), TextTable.Column(words(.columnMarks), priority: 8),
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
        TextTable.Column(words(.columnDue), priority: 8), TextTable.Column(words(.columnID), .right, priority: 6),
        TextTable.Column(words(.columnCustomer), priority: 9, maximum: 50),
        TextTable.Column(words(.columnWhy), priority: 7, maximum: 60),
        TextTable.Column(words(.columnOwner), priority: 4),
    ]

    func cells(_ work: WorkRow) -> [String] {
        [due(work), String(work.customer.id), who(work.customer), why(work), work.customer.owner]
    }

    static let offerColumns: [TextTable.Column] =
        [
            TextTable.Column(words(.columnOffer), priority: 9, maximum: 60),
            TextTable.Column(words(.columnTitle), priority: 4),
        ] + offerSteps.map { TextTable.Column($0.title, .right, priority: 6) } + [
            TextTable.Column(words(.total), .right, priority: 8),
            TextTable.Column(words(.columnCustomers), .right, priority: 5),
            TextTable.Column(words(.columnConversion), .right, priority: 5),
            TextTable.Column(words(.crossListedColumn), .right, priority: 5),
        ]
    private static let offerSteps: [Step] = [.getItNow, .testDrive, .contactMe, .purchase, .other]

    func cells(_ offer: OfferRow) -> [String] {
        let conversion = offer.customers == 0 ? "" : customs.percent(Double(offer.activeCustomers) / Double(offer.customers))
        return [offer.name.id, offer.name.title]
            + (Self.offerSteps.map { offer.leads[$0] ?? 0 } + [offer.total, offer.customers]).map(customs.number)
            + [conversion, customs.number(offer.leads[.crossListed] ?? 0)]
    }

    /// "Jan Kowalski, Contoso", or what else there is of him.
    func who(_ customer: CustomerRow) -> String {
        let parts = [customer.person.name, customer.person.company].filter { !$0.isEmpty }
        return parts.isEmpty ? name(customer.person) : parts.joined(separator: ", ")
    }

    private func name(_ person: Person) -> String {
        [person.name, person.email, person.phone].first { !$0.isEmpty } ?? words(.noPerson)
    }

    private func offers(_ customer: CustomerRow) -> String {
        let first = customer.offers.first?.text ?? ""
        return customer.offerCount > 1 ? words(.andMore, first, customer.offerCount - 1) : first
    }

    private func marks(dnc: Bool, test: Bool, new: Bool) -> String {
        let marks = [dnc ? words(.markDoNotContact) : "", test ? words(.markTest) : "", new ? words(.markNew) : ""]
        return marks.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func due(_ work: WorkRow) -> String {
        if let due = work.customer.followUp?.dueAt { return customs.due(due, now: now) }
        let hours = Int((now - work.customer.lastLeadAt).milliseconds / 3_600_000)
        return words(.newSince, customs.age(hours: hours))
    }

    private func why(_ work: WorkRow) -> String {
        guard let followUp = work.customer.followUp else {
            return [work.customer.lastStep.title, work.lastOffer.text].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        let note = followUp.note.isEmpty ? words(.followUpPlain) : followUp.note
        return work.triesBefore > 0 ? words(.nthTry, note, work.triesBefore + 1) : note
    }
}
