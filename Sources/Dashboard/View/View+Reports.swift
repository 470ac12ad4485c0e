import Canvas
import LeadModel

/// The reports: tables with bars, sparklines and a trend.
extension Dashboard {
    func drawReports(_ frame: inout Frame) {
        let areas = Layout.reportAreas(of: self)
        if isStoreEmpty { return drawWelcome(&frame, from: areas.heading.y + (areas.tables.height >= 14 ? 2 : 0)) }
        drawReportHeading(&frame, areas.heading)
        guard let sheet else {
            frame.write(words(.counting), at: Point(x: 2, y: areas.tables.y), style: .dim)
            return
        }
        guard sheet.rowCount > 0, reports.basis?.customers ?? 0 > 0 else {
            frame.write(words(.figuresNone), at: Point(x: 2, y: areas.tables.y), style: .dim)
            return drawBasis(&frame, areas.basis)
        }
        let first = Layout.firstReportLine(of: self, sheet)
        for (row, line) in sheet.lines.dropFirst(first).prefix(areas.tables.height).enumerated() {
            draw(line, of: sheet, &frame, areas.tables.row(row))
        }
        drawBasis(&frame, areas.basis)
    }

    private func drawReportHeading(_ frame: inout Frame, _ area: Rect) {
        let tabs = Layout.reportTabs(of: self)
        for tab in tabs {
            let style: Style = tab.view == reports.view ? .bold : .dim
            frame.write(tab.text, at: Point(x: tab.columns.lowerBound, y: area.y), style: style)
        }
        let left = (tabs.last?.columns.upperBound ?? 0) + 2
        frame.write(
            reportSettings, at: Point(x: left, y: area.y), style: reports.isCounting ? .accent : .dim,
            width: area.width - left - 1, align: .right)
    }

    /// What can be turned with a key, and whether it is being counted.
    private var reportSettings: String {
        var parts: [String] = []
        if reports.isCounting { parts.append(words(.counting)) }
        if reports.view == .journeys {
            parts.append(words(.reportBy, reports.by.title))
            parts.append(words(reports.isSameOffer ? .reportSameOffer : .reportAnyOffer))
        }
        return parts.joined(separator: " · ")
    }

    /// From which leads it is counted; what there is no room for is left out from the end.
    private func drawBasis(_ frame: inout Frame, _ area: Rect) {
        guard var parts = reports.basis?.sentences(customs) else { return }
        while parts.count > 1, TextWidth.of(parts.joined(separator: " · ")) > area.width - 2 { parts.removeLast() }
        frame.write(parts.joined(separator: " · "), at: Point(x: 1, y: area.y), style: .dim, width: area.width - 2)
    }

    private func draw(_ line: ReportSheet.Line, of sheet: ReportSheet, _ frame: inout Frame, _ area: Rect) {
        switch line {
        case .rule(let section): drawRule(&frame, sheet.sections[section].title, y: area.y)
        case .header(let section): drawHeader(of: sheet, section, &frame, area)
        case .row(let section, let row): draw(row, of: section, sheet, &frame, area)
        case .trendTitle(let section):
            frame.write(
                sheet.sections[section].trendTitle, at: Point(x: area.x + 2, y: area.y), style: .dim,
                width: area.width - 3)
        case .trend(let section, let row): drawTrend(sheet.sections[section].trend, row, &frame, area)
        }
    }

    private func drawHeader(of sheet: ReportSheet, _ index: Int, _ frame: inout Frame, _ area: Rect) {
        let section = sheet.sections[index]
        let (label, places) = Layout.reportColumns(of: self, sheet, section: index)
        let style = Style.dim.with(.bold)
        frame.write(section.label.uppercased(), at: Point(x: area.x + 2, y: area.y), style: style, width: label)
        for place in places {
            let point = Point(x: area.x + 4 + label + place.x, y: area.y)
            let heading = section.columns[place.column].heading.uppercased()
            frame.write(heading, at: point, style: style, width: place.width, align: place.alignment)
        }
    }

    private func draw(_ row: Int, of section: Int, _ sheet: ReportSheet, _ frame: inout Frame, _ area: Rect) {
        let line = sheet.sections[section].rows[row]
        let cursor = sheet.row(at: (section, row))
        let isCursor = cursor == reports.row
        let (label, places) = Layout.reportColumns(of: self, sheet, section: section)
        let selected = isCursor ? sheet.cells(ofRow: cursor).at(clamped: reports.column) : nil
        let isShownPath = line.path == reports.path && reports.view == .journeys
        if isShownPath {
            frame.write(String(settings.glyphs.mark), at: Point(x: area.x, y: area.y), style: .accent)
        }
        frame.write(
            line.label, at: Point(x: area.x + 2, y: area.y), style: isCursor ? .bold : .plain, width: label)
        for place in places {
            let cell = line.cells[place.column]
            let rect = Rect(x: area.x + 4 + label + place.x, y: area.y, width: place.width, height: 1)
            let isBar = sheet.sections[section].columns[place.column].look == .bar
            let text =
                isBar
                ? settings.glyphs.bar(value: Int(cell.share * 1000), of: 1000, width: place.width) : cell.text
            frame.write(text, at: rect.origin, style: cell.style, width: place.width, align: place.alignment)
            guard place.column == selected else { continue }
            frame.select(rect)
            frame.cursor = rect.origin
        }
    }

    private func drawTrend(_ values: [Double?], _ row: Int, _ frame: inout Frame, _ area: Rect) {
        let width = min(area.width - 14, max(values.count * 4, 24))
        let rows = settings.glyphs.trend(values, width: width, height: ReportSheet.trendHeight)
        guard rows.indices.contains(row) else { return }
        frame.write(rows[row], at: Point(x: area.x + 2, y: area.y), style: .accent)
        // The largest at the top, nothing at the bottom.
        let top = values.compactMap(\.self).max() ?? 0
        let labels = [0: customs.percent(top), ReportSheet.trendHeight - 1: customs.percent(0)]
        frame.write(labels[row] ?? "", at: Point(x: area.x + 3 + width, y: area.y), style: .dim)
    }
}
