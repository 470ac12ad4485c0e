import Canvas
import LeadModel

/// A report as tables below each other, each number with who stands behind it.
struct ReportSheet {
    struct Column {
        enum Look { case number, text, bar }

        var heading: String
        var look = Look.number
        /// The column with the lowest goes first where there is little room.
        var priority: Int
    }

    struct Cell {
        var text: String
        var style = Style.plain
        /// Who stands behind it; `nil` where it opens nothing.
        var group: ReportGroup?
        /// The list that it opens.
        var kind = ListQuery.Kind.customers
        /// How much of a bar is full, from 0 to 1.
        var share = 0.0
    }

    struct Row {
        var label: String
        var cells: [Cell]
        /// The path that the row is about.
        var path: JourneyPath?
    }

    struct Section {
        var title: String
        /// The heading of the labels.
        var label: String
        var columns: [Column]
        var rows: [Row]
        /// Drawn above the rows, oldest first; empty for none.
        var trend: [Double?] = []
        var trendTitle = ""
    }

    enum Line: Hashable {
        case rule(section: Int)
        case header(section: Int)
        /// The second is the row's place in its section.
        case row(section: Int, Int)
        case trendTitle(section: Int)
        case trend(section: Int, Int)
    }

    static let trendHeight = 4

    var sections: [Section]

    /// Every line of the report, from the top.
    var lines: [Line] {
        sections.enumerated().flatMap { place, section -> [Line] in
            let rows = section.rows.indices.map { Line.row(section: place, $0) }
            let trend = (0..<Self.trendHeight).map { Line.trend(section: place, $0) }
            return [.rule(section: place)] + (section.trend.isEmpty ? [] : [.trendTitle(section: place)] + trend)
                + [.header(section: place)] + rows
        }
    }

    var rowCount: Int { sections.reduce(0) { $0 + $1.rows.count } }

    /// The section and the place in it of a row counted from the first of all.
    func place(ofRow row: Int) -> (section: Int, row: Int)? {
        var rest = row
        for (place, section) in sections.enumerated() {
            if rest < section.rows.count { return rest >= 0 ? (place, rest) : nil }
            rest -= section.rows.count
        }
        return nil
    }

    func row(at place: (section: Int, row: Int)) -> Int {
        sections[..<place.section].reduce(place.row) { $0 + $1.rows.count }
    }

    /// The columns that the cursor can be in: those with numbers.
    func cells(ofRow row: Int) -> [Int] {
        guard let place = place(ofRow: row) else { return [] }
        return sections[place.section].columns.indices.filter { sections[place.section].columns[$0].look != .bar }
    }

    /// The number under a cursor, whose column is clamped to those there are.
    func cell(row: Int, column: Int) -> Cell? {
        guard let place = place(ofRow: row), let index = cells(ofRow: row).at(clamped: column) else { return nil }
        let cells = sections[place.section].rows[place.row].cells
        return cells.indices.contains(index) ? cells[index] : nil
    }
}

extension [Int] {
    /// The element at a place, or the nearest there is.
    func at(clamped place: Int) -> Int? {
        isEmpty ? nil : self[Swift.min(Swift.max(place, 0), count - 1)]
    }
}
