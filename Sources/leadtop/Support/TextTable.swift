import Canvas
import LeadModel

/// Rows of text in columns that fit a width. Long lists are laid out by their first rows and then stream.
struct TextTable {
    struct Column {
        var title: String
        /// Numbers stand at the right and are never cut.
        var isNumber: Bool
        /// The column with the lowest priority gives way first.
        var priority: Int
        /// Columns of the terminal below which it is of no use.
        var minimum: Int
        var maximum: Int

        init(_ title: String, isNumber: Bool = false, priority: Int = 5, minimum: Int = 6, maximum: Int = 40) {
            (self.title, self.isNumber, self.priority) = (title, isNumber, priority)
            (self.minimum, self.maximum) = (minimum, maximum)
        }

        /// A column of a list; headings are in capitals, as no line is drawn below them.
        init(
            _ heading: Phrase, isNumber: Bool = false, priority: Int = 5, minimum: Int = 6, maximum: Int = 40
        ) {
            self.init(
                words(heading).uppercased(), isNumber: isNumber, priority: priority, minimum: minimum,
                maximum: maximum)
        }
    }

    private static let gap = 2
    private let titles: [String]
    private let placements: [ColumnPlacement]

    /// - Parameter sample: the rows whose widths decide; others are cut to fit.
    init(_ columns: [Column], sample: [[String]], width: Int) {
        titles = columns.map(\.title)
        let fitted = columns.enumerated().map { index, column in
            let widest = sample.reduce(TextWidth.of(column.title)) { max($0, TextWidth.of($1[index])) }
            let ideal = min(widest, column.maximum)
            let minimum = column.isNumber ? ideal : min(ideal, column.minimum)
            return Canvas.Column(
                minimum: minimum, ideal: ideal, maximum: ideal, priority: column.priority,
                alignment: column.isNumber ? .right : .left)
        }
        placements = Table.layout(fitted, width: width, gap: Self.gap)
    }

    var header: String { line(titles) }

    /// A row, cleaned, cut to its columns, without blanks at its end.
    func line(_ cells: [String]) -> String {
        var text = ""
        for (index, place) in placements.enumerated() {
            if index > 0 { text += String(repeating: " ", count: Self.gap) }
            text += TextWidth.pad(cells[place.column], to: place.width, align: place.alignment)
        }
        let end = text.utf8.lastIndex { $0 != UInt8(ascii: " ") }
        return end.map { String(text[...$0]) } ?? ""
    }

    /// A short table, all of whose rows are there.
    static func lines(_ columns: [Column], _ rows: [[String]], width: Int) -> [String] {
        let table = TextTable(columns, sample: rows, width: width)
        return [table.header] + rows.map(table.line)
    }
}
