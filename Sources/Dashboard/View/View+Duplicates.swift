import Canvas
import LeadModel

/// Customers who may be one person: the pairs, and the selected one side by side.
extension Dashboard {
    func drawDuplicates(_ frame: inout Frame) {
        guard let duplicates else { return }
        let areas = Layout.duplicateAreas(of: self)
        frame.write(heading(of: duplicates), at: areas.heading.origin, width: areas.heading.width)
        guard !duplicates.pairs.isEmpty else { return drawNoDuplicates(duplicates, &frame, areas.compared) }
        if areas.rows.height > 0 { drawPairs(duplicates, &frame, areas) }
        drawCompared(duplicates, &frame, areas.compared)
    }

    private func heading(of duplicates: DuplicatesState) -> [(String, Style)] {
        var parts: [(String, Style)] = []
        if let count = duplicates.count, !duplicates.isLooking {
            parts.append((" " + words(.duplicatesCounted, customs.number(count)), .bold))
            if count > duplicates.pairs.count {
                parts.append((" · " + words(.duplicatesShown, customs.number(duplicates.pairs.count)), .dim))
            }
        } else {
            let phrase: Phrase = duplicates.count == nil ? .duplicatesLooking : .duplicatesLookingAgain
            parts.append((" " + words(phrase), .accent))
        }
        if !duplicates.pairs.isEmpty {
            let place = words(
                .duplicatesPlace, customs.number(duplicates.selected + 1), customs.number(duplicates.pairs.count))
            parts.append((" · " + place, .plain))
        }
        let search = lists[.customers]?.query.search ?? ""
        if duplicates.of == nil, !search.isEmpty { parts.append((" · /" + search, .match)) }
        return parts
    }

    private func drawNoDuplicates(_ duplicates: DuplicatesState, _ frame: inout Frame, _ area: Rect) {
        guard !duplicates.isLooking else { return }
        for (row, line) in Canvas.lines(of: words(.duplicatesNone), width: area.width - 6).prefix(area.height)
            .enumerated()
        {
            frame.write(line, at: Point(x: area.x + 3, y: area.y + row), style: .dim)
        }
    }

    // MARK: Pairs

    private func drawPairs(_ duplicates: DuplicatesState, _ frame: inout Frame, _ areas: Layout.DuplicateAreas) {
        let pairs = duplicates.pairs.dropFirst(duplicates.top).prefix(areas.rows.height)
        let cells = pairs.map { pair in
            [
                pair.likeness.certainty, who(pair.stays.person), who(pair.goes.person), pair.likeness.text,
            ].map { clean($0, limit: 100) }
        }
        let headings = [Phrase.columnSure, .columnStays, .columnGoes, .columnWhy].map { words($0).uppercased() }
        let layouts = headings.indices.map { index in
            let widest = (cells.map { TextWidth.of($0[index]) } + [TextWidth.of(headings[index])]).max() ?? 0
            let (least, priority) = [(6, 7), (12, 10), (12, 9), (12, 8)][index]
            return Canvas.Column(
                minimum: min(least, widest), ideal: min(widest, 30), maximum: widest, priority: priority)
        }
        let places = Table.layout(layouts, width: areas.rows.width - ListTable.margin - 1, gap: 2)
        func draw(_ texts: [String], _ row: Rect, _ style: Style) {
            for place in places {
                let point = Point(x: row.x + ListTable.margin + place.x, y: row.y)
                frame.write(texts[place.column], at: point, style: style, width: place.width)
            }
        }
        draw(headings, areas.header, .dim.with(.bold))
        for (row, pair) in pairs.enumerated() {
            draw(cells[row], areas.rows.row(row), .plain)
            if pair.stays.isBlocked || pair.goes.isBlocked {
                let point = Point(x: areas.rows.x + 1, y: areas.rows.y + row)
                frame.write(words(.letterDoNotContact), at: point, style: .doNotContact.with(.bold))
            }
            guard duplicates.top + row == duplicates.selected else { continue }
            frame.select(areas.rows.row(row))
            frame.cursor = Point(x: areas.rows.x + ListTable.margin, y: areas.rows.y + row)
        }
    }

    private func who(_ person: Person) -> String {
        let name = Sentence.name(of: person)
        return person.company.isEmpty || name == person.company ? name : "\(name), \(person.company)"
    }

    func pairIndex(at point: Point) -> Int? {
        let rows = Layout.duplicateAreas(of: self).rows
        guard rows.contains(point), let duplicates else { return nil }
        let index = duplicates.top + point.y - rows.y
        return duplicates.pairs.indices.contains(index) ? index : nil
    }

    // MARK: Side by side

    private func drawCompared(_ duplicates: DuplicatesState, _ frame: inout Frame, _ area: Rect) {
        guard let pair = duplicates.selectedPair, let sides = duplicates.sides else { return }
        let certainty = words(.activitySentence, pair.likeness.certainty, pair.likeness.text)
        drawRule(&frame, certainty, y: area.y, x: area.x, width: area.width)
        let label = min(14, area.width / 4)
        let width = max((area.width - label - 6) / 2, 4)
        let columns = (one: area.x + 1 + label, other: area.x + label + width + 4)
        let heads = [(words(.duplicatesStays), sides.stays.id), (words(.duplicatesGoes), sides.goes.id)]
        for (x, (text, id)) in zip([columns.one, columns.other], heads) {
            let head = words(.duplicatesSides, text, String(id)).uppercased()
            frame.write(head, at: Point(x: x, y: area.y + 1), style: .title.with(.bold), width: width)
        }
        let after = afterMerge(duplicates, width: area.width - 2)
        let room = max(area.height - 2 - after.count, 0)
        for (row, field) in comparedFields(duplicates, sides).prefix(room).enumerated() {
            let y = area.y + 2 + row
            frame.write(field.label, at: Point(x: area.x + 1, y: y), style: .dim, width: label - 1)
            let parts = field.parts
            frame.write(parts.one, at: Point(x: columns.one, y: y), width: width)
            frame.write(parts.other, at: Point(x: columns.other, y: y), width: width)
            if field.differs {
                let sign: Phrase = settings.glyphs == .ascii ? .duplicatesUnlikeASCII : .duplicatesUnlike
                frame.write(words(sign), at: Point(x: columns.other - 2, y: y), style: .warning.with(.bold))
            }
        }
        for (row, line) in after.enumerated() {
            let point = Point(x: area.x + 1, y: area.maxY - after.count + row)
            frame.write(line, at: point, style: .doNotContact.with(.bold), width: area.width - 2)
        }
        if frame.cursor == nil { frame.cursor = Point(x: columns.one, y: area.y + 1) }
    }

    /// Whom and about what they may not contact once they are one: a lock on either side goes along.
    private func afterMerge(_ duplicates: DuplicatesState, width: Int) -> [String] {
        guard let rule = duplicates.compared?.merged else { return [] }
        let texts: [String] =
            if let block = rule.wholeBlock {
                [Sentence.refusal(block, customs: customs)]
            } else { rule.blocks.map { Sentence.exception($0, customs: customs) } }
        guard !texts.isEmpty else { return [] }
        let lines = Canvas.lines(of: words(.duplicatesAfter, texts.joined(separator: " · ")), width: max(width, 10))
        guard lines.count > 2 else { return lines }
        return [lines[0], lines.dropFirst().joined(separator: " ")]
    }

    private func comparedFields(
        _ duplicates: DuplicatesState, _ sides: (stays: CustomerRow, goes: CustomerRow)
    ) -> [ComparedField] {
        // Of what two people may well have in common or not, a difference says nothing.
        func field(_ label: Phrase, tells: Bool = false, _ text: (CustomerRow) -> String) -> ComparedField {
            ComparedField(
                label: words(label), tells: tells, one: clean(text(sides.stays), limit: 200),
                other: clean(text(sides.goes), limit: 200))
        }
        func rule(_ row: CustomerRow) -> String {
            guard let rule = duplicates.compared?.detail(of: row.id).rule else {
                return row.isBlocked ? words(.doNotContactShort) : ""
            }
            if let block = rule.wholeBlock { return Sentence.refusal(block, customs: customs) }
            return rule.blocks.first.map { Sentence.exception($0, customs: customs) } ?? words(.duplicatesMayContact)
        }
        return [
            field(.columnName, tells: true) { $0.person.name }, field(.columnEmail, tells: true) { $0.person.email },
            field(.fieldPhone, tells: true) { $0.person.phone },
            field(.columnCompany, tells: true) { $0.person.company },
            field(.doNotContactShort, rule),
            field(.columnLeads) { row in
                words(
                    .duplicatesLeads, words(.leadCount, customs.number(row.leads)),
                    customs.ago(row.lastLeadAt, now: now))
            },
            field(.columnStatus) { $0.status.title }, field(.columnOwner) { $0.owner },
            field(.columnFollowUp) { $0.followUp.map { customs.due($0.dueAt, now: now) } ?? "" },
            field(.duplicatesContacted) { $0.contactedAt.map { customs.ago($0, now: now) } ?? "" },
            field(.duplicatesSince) { customs.day($0.firstLeadAt) },
            field(.columnTitle, tells: true) { $0.person.title },
            field(.columnCountryLong, tells: true) {
                Country.name($0.country.isEmpty ? $0.person.country : $0.country)
            }, field(.fieldCity, tells: true) { $0.person.city },
        ]
    }
}

/// One field of two customers.
private struct ComparedField {
    var label: String
    /// Whether a difference is worth a mark.
    var tells: Bool
    var one: String
    var other: String

    /// Whether both say something, and not the same.
    var differs: Bool { tells && !one.isEmpty && !other.isEmpty && folded(one) != folded(other) }

    /// Both texts; of those that differ, what differs stands out.
    var parts: (one: [(String, Style)], other: [(String, Style)]) {
        guard differs else {
            let style: Style = one == other ? .dim : .plain
            return ([(one, style)], [(other, style)])
        }
        let (left, right) = (Array(one), Array(other))
        let shorter = min(left.count, right.count)
        let start = zip(left, right).prefix { $0 == $1 }.count
        let end = zip(left.reversed(), right.reversed()).prefix(shorter - start).prefix { $0 == $1 }.count
        func parts(_ text: [Character]) -> [(String, Style)] {
            [
                (String(text[..<start]), .plain),
                (String(text[start..<(text.count - end)]), .warning.with([.bold, .underline])),
                (String(text[(text.count - end)...]), .plain),
            ].filter { !$0.0.isEmpty }
        }
        return (parts(left), parts(right))
    }
}

extension Layout {
    struct DuplicateAreas {
        var heading, header, rows, compared: Rect
    }

    /// The pairs, and below them the selected one side by side; a low screen has room for that alone.
    static func duplicateAreas(of dashboard: Dashboard) -> DuplicateAreas {
        let (heading, rest) = body(of: dashboard).split(top: 1)
        guard rest.height >= 15 else {
            let none = Rect(x: rest.x, y: rest.y, width: rest.width, height: 0)
            return DuplicateAreas(heading: heading, header: none, rows: none, compared: rest)
        }
        let (header, below) = rest.split(top: 1)
        let (rows, compared) = below.split(top: max(below.height - 18, 3))
        return DuplicateAreas(heading: heading, header: header, rows: rows, compared: compared)
    }
}
