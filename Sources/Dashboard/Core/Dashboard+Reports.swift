import Canvas
import LeadModel

/// The reports: what they ask, and the cursor among their numbers.
extension Dashboard {
    /// Counts the report that is shown anew; what was counted before stands until then.
    mutating func loadReport() -> Effect {
        reports.isCounting = true
        let filter = scopeFilter
        switch reports.view {
        case .journeys: return ask(.report, .journeys(filter, reports.by, isSameOffer: reports.isSameOffer))
        case .response: return ask(.report, .responseTimes(filter))
        case .sources: return ask(.report, .attribution(filter))
        }
    }

    /// Who leaves a report waits for it no more: a small question in its slot interrupts it.
    mutating func stopCounting() -> [Effect] {
        guard screen == .reports, unanswered[.report] != nil else { return [] }
        reports.isCounting = false
        return [ask(.report, .isEmpty)]
    }

    mutating func showReport(by steps: Int) -> [Effect] { show(reports.view.moved(by: steps)) }

    mutating func show(_ view: ReportsState.View) -> [Effect] {
        reports.show(view)
        return [loadReport()]
    }

    mutating func turnJourneys(_ change: (inout ReportsState) -> Void) -> [Effect] {
        change(&reports)
        if reports.view != .journeys { reports.show(.journeys) }
        return [loadReport()]
    }

    /// The report as tables; `nil` until it is counted for the first time.
    var sheet: ReportSheet? {
        let glyphs = settings.glyphs
        switch reports.view {
        case .journeys:
            return reports.journeys.map { ReportSheet($0, path: reports.path, customs: customs, glyphs: glyphs) }
        case .response:
            return reports.response.map { ReportSheet($0, now: now, customs: customs, glyphs: glyphs) }
        case .sources:
            return reports.attribution.map { ReportSheet($0, now: now, customs: customs, glyphs: glyphs) }
        }
    }

    // MARK: The cursor

    mutating func moveInReport(rows: Int, columns: Int) {
        guard let sheet, sheet.rowCount > 0 else { return }
        select(row: min(max(reports.row + rows, 0), sheet.rowCount - 1), in: sheet)
        let count = sheet.cells(ofRow: reports.row).count
        if columns != 0 { reports.column = min(max(min(reports.column, count - 1) + columns, 0), max(count - 1, 0)) }
    }

    private mutating func select(row: Int, in sheet: ReportSheet) {
        reports.row = row
        guard let place = sheet.place(ofRow: row) else { return }
        if let path = sheet.sections[place.section].rows[place.row].path { reports.path = path }
    }

    /// The list that holds just whom the number under the cursor counts.
    mutating func openNumber() -> [Effect] {
        guard let cell = sheet?.cell(row: reports.row, column: reports.column), let group = cell.group else {
            return []
        }
        var narrowing = Narrowing()
        narrowing.group = group
        return stopCounting() + openList(cell.kind == .leads ? .leads : .customers, narrowing)
    }

    mutating func clickNumber(_ point: Point, opens: Bool) -> [Effect] {
        if let view = Layout.reportTabs(of: self).first(where: { $0.columns.contains(point.x) }),
            point.y == Layout.body(of: self).y
        {
            return show(view.view)
        }
        guard let sheet, let hit = Layout.reportNumber(at: point, of: self, sheet) else { return [] }
        let wasSelected = reports.row == hit.row && reports.column == hit.column
        select(row: hit.row, in: sheet)
        reports.column = hit.column
        return opens || wasSelected ? run(.open) : []
    }
}

extension Journeys.By {
    /// In the order in which a key goes through them.
    var next: Journeys.By {
        switch self {
        case .week: .offer
        case .offer: .country
        case .country: .campaign
        case .campaign: .week
        }
    }
}
