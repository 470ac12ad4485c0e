import Canvas
import LeadModel

/// Where the funnel's cells stand.
extension Layout {
    struct Matrix {
        struct Column {
            var column: FunnelState.MatrixColumn
            var title: String
            var x: Int
            var width: Int
        }

        /// The line of the headings; the rows follow.
        var y: Int
        var rows: [FunnelState.MatrixRow]
        var labelWidth: Int
        var columns: [Column]
        var sparkX: Int?
        var hasColumnsBefore = false
        var hasColumnsAfter = false
        /// Whether the stages have room below.
        var showsStages: Bool

        var maxY: Int { y + 1 + rows.count }
    }

    /// As many columns as fit, those around the cursor first.
    static func matrix(of dashboard: Dashboard) -> Matrix {
        let (rows, showsStages) = funnelRows(of: dashboard)
        let labels = dashboard.funnel.rows.map { TextWidth.of(Said.title(of: $0)) }.max() ?? 0
        let labelWidth = min(labels, dashboard.size.width >= 72 ? 20 : 12)
        let room = dashboard.size.width - labelWidth - 3
        let sparks = Funnel.weekCount + 3
        let long = funnelColumns(of: dashboard, isLong: true)
        let short = funnelColumns(of: dashboard, isLong: false)
        let isLong = width(of: long) + sparks <= room
        let hasSparks = isLong || width(of: short) + sparks <= room
        let all = isLong ? long : short
        let (columns, first) = fitting(all, dashboard, room: hasSparks ? room - sparks : room)
        let free = room - width(of: columns) - (hasSparks ? sparks : 0)
        var matrix = Matrix(
            y: body(of: dashboard).y + 1, rows: rows, labelWidth: labelWidth, columns: columns,
            hasColumnsBefore: first > 0, hasColumnsAfter: first + columns.count < all.count, showsStages: showsStages)
        place(&matrix, gap: 1 + min(max(free / max(columns.count, 1), 0), 2), hasSparks: hasSparks)
        return matrix
    }

    private static func place(_ matrix: inout Matrix, gap: Int, hasSparks: Bool) {
        var x = 2 + matrix.labelWidth + gap
        for index in matrix.columns.indices {
            if hasSparks, matrix.columns[index].column == .crossListed {
                matrix.sparkX = x + 1
                x += Funnel.weekCount + 3
            }
            matrix.columns[index].x = x
            x += matrix.columns[index].width + gap
        }
    }

    /// The columns with the widths that their headings and numbers need.
    private static func funnelColumns(of dashboard: Dashboard, isLong: Bool) -> [Matrix.Column] {
        dashboard.funnel.columns.map { column in
            let title = column == .crossListed && isLong ? words(.crossListedLong) : Said.title(of: column)
            let numbers = dashboard.funnel.rows.map { row in
                TextWidth.of(dashboard.customs.number(dashboard.funnel.value(row, column) ?? 0))
            }
            return Matrix.Column(
                column: column, title: title, x: 0, width: max(TextWidth.of(title), numbers.max() ?? 0, 5))
        }
    }

    private static func width(of columns: [Matrix.Column]) -> Int { columns.reduce(0) { $0 + $1.width + 1 } }

    /// The columns that fit, so that the one of the cursor is among them; and the index of the first.
    private static func fitting(
        _ all: [Matrix.Column], _ dashboard: Dashboard, room: Int
    ) -> (columns: [Matrix.Column], first: Int) {
        let cursor = all.firstIndex { $0.column == dashboard.funnel.cell.column } ?? 0
        var first = 0
        while first < cursor, width(of: Array(all[first...cursor])) > room { first += 1 }
        var end = cursor + 1
        while end < all.count, width(of: Array(all[first...end])) <= room { end += 1 }
        while first > 0, width(of: Array(all[(first - 1)..<end])) <= room { first -= 1 }
        return (Array(all[first..<end]), first)
    }

    /// The rows that fit. Where not all do, the stages give way to them, until the cursor is in the total.
    private static func funnelRows(of dashboard: Dashboard) -> (rows: [FunnelState.MatrixRow], showsStages: Bool) {
        let all = dashboard.funnel.rows
        let room = body(of: dashboard).height - 2
        let stages = 2 + Stage.allCases.count
        if all.count + stages <= room { return (all, true) }
        if dashboard.funnel.cell.row == .total { return (all.suffix(max(room - stages, 1)), room > stages) }
        let count = min(all.count, max(room - 1, 1))
        let cursor = all.firstIndex(of: dashboard.funnel.cell.row) ?? 0
        let first = min(max(cursor - count / 2, 0), all.count - count)
        return (Array(all[first..<(first + count)]), false)
    }

    static func funnelCell(at point: Point, of dashboard: Dashboard) -> FunnelState.Cell? {
        guard dashboard.funnel.counts != nil, !dashboard.isStoreEmpty else { return nil }
        let matrix = matrix(of: dashboard)
        let index = point.y - matrix.y - 1
        guard matrix.rows.indices.contains(index) else { return nil }
        let column = matrix.columns.first { (($0.x - 1)...($0.x + $0.width)).contains(point.x) }
        return column.map { FunnelState.Cell(row: matrix.rows[index], column: $0.column) }
    }
}
