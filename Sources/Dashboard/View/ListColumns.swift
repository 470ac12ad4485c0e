import Canvas
public import LeadModel

/// A column of a list: its heading, how it gives way, and what stands in it.
struct ListColumn {
    /// What a view and the configuration know it by.
    var id: String
    /// Only shown where it was chosen.
    var isExtra = false
    var heading: String
    /// What sorts by it, so that the heading can show the order.
    var sort: LeadModel.Column?
    var layout: Canvas.Column
    var text: (Row) -> (String, Style)
}

/// The columns of a list that are on screen, and where.
struct ListTable {
    /// Room at the left for the mark and the letter of a row.
    static let margin = 3

    var columns: [ListColumn]
    /// Counted from the right of the margin.
    var places: [ColumnPlacement]
    /// Whether columns are out of sight, which left and right bring in.
    var hasMore: Bool
    /// The words that were searched, folded, to be shown where they stand.
    var searched: [String]
}

extension Dashboard {
    /// The columns of a list that were chosen, else its own, in their order.
    func allColumns(of list: ListState) -> [ListColumn] {
        let columns = everyColumn(of: list.query.kind)
        let chosen = columns.filter { list.columns.contains($0.id) }
        return chosen.isEmpty ? columns.filter { !$0.isExtra } : chosen
    }

    /// All that can be chosen.
    func everyColumn(of kind: ListQuery.Kind) -> [ListColumn] {
        switch kind {
        case .leads: leadColumns
        case .customers: customerColumns
        case .queue, .today: queueColumns
        case .offers: offerColumns
        case .activity: activityColumns
        case .quarantine: quarantineColumns
        }
    }

    /// What a view knows the columns of a list by, in their order.
    public static func columnIDs(of kind: ListQuery.Kind, customs: Customs) -> [String] {
        let settings = Settings(storePath: "", user: "", customs: customs)
        return Dashboard(settings: settings, size: Size(width: 80, height: 24), now: Timestamp(seconds: 0))
            .everyColumn(of: kind).map(\.id)
    }

    /// The columns that fit: by importance, or, once they were moved, by their order after the first ones.
    func table(of list: ListState, width: Int) -> ListTable {
        var columns = allColumns(of: list)
        for index in columns.indices {
            let widest = list.widths.indices.contains(index) ? list.widths[index] : 0
            columns[index].layout = fitted(columns[index], widest: widest, list)
        }
        let all = columns.count
        let (room, gap) = (width - ListTable.margin - 1, width < 100 ? 1 : 2)
        columns = list.shift > 0 ? shifted(columns, by: list.shift) : affordable(columns, room: room, gap: gap)
        let places = Table.layout(columns.map(\.layout), width: room, gap: gap)
        return ListTable(
            columns: columns, places: places, hasMore: places.count < all,
            searched: Matches.words(of: list.query.search))
    }

    private func fitted(_ column: ListColumn, widest: Int, _ list: ListState) -> Canvas.Column {
        let heading = TextWidth.of(heading(of: column, in: list))
        let layout = column.layout
        // What a list is sorted by is seen.
        let isSortedBy = column.sort != nil && column.sort == list.query.sort.column
        return Canvas.Column(
            minimum: max(min(layout.minimum, widest), heading), ideal: max(min(widest, layout.ideal), heading),
            maximum: max(min(widest, layout.maximum), heading), priority: max(layout.priority, isSortedBy ? 9 : 0),
            alignment: layout.alignment)
    }

    /// Without the columns that would cost others the width in which their values stand whole.
    private func affordable(_ columns: [ListColumn], room: Int, gap: Int) -> [ListColumn] {
        let important = columns.filter { $0.layout.priority > 1 }
        let wanted = important.reduce(0) { $0 + $1.layout.ideal + gap }
        let others = columns.reduce(0) { $0 + ($1.layout.priority > 1 ? 0 : $1.layout.minimum + gap) }
        return wanted + others - gap <= room ? columns : important
    }

    /// The most important column stays; of the others, those at the left give way.
    private func shifted(_ columns: [ListColumn], by shift: Int) -> [ListColumn] {
        guard let pinned = columns.indices.max(by: { columns[$0].layout.priority < columns[$1].layout.priority }) else {
            return columns
        }
        var others = columns
        let first = others.remove(at: pinned)
        var shown = [first] + others.dropFirst(shift)
        for index in shown.indices { shown[index].layout.priority = shown.count - index }
        return shown
    }

    func heading(of column: ListColumn, in list: ListState) -> String {
        let text = column.heading.uppercased()
        guard let sort = column.sort, sort == list.query.sort.column else { return text }
        return text + String(list.query.sort.isDescending ? settings.glyphs.down : settings.glyphs.up)
    }

    /// What a click on a heading sorts by.
    func headingColumn(at point: Point) -> LeadModel.Column? {
        let area = Layout.listAreas(of: self).header
        guard area.contains(point), let list = currentList, !list.query.kind.isWork else { return nil }
        let table = table(of: list, width: area.width)
        return table.places.first { ($0.x..<($0.x + $0.width)).contains(point.x - area.x - ListTable.margin) }
            .flatMap { table.columns[$0.column].sort }
    }

    func column(
        _ heading: Phrase, _ sort: LeadModel.Column?, _ minimum: Int, _ ideal: Int, _ maximum: Int, priority: Int,
        align alignment: Alignment = .left, isExtra: Bool = false, _ text: @escaping (Row) -> (String, Style)
    ) -> ListColumn {
        ListColumn(
            id: heading.columnID, isExtra: isExtra, heading: words(heading), sort: sort,
            layout: Canvas.Column(
                minimum: minimum, ideal: ideal, maximum: maximum, priority: priority, alignment: alignment), text: text)
    }
}

extension Phrase {
    /// The id of the column that it heads: `followUp` of `list.columnFollowUp`.
    fileprivate var columnID: String {
        let name = id.split(separator: ".").last.map(String.init) ?? id
        let bare = name.hasPrefix("column") ? String(name.dropFirst(6)) : name
        return bare.prefix(1).lowercased() + bare.dropFirst()
    }
}
