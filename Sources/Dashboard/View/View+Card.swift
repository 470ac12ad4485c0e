import Canvas
import LeadModel

/// A line in several styles.
struct StyledLine {
    var parts: [(String, Style)] = []

    init(_ text: String = "", _ style: Style = .plain) {
        if !text.isEmpty { parts = [(text, style)] }
    }

    init(parts: [(String, Style)]) {
        self.parts = parts
    }
}

/// A customer's card: who, why it is one customer, whether he may be contacted, and what is to be done.
extension Dashboard {
    /// A text of the card; where not all fit, those of the lowest rank go first.
    private struct CardText {
        var text: String
        var style: Style
        var rank: Int
    }

    /// The card in at most so many lines: whole, else each text cut to one line, else without the less important.
    func card(of detail: CustomerDetail, width: Int, height: Int) -> [StyledLine] {
        var texts = cardTexts(of: detail)
        let whole = texts.flatMap { text in
            Canvas.lines(of: text.text, width: max(width, 10)).map { StyledLine($0, text.style) }
        }
        if whole.count <= height { return whole }
        while texts.count > max(height, 1), let rank = texts.map(\.rank).min(),
            let index = texts.lastIndex(where: { $0.rank == rank })
        {
            texts.remove(at: index)
        }
        return texts.map { StyledLine($0.text, $0.style) }
    }

    private func cardTexts(of detail: CustomerDetail) -> [CardText] {
        let person = detail.row.person
        let country = detail.row.country.isEmpty ? person.country : detail.row.country
        var texts = [
            CardText(
                text: joined([Sentence.name(of: person), person.company, person.city, Country.name(country)]),
                style: .title.with(.bold), rank: 9)
        ]
        let contact = joined([person.email, person.phone, person.title, clockText(of: detail.row)])
        if !contact.isEmpty { texts.append(CardText(text: contact, style: .plain, rank: 6)) }
        texts.append(CardText(text: Sentence.folding(of: detail, customs: customs), style: .dim, rank: 2))
        texts += ruleTexts(of: detail)
        // On Today it stands above, as the reason why he is there.
        if let followUp = detail.row.followUp, screen != .today || customer != nil {
            texts.append(followUpText(followUp))
        }
        texts.append(statusText(of: detail.row))
        if let text = lookalikeText(of: detail.row.id) { texts.append(text) }
        if person.isAnonymous {
            texts.append(CardText(text: words(.onlyInPartnerCenter), style: .warning, rank: 5))
        }
        return texts
    }

    /// Who may be the same person, where the customer is open.
    private func lookalikeText(of id: Int64) -> CardText? {
        guard let customer, customer.id == id, let found = customer.lookalikes, let first = found.pairs.first else {
            return nil
        }
        let other = first.stays.id == id ? first.goes : first.stays
        let key = settings.keys.bindings(in: .customer).first { $0.command == .duplicates }?.keys.first
        let keyText = key.map(Said.key) ?? Command.duplicates.rawValue
        let name = Sentence.name(of: other.person)
        let text =
            found.count == 1
            ? words(.maybeSame, name, first.likeness.text, keyText)
            : words(.maybeSameMany, name, first.likeness.text, customs.number(found.count - 1), keyText)
        return CardText(text: text, style: .accent, rank: 4)
    }

    private func joined(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func ruleTexts(of detail: CustomerDetail) -> [CardText] {
        if let block = detail.rule.wholeBlock {
            let text = Sentence.refusal(block, customs: customs)
            return [CardText(text: text, style: .doNotContact.with(.bold), rank: 8)]
        }
        if detail.row.isTest { return [CardText(text: words(.isTestCustomer), style: .test, rank: 8)] }
        return [CardText(text: words(.mayBeContacted), style: .good, rank: 4)]
            + detail.rule.blocks.map { block in
                CardText(text: Sentence.exception(block, customs: customs), style: .doNotContact, rank: 7)
            }
    }

    private func statusText(of row: CustomerRow) -> CardText {
        var parts = [words(.statusIs, row.status.title)]
        parts.append(row.owner.isEmpty ? words(.noOwner) : words(.ownerIs, row.owner))
        if let absence = absences.absence(of: row.owner, at: now) {
            parts.append(words(.isAway, lastDay(of: absence)))
        }
        if let stage = row.stage(settings.rules) { parts.append(words(.stageIs, stage.title)) }
        if let contacted = row.contactedAt {
            parts.append(words(.lastContact, customs.ago(contacted, now: now)))
        } else if row.isNew {
            parts.append(words(.neverContacted))
        }
        return CardText(text: joined(parts), style: .plain, rank: 3)
    }

    private func followUpText(_ followUp: FollowUp) -> CardText {
        let (due, style) = self.followUp(followUp.dueAt)
        let channel = followUp.channel == .any ? "" : followUp.channel.title
        return CardText(
            text: joined([words(.followUpIs, due), channel, followUp.note]), style: style == .plain ? .accent : style,
            rank: 5)
    }
}
