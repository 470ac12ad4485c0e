import Canvas
import LeadModel

/// The doors: how each is doing, and what to do.
extension Dashboard {
    /// Whether there is room for the page of the selected door.
    var showsDoor: Bool { context == .doors && size.width >= 110 && !doors.all.isEmpty }

    func drawDoors(_ frame: inout Frame) {
        let areas = Layout.listAreas(of: self)
        let reports = doorReports
        drawHeading(reports, &frame, areas.heading)
        guard !reports.isEmpty else { return drawNoDoors(&frame, areas.rows) }
        let columns = doorColumns(reports)
        let places = Table.layout(columns.map(\.layout), width: areas.rows.width - ListTable.margin - 1, gap: 2)
        for place in places {
            let point = Point(x: areas.header.x + ListTable.margin + place.x, y: areas.header.y)
            let heading = columns[place.column].heading.uppercased()
            frame.write(
                heading, at: point, style: .dim.with(.bold), width: place.width, align: place.alignment)
        }
        for (row, report) in reports.dropFirst(doors.top).prefix(areas.rows.height).enumerated() {
            draw(report, columns, places, &frame, areas.rows.row(row))
        }
        if let pane = areas.detail { drawDoor(&frame, pane) }
    }

    func doorRow(at point: Point) -> Int? {
        let rows = Layout.listAreas(of: self).rows
        let index = point.y - rows.y + doors.top
        return rows.contains(point) && doors.all.indices.contains(index) ? index : nil
    }

    private func drawHeading(_ reports: [DoorReport], _ frame: inout Frame, _ area: Rect) {
        let needy = reports.count { $0.severity != nil }
        let count = " " + words(.doorsCounted, customs.number(reports.count))
        let rest = needy > 0 ? [(" · " + words(.doorsNeedy, customs.number(needy)), Style.warning)] : []
        frame.write([(count, .bold)] + rest, at: area.origin, width: area.width)
    }

    private func drawNoDoors(_ frame: inout Frame, _ area: Rect) {
        let text = words(doors.states == nil ? .loading : .doorsEmpty)
        for (row, line) in Canvas.lines(of: text, width: area.width - 6).prefix(area.height).enumerated() {
            frame.write(line, at: Point(x: area.x + 3, y: area.y + row), style: .dim)
        }
    }

    // MARK: Rows

    private struct Column {
        var heading: String
        var layout: Canvas.Column
        var text: (DoorReport) -> (String, Style)
    }

    private func doorColumns(_ reports: [DoorReport]) -> [Column] {
        func column(
            _ heading: Phrase, priority: Int, least: Int? = nil, most: Int = 40,
            _ text: @escaping (DoorReport) -> (String, Style)
        ) -> Column {
            let widest = reports.map { TextWidth.of(text($0).0) }.max() ?? 0
            let wanted = max(min(widest, most), TextWidth.of(words(heading)))
            return Column(
                heading: words(heading),
                layout: Canvas.Column(
                    minimum: min(least ?? wanted, wanted), ideal: wanted, maximum: wanted, priority: priority),
                text: text)
        }
        return [
            column(.columnDoor, priority: 10, least: 8, most: 24) { ($0.door.name, .bold) },
            column(.columnDoorState, priority: 9, least: size.width < 60 ? 16 : 36, most: 90) { Self.state(of: $0) },
            column(.columnLastLead, priority: 8) { (ago($0.state.lastLeadAt), .plain) },
            column(.columnDoorRate, priority: 7) { (rate(of: $0.state), .plain) },
            column(.columnLastTest, priority: 5) { (test(of: $0.state), .dim) },
            column(.columnContact, priority: 6) { (ago($0.state.lastContactAt), .dim) },
            column(.columnKind, priority: 3) { ($0.door.kind.title, .dim) },
        ]
    }

    private static func state(of report: DoorReport) -> (String, Style) {
        guard let first = report.findings.first else { return (words(.doorIsFine), .good) }
        return (first.text, style(of: first.severity))
    }

    private static func style(of severity: DoorFinding.Severity) -> Style {
        severity == .failed ? .danger.with(.bold) : .warning
    }

    private func ago(_ moment: Timestamp?) -> String {
        moment.map { customs.ago($0, now: now) } ?? String(settings.glyphs.dash)
    }

    private func rate(of state: DoorState) -> String {
        let usual = state.usualLeadsPerDay.map(customs.usual) ?? String(settings.glyphs.dash)
        return words(.doorTodayOfUsual, customs.number(state.leadsToday), usual)
    }

    private func test(of state: DoorState) -> String {
        guard let at = state.lastTestAt else { return String(settings.glyphs.dash) }
        let latency = state.lastTestLatencyMilliseconds.map { ", " + customs.span(milliseconds: $0) } ?? ""
        return customs.ago(at, now: now) + latency
    }

    private func draw(
        _ report: DoorReport, _ columns: [Column], _ places: [ColumnPlacement], _ frame: inout Frame, _ row: Rect
    ) {
        for place in places {
            let (text, style) = columns[place.column].text(report)
            let point = Point(x: row.x + ListTable.margin + place.x, y: row.y)
            frame.write(text, at: point, style: style, width: place.width, align: place.alignment)
        }
        if let severity = report.severity {
            frame.write(words(.alertSign), at: Point(x: row.x + 1, y: row.y), style: Self.style(of: severity))
        }
        guard report.door == doors.selectedState?.door else { return }
        frame.select(row)
        frame.cursor = Point(x: row.x + ListTable.margin, y: row.y)
    }

    // MARK: The page beside them

    private func drawDoor(_ frame: inout Frame, _ pane: Rect) {
        frame.verticalLine(at: pane.origin, height: pane.height)
        let area = Rect(x: pane.x + 2, y: pane.y, width: pane.width - 3, height: pane.height)
        guard let state = doors.selectedState else { return }
        let report = DoorReport(state, now: now, customs: customs)
        var y = area.y
        for line in Said.page(of: report).flatMap({ Canvas.lines(of: $0, width: area.width) }) where y < area.maxY {
            frame.write(line, at: Point(x: area.x, y: y), width: area.width)
            y += 1
        }
    }
}
