import Canvas
import LeadModel

/// A list: what it is narrowed to, its header, its rows, and the customer in the pane at the right.
extension Dashboard {
    func drawList(_ frame: inout Frame) {
        guard let list = currentList else { return }
        let areas = Layout.listAreas(of: self)
        drawHeading(of: list, &frame, areas.heading)
        let columns = columns(of: list)
        let marksWidth = 3
        let placements = Table.layout(
            columns.map(\.layout), width: areas.rows.width - marksWidth - 1, gap: 2)
        drawHeader(of: list, columns, placements, &frame, areas.header, x: marksWidth)
        drawRows(of: list, columns, placements, &frame, areas.rows, x: marksWidth)
        if let pane = areas.detail { drawDetail(&frame, pane) }
    }

    private func drawHeading(of list: ListState, _ frame: inout Frame, _ area: Rect) {
        if case .search(let bar)? = layers.last { return drawSearch(bar, list, &frame, area) }
        var parts: [(String, Style)] = [(" " + countText(of: list), .bold)]
        let narrowing = Said.narrowing(list.narrowing)
        if !narrowing.isEmpty { parts.append((" · " + narrowing, .accent)) }
        if !list.query.search.isEmpty { parts.append((" · /" + list.query.search, .match)) }
        if list.markCount > 0 {
            parts.append((" · " + words(.markedCount, customs.number(list.markCount)), .chosen.with(.bold)))
        }
        if list.rangeStart != nil { parts.append((" · " + words(.markingRange), .chosen)) }
        frame.write(parts, at: area.origin, width: area.width)
    }

    /// The exact count, or that it is still being counted.
    private func countText(of list: ListState) -> String {
        let count = list.count.map { customs.number($0) } ?? words(.counting)
        switch list.query.kind {
        case .leads, .customers:
            let kind: Phrase = list.query.kind == .leads ? .leadsCounted : .customersCounted
            let order =
                list.query.sort == ListQuery(kind: list.query.kind).sort
                ? words(.newestFirst)
                : words(
                    list.query.sort.isDescending ? .sortedDescending : .sortedAscending,
                    Said.title(of: list.query.sort.column).lowercased())
            return words(kind, count, order)
        case .queue: return words(worksForAll ? .queueOfAll : .queueOfMine, count)
        case .offers: return words(.offersCounted, count)
        case .activity: return words(.activityCounted, count)
        case .quarantine: return words(.quarantineCounted, count)
        }
    }

    private func drawSearch(_ bar: SearchBar, _ list: ListState, _ frame: inout Frame, _ area: Rect) {
        let right = countText(of: list)
        let rightWidth = min(TextWidth.of(right) + 1, area.width / 2)
        drawField(bar.field, &frame, Rect(x: area.x + 2, y: area.y, width: area.width - rightWidth - 4, height: 1))
        frame.write("/", at: Point(x: area.x + 1, y: area.y), style: .match.with(.bold))
        frame.write(
            right, at: Point(x: area.maxX - rightWidth, y: area.y), style: .dim, width: rightWidth - 1, align: .right)
    }

    private func drawHeader(
        of list: ListState, _ columns: [ListColumn], _ placements: [ColumnPlacement], _ frame: inout Frame,
        _ area: Rect, x: Int
    ) {
        for place in placements {
            let column = columns[place.column]
            var text = column.heading.uppercased()
            if column.sort == list.query.sort.column {
                text += String(list.query.sort.isDescending ? settings.glyphs.down : settings.glyphs.up)
            }
            frame.write(
                text, at: Point(x: area.x + x + place.x, y: area.y), style: .dim.with(.bold), width: place.width,
                align: place.alignment)
        }
    }

    private func drawRows(
        of list: ListState, _ columns: [ListColumn], _ placements: [ColumnPlacement], _ frame: inout Frame,
        _ area: Rect, x: Int
    ) {
        guard !list.rows.isEmpty else { return drawNothing(of: list, &frame, area) }
        for (offset, line) in QueueLines.lines(of: list, height: area.height).enumerated() {
            let y = area.y + offset
            guard case .row(let index) = line else {
                drawRule(&frame, words(.laterRule), y: y, x: area.x, width: area.width)
                continue
            }
            let row = list.rows[index]
            for place in placements {
                let (text, style) = columns[place.column].text(row)
                frame.write(
                    text, at: Point(x: area.x + x + place.x, y: y), style: style, width: place.width,
                    align: place.alignment)
            }
            drawMark(of: row, list, &frame, Point(x: area.x, y: y))
            guard row.id == list.selectedID else { continue }
            frame.restyle(Rect(x: area.x, y: y, width: area.width, height: 1), adding: .reverse)
            if frame.cursor == nil { frame.cursor = Point(x: area.x + x, y: y) }
        }
    }

    /// A letter for each state: new, do not contact, test, repeat, late; and the mark.
    private func drawMark(of row: Row, _ list: ListState, _ frame: inout Frame, _ point: Point) {
        if list.isMarked(row) {
            frame.write(String(settings.glyphs.mark), at: point, style: .chosen.with(.bold))
        }
        let (letter, style): (String, Style) =
            switch row.record {
            case .lead(let lead) where lead.isDoNotContact: (words(.letterDoNotContact), .doNotContact)
            case .lead(let lead) where lead.isTest: (words(.letterTest), .test)
            case .lead(let lead) where lead.isNew: (String(settings.glyphs.bullet), .accent)
            case .lead(let lead) where lead.isRepeat: (words(.letterRepeat), .dim)
            case .customer(let customer) where customer.isBlocked: (words(.letterDoNotContact), .doNotContact)
            case .customer(let customer) where customer.isTest: (words(.letterTest), .test)
            case .customer(let customer) where customer.isNew: (String(settings.glyphs.bullet), .accent)
            case .work(let work) where work.section == .overdue: (words(.letterOverdue), .danger.with(.bold))
            case .activity(let entry) where entry.isUndone: (words(.letterUndone), .dim)
            default: ("", .plain)
            }
        frame.write(letter, at: Point(x: point.x + 1, y: point.y), style: style)
    }

    private func drawNothing(of list: ListState, _ frame: inout Frame, _ area: Rect) {
        if !list.isLoaded {
            frame.write(words(.loading), at: Point(x: area.x + 3, y: area.y), style: .dim)
            return
        }
        if isStoreEmpty, [.leads, .customers, .queue, .offers].contains(list.query.kind) {
            return drawWelcome(&frame, from: area.y + 1)
        }
        let isNarrowed = scope != Scope() || !list.narrowing.isEmpty || !list.query.search.isEmpty
        let phrase: Phrase =
            switch list.query.kind {
            case .queue: .queueEmpty
            case .activity: .activityEmpty
            case .quarantine: .quarantineEmpty
            default: isNarrowed ? .nothingFound : .nothingHere
            }
        for (row, line) in Canvas.lines(of: words(phrase), width: area.width - 6).enumerated() {
            frame.write(line, at: Point(x: area.x + 3, y: area.y + 1 + row), style: .dim)
        }
    }

    // MARK: The pane

    private func drawDetail(_ frame: inout Frame, _ pane: Rect) {
        frame.verticalLine(at: pane.origin, height: pane.height)
        let area = pane.split(left: 2).rest
        guard let shown = currentList?.selected?.customer else { return }
        guard let detail, detail.row.id == shown else {
            frame.write(words(.loading), at: area.origin, style: .dim)
            return
        }
        var lines = card(of: detail, width: area.width - 1)
        lines.append(StyledLine())
        lines += timeline(of: detail, width: area.width - 1, limit: area.height)
        for (row, line) in lines.prefix(area.height).enumerated() {
            frame.write(line.parts, at: Point(x: area.x, y: area.y + row), width: area.width - 1)
        }
    }
}
