import Canvas
import LeadModel

/// Where the numbers of a report stand.
extension Layout {
    struct ReportAreas {
        /// The names of the reports, the tables, and what they are counted from.
        var heading, tables, basis: Rect
    }

    static func reportAreas(of dashboard: Dashboard) -> ReportAreas {
        let (heading, rest) = body(of: dashboard).split(top: 1)
        let basis = Rect(x: rest.x, y: rest.maxY - 1, width: rest.width, height: 1)
        return ReportAreas(
            heading: heading, tables: Rect(x: rest.x, y: rest.y, width: rest.width, height: rest.height - 1),
            basis: basis)
    }

    /// The name of a report in the first line of the body.
    struct ReportTab {
        var view: ReportsState.View
        var text: String
        var columns: Range<Int>
    }

    static func reportTabs(of dashboard: Dashboard) -> [ReportTab] {
        var x = 1
        return ReportsState.View.allCases.map { view in
            let text = view == dashboard.reports.view ? "[\(view.title)]" : " \(view.title) "
            defer { x += TextWidth.of(text) }
            return ReportTab(view: view, text: text, columns: x..<(x + TextWidth.of(text)))
        }
    }

    /// The first of the lines that are shown: the first of all while the cursor's row is among them then, else so that it
    /// stands in the middle.
    static func firstReportLine(of dashboard: Dashboard, _ sheet: ReportSheet) -> Int {
        let height = reportAreas(of: dashboard).tables.height
        let lines = sheet.lines
        guard let place = sheet.place(ofRow: dashboard.reports.row), lines.count > height,
            let cursor = lines.firstIndex(of: .row(section: place.section, place.row)), cursor >= height
        else { return 0 }
        return min(cursor - height / 2, lines.count - height)
    }

    /// The columns of a section beside its labels: as many as there is room for, and the one of the cursor always.
    static func reportColumns(
        of dashboard: Dashboard, _ sheet: ReportSheet, section index: Int
    ) -> (label: Int, columns: [ColumnPlacement]) {
        let section = sheet.sections[index]
        let width = dashboard.size.width - 2
        let labels = section.rows.map { TextWidth.of(clean($0.label, limit: 100)) } + [TextWidth.of(section.label)]
        let label = min(labels.max() ?? 0, max(width / 3, min(24, width - 16)))
        let wanted = cursorColumn(of: dashboard, sheet, section: index)
        let columns = section.columns.enumerated().map { place, column in
            let cells = section.rows.map { TextWidth.of($0.cells[place].text) }
            let ideal = max(cells.max() ?? 0, TextWidth.of(column.heading))
            switch column.look {
            case .number:
                return Column(minimum: ideal, priority: place == wanted ? 99 : column.priority, alignment: .right)
            case .text:
                return Column(
                    minimum: min(ideal, 12), ideal: ideal, priority: place == wanted ? 99 : column.priority)
            case .bar: return Column(minimum: 8, ideal: 16, maximum: 40, priority: column.priority)
            }
        }
        return (label, Table.layout(columns, width: width - label - 4, gap: 2))
    }

    /// The place of the cursor's column in a section, where the cursor is in it.
    private static func cursorColumn(of dashboard: Dashboard, _ sheet: ReportSheet, section: Int) -> Int? {
        guard sheet.place(ofRow: dashboard.reports.row)?.section == section else { return nil }
        return sheet.cells(ofRow: dashboard.reports.row).at(clamped: dashboard.reports.column)
    }

    /// The number at a point, as a cursor.
    static func reportNumber(
        at point: Point, of dashboard: Dashboard, _ sheet: ReportSheet
    ) -> (row: Int, column: Int)? {
        let area = reportAreas(of: dashboard).tables
        let lines = sheet.lines
        let index = point.y - area.y + firstReportLine(of: dashboard, sheet)
        guard area.contains(point), lines.indices.contains(index), case .row(let section, let row) = lines[index] else {
            return nil
        }
        let cursor = sheet.row(at: (section, row))
        let (label, places) = reportColumns(of: dashboard, sheet, section: section)
        let x = point.x - area.x - 4 - label
        let place = places.first { ($0.x - 1...$0.x + $0.width).contains(x) }
        let column = place.flatMap { place in sheet.cells(ofRow: cursor).firstIndex(of: place.column) }
        return (cursor, column ?? dashboard.reports.column)
    }
}
