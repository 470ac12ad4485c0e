import Canvas
import LeadModel

/// A list: what it is narrowed to, its header, its rows, and the customer in the pane at the right.
extension Dashboard {
    func drawList(_ frame: inout Frame) {
        guard let list = currentList else { return }
        let areas = Layout.listAreas(of: self)
        let table = table(of: list, width: areas.rows.width)
        drawHeading(of: list, &frame, areas.heading)
        drawHeader(of: list, table, &frame, areas.header)
        drawRows(of: list, table, &frame, areas.rows)
        if let pane = areas.detail { drawDetail(&frame, pane) }
    }

    private func drawHeading(of list: ListState, _ frame: inout Frame, _ area: Rect) {
        if case .search(let bar)? = layers.last { return drawSearch(bar, list, &frame, area) }
        var parts: [(String, Style)] = [(" " + countText(of: list), .bold)]
        let narrowing = Said.narrowing(list.narrowing, me: settings.user, customs)
        if !narrowing.isEmpty { parts.append((" · " + narrowing, .accent)) }
        if !list.query.search.isEmpty { parts.append((" · /" + list.query.search, .match)) }
        if list.query.kind == .queue, !awayText.isEmpty { parts.append((" · " + awayText, .warning)) }
        if list.markCount > 0 {
            parts.append((" · " + words(.markedCount, customs.number(list.markCount)), .chosen.with(.bold)))
        }
        if list.range != nil { parts.append((" · " + words(.markingRange), .chosen)) }
        if let text = lookText(of: list) { parts.append((" · " + text, .accent.with(.bold))) }
        let used = frame.write(parts, at: area.origin, width: area.width)
        let rest = area.split(left: used + 2).rest
        if !drawViews(&frame, rest) { drawHeadingKeys(&frame, rest) }
    }

    /// The keys that narrow and order a list, where there is room for all of them.
    private func drawHeadingKeys(_ frame: inout Frame, _ area: Rect) {
        guard context == .leads || context == .customers else { return }
        let parts = [Command.search, .filter, .whose, .sort].flatMap { command -> [(String, Style)] in
            let binding = settings.keys.bindings(in: context).first { $0.command == command && !$0.keys.isEmpty }
            guard let key = binding?.keys.first, let footer = binding?.footer else { return [] }
            return [(Said.key(key), .key), (" " + words(footer) + "  ", .dim)]
        }
        .droppingLastBlanks()
        let width = parts.reduce(0) { $0 + TextWidth.of($1.0) }
        guard width < area.width else { return }
        frame.write(parts, at: Point(x: area.maxX - width - 1, y: area.y), width: width)
    }

    /// The exact count, or that it is still being counted.
    private func countText(of list: ListState) -> String {
        let count = list.count.map { customs.number($0) } ?? words(.counting)
        switch list.query.kind {
        case .leads: return words(.leadsCounted, count, orderText(of: list))
        case .customers: return words(.customersCounted, count, orderText(of: list))
        case .queue, .today: return queueText(of: list)
        case .offers: return words(.offersCounted, count)
        case .activity: return words(.activityCounted, count)
        case .quarantine: return words(.quarantineCounted, count)
        }
    }

    /// What is to be done now, and what can wait.
    private func queueText(of list: ListState) -> String {
        let toDo = list.count.map { customs.number($0 - list.later) } ?? words(.counting)
        return words(.queueOf, whose.title, toDo)
            + (list.count != nil && list.later > 0 ? words(.queueLater, customs.number(list.later)) : "")
    }

    private func orderText(of list: ListState) -> String {
        let sort = list.query.sort
        if sort == ListQuery(kind: list.query.kind).sort { return words(.newestFirst) }
        return words(
            sort.isDescending ? .sortedDescending : .sortedAscending, Said.longTitle(of: sort.column).lowercased())
    }

    private func drawSearch(_ bar: SearchBar, _ list: ListState, _ frame: inout Frame, _ area: Rect) {
        let right = countText(of: list)
        let rightWidth = min(TextWidth.of(right) + 1, area.width / 2)
        drawField(bar.field, &frame, Rect(x: area.x + 2, y: area.y, width: area.width - rightWidth - 4, height: 1))
        frame.write("/", at: Point(x: area.x + 1, y: area.y), style: .match.with(.bold))
        frame.write(
            right, at: Point(x: area.maxX - rightWidth, y: area.y), style: .dim, width: rightWidth - 1, align: .right)
    }

    private func drawHeader(of list: ListState, _ table: ListTable, _ frame: inout Frame, _ area: Rect) {
        for place in table.places {
            let column = table.columns[place.column]
            frame.write(
                heading(of: column, in: list), at: Point(x: area.x + ListTable.margin + place.x, y: area.y),
                style: .dim.with(.bold),
                width: place.width, align: place.alignment)
        }
        if list.shift > 0 { frame.write(String(settings.glyphs.left), at: area.origin, style: .dim) }
        if table.hasMore {
            frame.write(String(settings.glyphs.right), at: Point(x: area.maxX - 1, y: area.y), style: .dim)
        }
    }

    private func drawRows(of list: ListState, _ table: ListTable, _ frame: inout Frame, _ area: Rect) {
        guard !list.rows.isEmpty else { return drawNothing(of: list, &frame, area) }
        for (offset, line) in QueueLines.lines(of: list, height: area.height).enumerated() {
            let place = area.row(offset)
            guard case .row(let index) = line else {
                drawLaterRule(&frame, place)
                continue
            }
            drawRow(list.rows[index], of: list, table, &frame, place)
        }
    }

    private func drawRow(_ row: Row, of list: ListState, _ table: ListTable, _ frame: inout Frame, _ line: Rect) {
        drawLine(of: row, in: list, table, &frame, line)
        guard row.id == list.selectedID else { return }
        frame.select(line)
        if frame.cursor == nil { frame.cursor = cursor(of: line) }
    }

    func drawLaterRule(_ frame: inout Frame, _ line: Rect) {
        drawRule(&frame, words(.laterRule), y: line.y, x: line.x, width: line.width)
    }

    /// A row as it looks where it is not selected.
    func drawLine(of row: Row, in list: ListState, _ table: ListTable, _ frame: inout Frame, _ line: Rect) {
        for place in table.places {
            let point = Point(x: line.x + ListTable.margin + place.x, y: line.y)
            draw(table.columns[place.column], row, found: table.searched, &frame, point, place)
        }
        drawMark(of: row, list, &frame, line.origin)
    }

    /// Where the cursor stands in the line of the selected row.
    func cursor(of line: Rect) -> Point { Point(x: line.x + ListTable.margin, y: line.y) }

    /// A cell; what the search found in a name or company is shown.
    private func draw(
        _ column: ListColumn, _ row: Row, found wanted: [String], _ frame: inout Frame, _ point: Point,
        _ place: ColumnPlacement
    ) {
        let (text, style) = column.text(row)
        guard !wanted.isEmpty, column.sort == .name || column.sort == .company else {
            frame.write(text, at: point, style: style, width: place.width, align: place.alignment)
            return
        }
        let shown = TextWidth.clip(text, to: place.width, ellipsis: settings.glyphs.ellipsis)
        frame.write(Matches.parts(of: shown, style, found: wanted), at: point, width: place.width)
    }

    /// A letter for each state: new, do not contact, test, repeat, late; and the mark.
    private func drawMark(of row: Row, _ list: ListState, _ frame: inout Frame, _ point: Point) {
        if list.isMarked(row) {
            frame.write(String(settings.glyphs.mark), at: point, style: .chosen.with(.bold))
        } else if let mark = lookMark(of: row) {
            let letter: Phrase = mark == .arrived ? .letterArrived : .letterChanged
            frame.write(words(letter), at: point, style: mark == .arrived ? .accent.with(.bold) : .warning)
        }
        let (letter, style) = letter(of: row)
        frame.write(letter, at: Point(x: point.x + 1, y: point.y), style: style)
    }

    private func letter(of row: Row) -> (String, Style) {
        switch row.record {
        case .lead(let lead) where lead.isDoNotContact: (words(.letterDoNotContact), .doNotContact.with(.bold))
        case .lead(let lead) where lead.isTest: (words(.letterTest), .test)
        case .lead(let lead) where lead.isNew: (String(settings.glyphs.bullet), .accent)
        case .lead(let lead) where lead.isRepeat: (words(.letterRepeat), .dim)
        case .customer(let customer) where customer.isBlocked: (words(.letterDoNotContact), .doNotContact.with(.bold))
        case .customer(let customer) where customer.isTest: (words(.letterTest), .test)
        case .customer(let customer) where customer.isNew: (String(settings.glyphs.bullet), .accent)
        case .customer(let customer) where customer.isPartlyBlocked: (words(.letterPartly), .doNotContact)
        case .work(let work) where work.section == .overdue: (words(.letterOverdue), .danger.with(.bold))
        case .activity(let entry) where entry.isUndone: (words(.letterUndone), .dim)
        default: ("", .plain)
        }
    }

    private func drawNothing(of list: ListState, _ frame: inout Frame, _ area: Rect) {
        guard !list.isOutdated else {
            guard list.pending != nil else { return }
            frame.write(words(.loading), at: Point(x: area.x + 3, y: area.y), style: .dim)
            return
        }
        if isStoreEmpty, [.leads, .customers, .queue, .offers].contains(list.query.kind) {
            return drawWelcome(&frame, from: area.y)
        }
        let isNarrowed = list.query.filter != Filter() || !list.query.search.isEmpty
        let text =
            switch list.query.kind {
            case .queue, .today: emptyQueueText
            case .activity: words(.activityEmpty)
            case .quarantine: words(.quarantineEmpty)
            default: words(isNarrowed ? .nothingFound : .nothingHere)
            }
        for (row, line) in Canvas.lines(of: text, width: area.width - 6).prefix(area.height).enumerated() {
            frame.write(line, at: Point(x: area.x + 3, y: area.y + row), style: .dim)
        }
    }

    /// That nothing is to be done, and by which key more is seen.
    private var emptyQueueText: String {
        let binding = settings.keys.bindings(in: .followUps).first { $0.command == .whose }
        guard whose != .everyone, let key = binding?.keys.first else { return words(.queueEmptyForAll) }
        return words(.queueEmptyButOthers, Said.key(key), whose.next.title)
    }
}
