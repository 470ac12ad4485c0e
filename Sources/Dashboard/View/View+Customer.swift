import Canvas
import LeadModel

/// A line in several styles.
struct StyledLine: Hashable {
    var parts: [(String, Style)] = []

    init(_ text: String = "", _ style: Style = .plain) {
        if !text.isEmpty { parts = [(text, style)] }
    }

    init(parts: [(String, Style)]) {
        self.parts = parts
    }

    static func == (left: StyledLine, right: StyledLine) -> Bool {
        left.parts.map(\.0) == right.parts.map(\.0) && left.parts.map(\.1) == right.parts.map(\.1)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(parts.map(\.0))
    }
}

/// The customer: the card, why it is one customer, the contact rule, the next follow-up, and the timeline.
extension Dashboard {
    func drawCustomer(_ frame: inout Frame) {
        let body = Layout.body(of: self)
        guard let customer, let detail = customer.detail else {
            frame.write(words(.loading), at: Point(x: 2, y: body.y), style: .dim)
            return
        }
        let areas = Layout.customerAreas(of: self)
        for (row, line) in card(of: detail, width: areas.card.width).prefix(areas.card.height).enumerated() {
            frame.write(line.parts, at: Point(x: areas.card.x, y: areas.card.y + row), width: areas.card.width)
        }
        drawRule(
            &frame, words(.timelineTitle, customs.number(detail.row.leads)), y: areas.rule.y, x: areas.rule.x,
            width: areas.rule.width)
        drawEntries(customer, &frame, areas.timeline)
    }

    /// The card as lines.
    func card(of detail: CustomerDetail, width: Int) -> [StyledLine] {
        let person = detail.row.person
        let country = detail.row.country.isEmpty ? person.country : detail.row.country
        func joined(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: " · ") }
        var lines = [
            StyledLine(
                joined([Said.name(of: person), person.company, person.city, Country.name(country)]),
                .title.with(.bold))
        ]
        let contact = joined([person.title, person.email, person.phone])
        if !contact.isEmpty { lines.append(StyledLine(contact)) }
        lines.append(StyledLine(Sentence.folding(of: detail, customs: customs), .dim))
        lines += ruleLines(of: detail)
        lines.append(statusLine(of: detail.row))
        if let followUp = detail.row.followUp { lines.append(followUpLine(followUp)) }
        if person.isAnonymous { lines.append(StyledLine(words(.onlyInPartnerCenter), .warning)) }
        return lines.flatMap { wrap($0, width) }
    }

    private func wrap(_ line: StyledLine, _ width: Int) -> [StyledLine] {
        guard line.parts.count == 1, let (text, style) = line.parts.first else { return [line] }
        return Canvas.lines(of: text, width: max(width, 10)).map { StyledLine($0, style) }
    }

    private func ruleLines(of detail: CustomerDetail) -> [StyledLine] {
        if let block = detail.rule.wholeBlock {
            return [StyledLine(Said.refusal(block, customs: customs), .doNotContact.with(.bold))]
        }
        if detail.row.isTest { return [StyledLine(words(.isTestCustomer), .test)] }
        return [StyledLine(words(.mayBeContacted), .good)]
            + detail.rule.blocks.map { block in
                StyledLine(
                    words(.notAbout, block.offer ?? block.channel?.title ?? "", Sentence.reason(block, customs: customs)),
                    .doNotContact)
            }
    }

    private func statusLine(of row: CustomerRow) -> StyledLine {
        var text = words(.statusIs, row.status.title)
        text += " · " + (row.owner.isEmpty ? words(.noOwner) : words(.ownerIs, row.owner))
        if let stage = row.stage(settings.rules) { text += " · " + stage.title }
        if let contacted = row.contactedAt {
            text += " · " + words(.lastContact, customs.ago(contacted, now: now))
        } else if row.isNew {
            text += " · " + words(.neverContacted)
        }
        return StyledLine(text)
    }

    private func followUpLine(_ followUp: FollowUp) -> StyledLine {
        let (due, style) = self.followUp(followUp.dueAt)
        let rest = [followUp.channel == .any ? "" : followUp.channel.title, followUp.note].filter { !$0.isEmpty }
        return StyledLine(
            ([words(.followUpIs, due)] + rest).joined(separator: " · "), style == .plain ? .accent : style)
    }

    /// The timeline for the pane: without a selection.
    func timeline(of detail: CustomerDetail, width: Int, limit: Int) -> [StyledLine] {
        var lines: [StyledLine] = []
        for entry in detail.timeline.prefix(limit) {
            lines.append(StyledLine(parts: parts(of: entry)))
            if case .lead(let lead) = entry.kind, let note = note(of: lead) {
                lines += Canvas.lines(of: note, width: max(width - 2, 10)).prefix(3).map { StyledLine("  " + $0, .dim) }
            }
        }
        return lines
    }

    private func drawEntries(_ customer: CustomerState, _ frame: inout Frame, _ area: Rect) {
        let first = Layout.timelineFirst(of: customer, height: area.height)
        for (row, entry) in customer.entries.dropFirst(first).prefix(area.height).enumerated() {
            let index = first + row
            let y = area.y + row
            var shown = parts(of: entry)
            if case .lead(let lead) = entry.kind {
                if customer.marks.contains(lead.id) {
                    frame.write(String(settings.glyphs.mark), at: Point(x: area.x, y: y), style: .chosen.with(.bold))
                }
                if let note = note(of: lead) { shown.append(("  " + note, .dim)) }
            }
            frame.write(shown, at: Point(x: area.x + 2, y: y), width: area.width - 2)
            guard index == customer.selected else { continue }
            frame.restyle(Rect(x: area.x, y: y, width: area.width, height: 1), adding: .reverse)
            frame.cursor = Point(x: area.x + 2, y: y)
        }
    }

    /// One entry of the timeline: when, what, and what about.
    private func parts(of entry: TimelineEntry) -> [(String, Style)] {
        let when = TextWidth.pad(customs.ago(entry.at, now: now), to: 13, align: .left)
        var (text, style) = said(entry)
        if !entry.who.isEmpty { text += words(.byWhom, entry.who) }
        if case .lead(let lead) = entry.kind, lead.isTest { style = .test }
        return [(when, .dim), (text, style)]
    }

    private func said(_ entry: TimelineEntry) -> (String, Style) {
        switch entry.kind {
        case .lead(let lead):
            let step = TextWidth.pad(lead.step == .other ? lead.leadSource.wire : lead.step.title, to: 13, align: .left)
            let test = lead.isTest ? words(.testShort) + " " : ""
            return (test + step + lead.offer.text, lead.step == .crossListed ? .doNotContact : .plain)
        case .value(let field, let before, let after): return (words(.valueChanged, field.title, before, after), .dim)
        case .note(_, let text): return (words(.noteSaid, text), .plain)
        case .followUpDone(let followUp):
            let outcome = followUp.outcome?.title ?? ""
            return (words(.followUpDone, outcome) + (followUp.note.isEmpty ? "" : " · " + followUp.note), .good)
        case .activity(let activity): return (Sentence.activity(activity, customs: customs), .dim)
        }
    }

    /// What the customer wrote with a lead, and the campaign that brought him.
    private func note(of lead: LeadRow) -> String? {
        var parts: [String] = []
        if case .note(let text) = LeadDescription(lead.description) { parts.append("\u{201C}\(text)\u{201D}") }
        if !lead.campaign.isEmpty { parts.append(words(.campaignIs, lead.campaign)) }
        return parts.isEmpty ? nil : parts.joined(separator: "  ")
    }
}

extension Layout {
    static func customerAreas(of dashboard: Dashboard) -> (card: Rect, rule: Rect, timeline: Rect) {
        let body = body(of: dashboard).inset(columns: 1, rows: 0)
        let wanted = dashboard.customer?.detail.map { dashboard.card(of: $0, width: body.width).count } ?? 1
        let cardHeight = min(wanted, max(body.height * 3 / 5, 1))
        let (card, rest) = body.split(top: cardHeight)
        let (rule, timeline) = rest.split(top: 1)
        return (card, rule, timeline)
    }

    /// The first entry on screen, so that the selected one is.
    static func timelineFirst(of customer: CustomerState, height: Int) -> Int {
        max(0, min(customer.selected - height / 2, customer.entries.count - height))
    }

    static func timelineIndex(at point: Point, of dashboard: Dashboard) -> Int? {
        guard let customer = dashboard.customer else { return nil }
        let area = customerAreas(of: dashboard).timeline
        guard area.contains(point) else { return nil }
        let index = timelineFirst(of: customer, height: area.height) + point.y - area.y
        return customer.entries.indices.contains(index) ? index : nil
    }
}

extension Person.Field {
    var title: String {
        switch self {
        case .firstName: words(.fieldFirstName)
        case .lastName: words(.fieldLastName)
        case .name: words(.columnName)
        case .email: words(.columnEmail)
        case .phone: words(.fieldPhone)
        case .company: words(.columnCompany)
        case .title: words(.columnTitle)
        case .country: words(.columnCountry)
        case .city: words(.fieldCity)
        }
    }
}
