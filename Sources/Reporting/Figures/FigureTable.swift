/// Figures by row and column, the one source of what the page, CSV, JSON and text say.
struct FigureTable {
    /// What names a column: to machines, in camelCase, and to people.
    struct Heading {
        var name: String
        var title: String
    }

    struct Column {
        /// What is drawn beside the number.
        enum Look {
            case plain
            /// A bar, scaled to the column's largest figure, or to 1 where they are shares.
            case bar
            /// A shade, scaled to the largest figure of all shaded columns.
            case shade
        }

        var heading: Heading
        var look: Look
        /// Left out where there is room for the most important only, as in a mail.
        var isDetail: Bool

        init(_ name: String, _ title: String, _ look: Look = .plain, isDetail: Bool = false) {
            (heading, self.look, self.isDetail) = (Heading(name: name, title: title), look, isDetail)
        }
    }

    struct Row {
        /// What the row is about, one for each key of the table.
        var labels: [Label]
        var figures: [Figure]
        /// What has none of what the others are told apart by: no bar, or it would dwarf theirs.
        var isRest = false
    }

    struct Label {
        var machine: String
        var shown: String
        /// A second line, smaller.
        var detail = ""
        /// Whether it is somebody else's text.
        var isOutside = false

        static func outside(_ text: String, _ shown: String? = nil) -> Label {
            Label(machine: text, shown: shown ?? text, isOutside: true)
        }
    }

    /// In camelCase; no two of a report are the same.
    var name: String
    var title: String
    var keys: [Heading]
    var columns: [Column]
    var rows: [Row]
    /// The sum, which is no row; without labels.
    var total: [Figure]?

    /// The largest figure of a column's rows.
    func largest(_ column: Int) -> Double {
        rows.reduce(0) { $1.isRest ? $0 : max($0, $1.figures[column].magnitude) }
    }

    /// The largest figure of all shaded columns.
    var deepest: Double {
        columns.indices.reduce(0) { columns[$1].look == .shade ? max($0, largest($1)) : $0 }
    }
}
