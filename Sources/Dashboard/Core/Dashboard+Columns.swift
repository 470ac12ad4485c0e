import Canvas
import LeadModel

/// Which columns a list shows.
extension Dashboard {
    mutating func openColumns() -> [Effect] {
        guard listKind != nil else { return [] }
        layers.append(.picker(Picker(.columns, title: words(.columnsTitle), items: columnItems)))
        return []
    }

    private var columnItems: [Picker.Item] {
        guard let list = currentList else { return [] }
        let shown = Set(allColumns(of: list).map(\.id))
        return [Picker.Item(title: words(.columnsOwn), detail: "", pick: .column(""))]
            + everyColumn(of: list.query.kind).map { column in
                Picker.Item(
                    title: column.heading, detail: shown.contains(column.id) ? words(.columnShown) : "",
                    pick: .column(column.id))
            }
    }

    /// Shows or hides a column, and stays in the picker.
    mutating func turnColumn(_ id: String, in former: Picker) -> [Effect] {
        guard let kind = listKind, var list = lists[kind] else { return [] }
        var columns = allColumns(of: list).map(\.id)
        if id.isEmpty {
            columns = []
        } else if let index = columns.firstIndex(of: id) {
            columns.remove(at: index)
            if columns.isEmpty { notice = Notice(text: words(.columnsNeedOne), isProblem: true) }
        } else {
            columns.append(id)
        }
        if id.isEmpty || !columns.isEmpty {
            let own = everyColumn(of: kind).filter { !$0.isExtra }.map(\.id)
            list.columns = Set(columns) == Set(own) ? [] : columns
            (list.widths, list.shift) = ([], 0)
            list.widths = []
            list.widen(to: widths(of: list.rows, in: list))
            lists[kind] = list
        }
        var picker = former
        picker.items = columnItems
        layers.append(.picker(picker))
        return [.remember(place)]
    }
}
