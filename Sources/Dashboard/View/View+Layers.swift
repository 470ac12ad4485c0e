import Canvas
import LeadModel

/// Popups.
extension Dashboard {
    func draw(_ layer: Layer, _ frame: inout Frame) {
        switch layer {
        case .picker(let picker): draw(picker, &frame)
        case .menu(let menu): draw(menu, &frame)
        case .form(let form): draw(form, &frame)
        case .confirm(let confirmation): draw(confirmation, &frame)
        case .reader(let reader): draw(reader, &frame)
        case .search: break
        }
    }

    private func open(_ box: Rect, _ title: String, _ frame: inout Frame) {
        frame.fill(box)
        frame.box(box, title: title, titleStyle: .title.with(.bold))
    }

    // MARK: Picker and menu

    private func draw(_ picker: Picker, _ frame: inout Frame) {
        let box = Layout.pickerBox(of: picker, in: size)
        open(box, picker.title, &frame)
        let inside = box.inset()
        frame.write("/", at: Point(x: inside.x + 1, y: inside.y), style: .match.with(.bold))
        let shown = picker.shown
        let (rows, first) = Layout.pickerRows(of: picker, in: size)
        if shown.isEmpty {
            let phrase: Phrase =
                picker.isLoading ? .loading : picker.field.text.isEmpty ? .typeToFind : .nothingMatches
            frame.write(words(phrase), at: Point(x: rows.x + 1, y: rows.y), style: .dim, width: rows.width - 2)
        }
        let groupWidth = Layout.groupWidth(of: picker, in: size)
        for (row, item) in shown.dropFirst(first).prefix(rows.height).enumerated() {
            let isNewGroup = row == 0 || shown[first + row - 1].group != item.group
            draw(item, group: isNewGroup ? item.group : "", groupWidth, &frame, rows.row(row))
            guard first + row == picker.selected else { continue }
            frame.select(rows.row(row))
        }
        drawPlace(first + rows.height, of: shown.count, rows.height, &frame, box)
        drawField(picker.field, &frame, Rect(x: inside.x + 3, y: inside.y, width: inside.width - 4, height: 1))
    }

    private func draw(_ item: Picker.Item, group: String, _ groupWidth: Int, _ frame: inout Frame, _ row: Rect) {
        let detailWidth = min(TextWidth.of(item.detail), row.width / 2)
        let x = row.x + 1 + groupWidth
        if groupWidth > 0 { frame.write(group, at: Point(x: row.x + 1, y: row.y), style: .dim, width: groupWidth - 2) }
        frame.write(item.title, at: Point(x: x, y: row.y), width: max(row.maxX - x - detailWidth - 3, 1))
        frame.write(
            item.detail, at: Point(x: row.maxX - detailWidth - 1, y: row.y), style: .key, width: detailWidth,
            align: .right)
    }

    /// "12 of 40" in the lower edge, where not all fits.
    private func drawPlace(_ last: Int, of count: Int, _ height: Int, _ frame: inout Frame, _ box: Rect) {
        guard count > height else { return }
        let text = " " + words(.readerPlace, customs.number(min(last, count)), customs.number(count)) + " "
        frame.write(text, at: Point(x: box.maxX - TextWidth.of(text) - 2, y: box.maxY - 1), style: .dim)
    }

    private func draw(_ menu: Menu, _ frame: inout Frame) {
        let box = Layout.menuBox(of: menu, in: size)
        open(box, menu.title, &frame)
        let (rows, first) = Layout.menuRows(of: menu, in: size)
        for (row, item) in menu.items.dropFirst(first).prefix(rows.height).enumerated() {
            let y = rows.y + row
            frame.write(String(item.key), at: Point(x: rows.x + 1, y: y), style: .key.with(.bold))
            let x = rows.x + 1 + Layout.menuKeyWidth
            frame.write(item.title, at: Point(x: x, y: y), width: rows.maxX - x - 1)
            frame.write(
                item.detail, at: Point(x: x, y: y), style: .dim, width: rows.maxX - x - 1, align: .right)
            guard first + row == menu.selected else { continue }
            frame.select(rows.row(row))
            frame.cursor = Point(x: rows.x + 1, y: y)
        }
    }

    // MARK: Confirmation and reader

    private func draw(_ confirmation: Confirmation, _ frame: inout Frame) {
        let width = min(max(TextWidth.of(confirmation.title) + 6, 50), size.width - 2)
        let title = Canvas.lines(of: confirmation.title, width: width - 4)
        let text = title + confirmation.lines.flatMap { Canvas.lines(of: $0, width: width - 4) }
        let height = min(text.count + 4, size.height)
        let box = Rect(frame.size).centred(Size(width: width, height: height))
        open(box, words(.confirmTitle), &frame)
        for (row, line) in text.prefix(height - 3).enumerated() {
            let style: Style = row < title.count ? .bold : .plain
            frame.write(line, at: Point(x: box.x + 2, y: box.y + 1 + row), style: style)
        }
        let keys = Point(x: box.x + 2, y: box.maxY - 2)
        let phrase: Phrase = confirmation.isBeingCounted ? .confirmCounting : .confirmKeys
        frame.write(words(phrase), at: keys, style: .key.with(.bold), width: width - 4)
        frame.cursor = keys
    }

    private func draw(_ reader: Reader, _ frame: inout Frame) {
        let box = Layout.readerBox(in: size)
        open(box, reader.title, &frame)
        let inside = box.inset()
        let lines = Layout.readerLines(of: reader, in: size)
        let top = min(reader.top, max(lines.count - inside.height, 0))
        for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            frame.write(line, at: Point(x: inside.x + 1, y: inside.y + row), width: inside.width - 2)
        }
        frame.write(" " + words(.readerKeys) + " ", at: Point(x: box.x + 2, y: box.maxY - 1), style: .dim)
        drawPlace(top + inside.height, of: lines.count, inside.height, &frame, box)
        frame.cursor = Point(x: inside.x + 1, y: inside.y)
    }
}
