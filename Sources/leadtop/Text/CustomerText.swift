import LeadModel

/// Everything about one customer as text: the card, the contact rule, the leads, the timeline.
struct CustomerText {
    var detail: CustomerDetail
    var customs: Customs
    var now: Timestamp
    var width: Int

    var lines: [String] {
        card + [""] + leads + [""] + timeline
    }

    // MARK: The card

    private var card: [String] {
        let customer = detail.row
        let person = customer.person
        let country = customer.country.isEmpty ? person.country : Country.name(customer.country)
        let place = [person.city, country].filter { !$0.isEmpty }.joined(separator: ", ")
        var lines = [
            joined([Sentence.name(of: person), person.company, place]),
            joined([person.title, person.email, person.phone]),
        ]
        lines.append(joined([words(.cliCustomerNumber, customer.id), Sentence.folding(of: detail, customs: customs)]))
        let owner = customer.owner.isEmpty ? words(.noOwner) : words(.ownerIs, customer.owner)
        let contacted = customer.contactedAt.map { words(.lastContact, customs.ago($0, now: now)) }
        lines.append(joined([customer.status.title, owner, contacted ?? words(.neverContacted)]))
        if let followUp = customer.followUp { lines.append(text(of: followUp)) }
        return lines.filter { !$0.isEmpty } + rule
    }

    private func joined(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func text(of followUp: FollowUp) -> String {
        let due = customs.due(followUp.dueAt, now: now)
        let channel = followUp.channel == .any ? "" : followUp.channel.title
        let moment = words(.cliWithMoment, words(.followUpIs, due), customs.dayAndTime(followUp.dueAt))
        return joined([moment, channel, followUp.note])
    }

    private var rule: [String] {
        if let block = detail.rule.wholeBlock { return [Sentence.refusal(block, customs: customs)] }
        if detail.row.isTest { return [words(.isTestCustomer)] }
        return [words(.mayBeContacted)] + detail.rule.blocks.map { Sentence.exception($0, customs: customs) }
    }

    // MARK: Leads and timeline

    private var leads: [String] {
        let columns = [
            TextTable.Column(.columnWhen, priority: 9), TextTable.Column(.columnStep, priority: 8),
            TextTable.Column(.columnOffer, priority: 7, maximum: 60),
            TextTable.Column(.cliColumnCampaign, priority: 3),
            TextTable.Column(.columnFile, priority: 2),
            TextTable.Column(.cliColumnFold, priority: 4),
        ]
        let rows = detail.leads.map { lead in
            [
                customs.day(lead.row.at), lead.row.step.title, lead.row.offer.text, lead.row.campaign,
                fileName(lead.origin),
                words(lead.foldReason.phrase),
            ]
        }
        return TextTable.lines(columns, rows, width: width)
    }

    /// The file without its directories, which would take the room of all else.
    private func fileName(_ origin: String) -> String {
        String(origin.split(separator: "/").last ?? "")
    }

    private var timeline: [String] {
        let columns = [
            TextTable.Column(.columnWhen, priority: 9), TextTable.Column(.columnWho, priority: 6),
            TextTable.Column(.columnWhat, priority: 8, maximum: 200),
        ]
        let rows = detail.timeline.map {
            [customs.dayAndTime($0.at), $0.who, Sentence.timeline($0.kind, customs: customs)]
        }
        return TextTable.lines(columns, rows, width: width)
    }
}
