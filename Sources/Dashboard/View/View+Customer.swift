import Canvas
import LeadModel

/// The customer: the card, why it is one customer, the contact rule, the next follow-up, and the timeline.
extension Dashboard {
    func drawCustomer(_ frame: inout Frame) {
        let body = Layout.body(of: self)
        guard let customer, let detail = customer.detail else {
            frame.write(words(.loading), at: Point(x: 1, y: body.y), style: .dim)
            return
        }
        let areas = customerAreas
        let card = card(of: detail, width: areas.card.width, height: areas.card.height)
        for (row, line) in card.enumerated() {
            frame.write(line.parts, at: Point(x: areas.card.x, y: areas.card.y + row), width: areas.card.width)
        }
        var title = words(.timelineTitle, customs.number(detail.row.leads))
        if !customer.marks.isEmpty { title += " · " + words(.markedCount, customs.number(customer.marks.count)) }
        drawRule(&frame, title, y: areas.rule.y, x: areas.rule.x, width: areas.rule.width)
        drawEntries(customer, &frame, areas.timeline)
    }

    private func drawEntries(_ customer: CustomerState, _ frame: inout Frame, _ area: Rect) {
        for (row, line) in timelineLines(height: area.height, width: area.width - 2).enumerated() {
            let point = Point(x: area.x, y: area.y + row)
            if line.isFirst, case .lead(let lead) = customer.entries[line.entry].kind, customer.marks.contains(lead.id)
            {
                frame.write(String(settings.glyphs.mark), at: point, style: .chosen.with(.bold))
            }
            frame.write(line.line.parts, at: Point(x: area.x + 2, y: point.y), width: area.width - 2)
            guard line.entry == customer.selected else { continue }
            frame.select(Rect(x: area.x, y: point.y, width: area.width, height: 1))
            if line.isFirst || frame.cursor == nil { frame.cursor = Point(x: area.x + 2, y: point.y) }
        }
    }

    /// A line of the timeline on screen, and the entry it belongs to.
    struct TimelineLine {
        var entry: Int
        var isFirst: Bool
        var line: StyledLine
    }

    /// The lines that are on screen, so that the selected entry is among them. O(height).
    private func timelineLines(height: Int, width: Int) -> [TimelineLine] {
        guard let customer, height > 0 else { return [] }
        let entries = customer.entries
        let near = max(customer.selected - height, 0)..<min(customer.selected + height + 1, entries.count)
        let all = near.flatMap { index in
            lines(of: entries[index], width: width, isLow: size.height < 16).enumerated().map {
                TimelineLine(entry: index, isFirst: $0 == 0, line: $1)
            }
        }
        let selected = all.firstIndex { $0.entry == customer.selected } ?? 0
        let first = max(0, min(selected - height / 2, all.count - height))
        return Array(all[first..<min(first + height, all.count)])
    }

    func timelineIndex(at point: Point) -> Int? {
        let area = customerAreas.timeline
        let lines = timelineLines(height: area.height, width: area.width - 2)
        guard area.contains(point), lines.indices.contains(point.y - area.y) else { return nil }
        return lines[point.y - area.y].entry
    }

    private var customerAreas: (card: Rect, rule: Rect, timeline: Rect) {
        let body = Layout.body(of: self).inset(columns: 1, rows: 0)
        let most = max(body.height * 3 / 5, 1)
        let wanted = customer?.detail.map { card(of: $0, width: body.width, height: most).count } ?? 1
        let (top, rest) = body.split(top: wanted)
        let (rule, timeline) = rest.split(top: 1)
        return (top, rule, timeline)
    }

    // MARK: Entries

    private static let whenWidth = 12

    /// An entry as lines: when, what, what about; and what the customer or a colleague wrote. On a low screen one line.
    func lines(of entry: TimelineEntry, width: Int, isLow: Bool) -> [StyledLine] {
        let when = TextWidth.pad(customs.ago(entry.at, now: now), to: Self.whenWidth, align: .left)
        let (text, style) = said(entry)
        let room = max(width - Self.whenWidth, 10)
        let more = more(of: entry)
        if isLow {
            let rest = more.isEmpty ? "" : "  " + more
            return [StyledLine(parts: [(when, .dim), (text, style), (rest, .dim)])]
        }
        let isLead = if case .lead = entry.kind { true } else { false }
        let indent = String(repeating: " ", count: Self.whenWidth)
        var texts = isLead ? [text] : cut(text, width: room, lines: 4)
        let first = texts.removeFirst()
        return [StyledLine(parts: [(when, .dim), (first, style)])]
            + texts.map { StyledLine(parts: [(indent, .plain), ($0, style)]) }
            + (more.isEmpty ? [] : cut(more, width: room, lines: 3)).map {
                StyledLine(parts: [(indent, .plain), ($0, .dim)])
            }
    }

    /// The text in at most so many lines; what is over goes into the last, for it to be cut there.
    private func cut(_ text: String, width: Int, lines most: Int) -> [String] {
        let lines = Canvas.lines(of: text, width: width).filter { !$0.isEmpty }
        guard lines.count > most else { return lines.isEmpty ? [""] : lines }
        return lines.prefix(most - 1) + [lines[(most - 1)...].joined(separator: " ")]
    }

    private func said(_ entry: TimelineEntry) -> (String, Style) {
        let by = entry.who.isEmpty ? "" : words(.byWhom, entry.who)
        switch entry.kind {
        case .lead(let lead):
            let step = TextWidth.pad(lead.step == .other ? lead.leadSource.wire : lead.step.title, to: 13, align: .left)
            if lead.isTest, lead.step == .other { return (words(.testLead) + "  " + lead.offer.text, .test) }
            if lead.isTest { return (words(.testStep, step + lead.offer.text), .test) }
            return (step + lead.offer.text, lead.step == .crossListed ? .doNotContact : .plain)
        case .value(let field, let before, let after):
            return (words(.valueChanged, field.title, before, after) + by, .dim)
        case .note(_, let text): return (words(.noteSaid, text) + by, .plain)
        case .followUpDone(let followUp):
            let note = followUp.note.isEmpty ? "" : " · " + followUp.note
            return (Sentence.done(followUp) + note + by, .good)
        case .activity(let activity): return (Said.own(activity, customs: customs) + by, .dim)
        case .deletedThere: return (Sentence.timeline(entry.kind, customs: customs), .dim)
        }
    }

    /// What the customer wrote with a lead, and the campaign that brought him.
    private func more(of entry: TimelineEntry) -> String {
        guard case .lead(let lead) = entry.kind else { return "" }
        var parts: [String] = []
        if case .note(let text) = LeadDescription(lead.description) { parts.append("\u{201C}\(text)\u{201D}") }
        if !lead.campaign.isEmpty { parts.append(words(.campaignIs, lead.campaign)) }
        if let latency = lead.latencyText(customs) { parts.append(latency) }
        if let deletedAt = lead.deletedAt { parts.append(words(.deletedThere, customs.day(deletedAt))) }
        return parts.joined(separator: "  ")
    }
}
