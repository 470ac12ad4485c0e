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
        let name = person.name.isEmpty ? words(.cliNoPerson) : person.name
        let country = customer.country.isEmpty ? person.country : Country.name(customer.country)
        let place = [person.city, country].filter { !$0.isEmpty }.joined(separator: ", ")
        var lines = [joined([name, person.company, place]), joined([person.title, person.email, person.phone])]
        lines.append(joined([words(.cliCustomerNumber, customer.id), foldText]))
        let owner = customer.owner.isEmpty ? words(.cliOwnedByNobody) : words(.cliOwnedBy, customer.owner)
        let contacted = customer.contactedAt.map { words(.cliContacted, customs.ago($0, now: now)) }
        lines.append(joined([customer.status.title, owner, contacted ?? words(.cliNeverContacted)]))
        if let followUp = customer.followUp { lines.append(text(of: followUp)) }
        return lines.filter { !$0.isEmpty } + RuleText(customs: customs).lines(detail.rule)
    }

    private func joined(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func text(of followUp: FollowUp) -> String {
        let due = customs.due(followUp.dueAt, now: now)
        let channel = followUp.channel == .any ? "" : followUp.channel.title
        return joined([words(.cliFollowUpDue, due, customs.dayAndTime(followUp.dueAt)), channel, followUp.note])
    }

    /// "3 leads, one customer: same e-mail".
    private var foldText: String {
        let count = words(.cliLeadCount, customs.number(detail.row.leads), detail.row.leads)
        if detail.row.isUnidentified { return words(.cliFoldedUnidentified, count) }
        let reasons = FoldReason.allCases.filter { $0 != .first && detail.foldReasons[$0] != nil }
        guard !reasons.isEmpty else { return count }
        return words(.cliFoldedBecause, count, reasons.map(\.title).joined(separator: ", "))
    }

    // MARK: Leads and timeline

    private var leads: [String] {
        let columns = [
            TextTable.Column(words(.cliColumnWhen), priority: 9), TextTable.Column(words(.cliColumnStep), priority: 8),
            TextTable.Column(words(.cliColumnOffer), priority: 7, maximum: 60),
            TextTable.Column(words(.cliColumnCampaign), priority: 3),
            TextTable.Column(words(.cliColumnFrom), priority: 2),
            TextTable.Column(words(.cliColumnFold), priority: 4),
        ]
        let rows = detail.leads.map { lead in
            [
                customs.day(lead.row.at), lead.row.step.title, lead.row.offer.text, lead.row.campaign,
                fileName(lead.origin),
                lead.foldReason.title,
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
            TextTable.Column(words(.cliColumnWhen), priority: 9), TextTable.Column(words(.cliColumnWho), priority: 6),
            TextTable.Column(words(.cliColumnWhat), priority: 8, maximum: 200),
        ]
        let rows = detail.timeline.map {
            [customs.dayAndTime($0.at), $0.who, TimelineText(customs: customs).text($0.kind)]
        }
        return TextTable.lines(columns, rows, width: width)
    }
}
