import Canvas
import LeadModel

/// Lines of a list and customers beside it as they were drawn, of those in sight and those that may come into sight.
/// They hold while nothing but the list's window moves.
struct Shelf {
    private struct Line {
        var row: Row
        var frame: Frame
    }

    private struct Card {
        var detail: CustomerDetail
        var frame: Frame
    }

    /// By the ids of their rows.
    private var lines: [Int64: Line] = [:]
    /// By the ids of their customers.
    private var cards: [Int64: Card] = [:]
    /// The columns of the list.
    private var table: ListTable?

    /// As much as is drawn at once, so that a key that comes meanwhile does not notice.
    private static let (mostLines, mostCards) = (8, 1)

    /// Draws a few of the rows that it has no line of, whatever that shows, and forgets others when it has far too many.
    /// - Returns: Whether any was drawn.
    mutating func addLines(
        of parts: [ArraySlice<Row>], _ list: ListState, _ dashboard: Dashboard, _ width: Int
    ) -> Bool {
        if lines.count > 2 * parts.reduce(0, { $0 + $1.count }) {
            let ids = Set(parts.joined().map(\.id))
            lines = lines.filter { ids.contains($0.key) }
        }
        let before = lines.count
        for rows in parts {
            for index in rows.indices where lines.count < before + Self.mostLines && lines[rows[index].id] == nil {
                _ = line(of: rows[index], in: list, dashboard, width: width)
            }
        }
        return lines.count > before
    }

    /// The same for customers.
    mutating func addCards(of details: some Collection<CustomerDetail?>, _ dashboard: Dashboard, _ size: Size) -> Bool {
        if cards.count > 4 * details.count {
            let ids = Set(details.map { $0?.row.id })
            cards = cards.filter { ids.contains($0.key) }
        }
        let before = cards.count
        for case let detail? in details where cards.count < before + Self.mostCards && cards[detail.row.id] == nil {
            _ = card(of: detail, dashboard, size)
        }
        return cards.count > before
    }

    /// The line of a row that is not selected.
    mutating func line(of row: Row, in list: ListState, _ dashboard: Dashboard, width: Int) -> Frame {
        if let known = lines[row.id], known.row == row { return known.frame }
        let table = table ?? dashboard.table(of: list, width: width)
        self.table = table
        var frame = Frame(size: Size(width: width, height: 1), glyphs: dashboard.settings.glyphs)
        dashboard.drawLine(of: row, in: list, table, &frame, frame.bounds)
        lines[row.id] = Line(row: row, frame: frame)
        return frame
    }

    /// The pane with a customer.
    mutating func card(of detail: CustomerDetail, _ dashboard: Dashboard, _ size: Size) -> Frame {
        if let known = cards[detail.row.id], known.detail == detail { return known.frame }
        var frame = Frame(size: size, glyphs: dashboard.settings.glyphs)
        dashboard.drawCard(of: detail, &frame, frame.bounds)
        cards[detail.row.id] = Card(detail: detail, frame: frame)
        return frame
    }
}
