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
        frame.box(box, title: title)
    }

    private func draw(_ picker: Picker, _ frame: inout Frame) {
        let box = Layout.pickerBox(of: picker, in: size)
        open(box, picker.title, &frame)
        let inside = box.inset()
        frame.write("/", at: Point(x: inside.x, y: inside.y), style: .match.with(.bold))
        drawField(picker.field, &frame, Rect(x: inside.x + 2, y: inside.y, width: inside.width - 2, height: 1))
        let shown = picker.shown
        let (rows, first) = Layout.pickerRows(of: picker, in: size)
        if shown.isEmpty {
            let isWaiting = picker.isLoading || picker.field.text.isEmpty
            frame.write(words(isWaiting ? .typeToFind : .nothingMatches), at: rows.origin, style: .dim, width: rows.width)
        }
        for (row, item) in shown.dropFirst(first).prefix(rows.height).enumerated() {
            let y = rows.y + row
            let detailWidth = min(TextWidth.of(item.detail), rows.width / 2)
            frame.write(item.title, at: Point(x: rows.x + 1, y: y), width: rows.width - detailWidth - 3)
            frame.write(
                item.detail, at: Point(x: rows.maxX - detailWidth - 1, y: y), style: .key, width: detailWidth,
                align: .right)
            if first + row == picker.selected {
                frame.restyle(Rect(x: rows.x, y: y, width: rows.width, height: 1), adding: .reverse)
            }
        }
    }

    private func draw(_ menu: Menu, _ frame: inout Frame) {
        let box = Layout.menuBox(of: menu, in: size)
        open(box, menu.title, &frame)
        let inside = box.inset()
        for (row, item) in menu.items.prefix(inside.height).enumerated() {
            let y = inside.y + row
            frame.write(String(item.key), at: Point(x: inside.x + 1, y: y), style: .key.with(.bold))
            frame.write(item.title, at: Point(x: inside.x + 4, y: y), width: inside.width - 5)
            guard row == menu.selected else { continue }
            frame.restyle(Rect(x: inside.x, y: y, width: inside.width, height: 1), adding: .reverse)
            frame.cursor = Point(x: inside.x + 1, y: y)
        }
    }

    private func draw(_ form: Form, _ frame: inout Frame) {
        let noteHeight = form.fields.contains { $0.kind == .note } ? max(min(size.height - 8, 8), 2) : 0
        let height = form.fields.count + noteHeight + 4
        let width = min(max(TextWidth.of(form.title) + 6, 64), size.width - 2)
        let box = Rect(frame.size).centred(Size(width: width, height: min(height, size.height)))
        open(box, form.title, &frame)
        let inside = box.inset()
        let labelWidth = (form.fields.map { TextWidth.of($0.label) }.max() ?? 0) + 2
        var y = inside.y
        for (index, field) in form.fields.enumerated() {
            let isFocused = index == form.focus
            let rows = field.kind == .note ? noteHeight + 1 : 1
            frame.write(
                field.label, at: Point(x: inside.x + 1, y: y), style: isFocused ? .bold : .plain, width: labelWidth)
            let area = Rect(
                x: inside.x + labelWidth + 1, y: y, width: inside.width - labelWidth - 2, height: rows)
            draw(field, isFocused: isFocused, &frame, area)
            y += rows
        }
        let hint = hint(of: form)
        frame.write(
            hint.0, at: Point(x: inside.x + 1, y: min(y, inside.maxY - 2)), style: hint.1, width: inside.width - 2)
        let keys = words(noteHeight > 0 ? .formKeysNote : form.fields.count > 1 ? .formKeysMany : .formKeys)
        frame.write(keys, at: Point(x: inside.x + 1, y: inside.maxY - 1), style: .dim, width: inside.width - 2)
    }

    /// What is wrong with what was typed, or what is understood of the date.
    private func hint(of form: Form) -> (String, Style) {
        if !form.problem.isEmpty { return (form.problem, .danger) }
        guard let field = form.fields.first(where: { $0.kind == .date }) else { return ("", .plain) }
        guard !field.value.isEmpty else { return (words(.dateExamples), .dim) }
        switch understand(field.value) {
        case .success(let date): return (understood(date), .good)
        case .failure(let problem): return (problem.text, .warning)
        }
    }

    private func understood(_ date: Timestamp) -> String {
        let weekday = customs.weekday(customs.zone.localTime(of: date).date.weekday)
        return words(.dateUnderstood, "\(weekday) \(customs.dayAndTime(date))")
    }

    private func draw(_ field: Form.Field, isFocused: Bool, _ frame: inout Frame, _ area: Rect) {
        switch field.kind {
        case .choice(let options, let selected):
            let text = isFocused ? "\(settings.glyphs.left) \(options[selected]) \(settings.glyphs.right)" : options[selected]
            frame.write(text, at: area.origin, style: isFocused ? .selected : .plain, width: area.width)
        case .note: drawNote(field.field, &frame, area)
        case .date, .text:
            if isFocused {
                drawField(field.field, &frame, area)
            } else {
                frame.write(field.field.text, at: area.origin, style: .underlined, width: area.width)
            }
        }
    }

    /// A field of one line with the real cursor in it, scrolled so that the cursor is seen.
    func drawField(_ field: TextField, _ frame: inout Frame, _ area: Rect) {
        guard area.width > 1 else { return }
        var before = String(field.text.prefix(field.cursor))
        while TextWidth.of(clean(before)) > area.width - 1 { before.removeFirst() }
        let after = String(field.text.dropFirst(field.cursor))
        frame.fill(area.row(0), style: .underlined)
        let x = TextWidth.of(clean(before))
        frame.write(before, at: area.origin, style: .underlined, width: area.width)
        frame.write(after, at: Point(x: area.x + x, y: area.y), style: .underlined, width: area.width - x)
        frame.cursor = Point(x: area.x + x, y: area.y)
    }

    private func drawNote(_ field: TextField, _ frame: inout Frame, _ area: Rect) {
        var lines = field.lines(width: max(area.width - 1, 1))
        let cursorLine = lines.firstIndex { $0.cursor != nil } ?? 0
        let first = max(0, cursorLine - area.height + 1)
        lines = Array(lines.dropFirst(first).prefix(area.height))
        for (row, line) in lines.enumerated() {
            frame.write(line.text, at: Point(x: area.x, y: area.y + row), width: area.width)
            if let cursor = line.cursor { frame.cursor = Point(x: area.x + cursor, y: area.y + row) }
        }
    }

    private func draw(_ confirmation: Confirmation, _ frame: inout Frame) {
        let width = min(max(TextWidth.of(confirmation.title) + 6, 50), size.width - 2)
        let text = ([confirmation.title] + confirmation.lines).flatMap {
            Canvas.lines(of: $0, width: width - 4)
        }
        let box = Rect(frame.size).centred(Size(width: width, height: min(text.count + 4, size.height)))
        open(box, words(.confirmTitle), &frame)
        for (row, line) in text.enumerated() {
            frame.write(line, at: Point(x: box.x + 2, y: box.y + 1 + row), style: row == 0 ? .bold : .plain)
        }
        frame.write(
            words(.confirmKeys), at: Point(x: box.x + 2, y: box.maxY - 2), style: .key.with(.bold), width: width - 4)
    }

    private func draw(_ reader: Reader, _ frame: inout Frame) {
        let box = Layout.readerBox(in: size)
        open(box, reader.title, &frame)
        let inside = box.inset()
        let lines = Layout.readerLines(of: reader, in: size)
        for (row, line) in lines.dropFirst(reader.top).prefix(inside.height).enumerated() {
            frame.write(line, at: Point(x: inside.x, y: inside.y + row), width: inside.width)
        }
        let last = min(reader.top + inside.height, lines.count)
        let text = " " + words(.readerPlace, last, lines.count) + " "
        frame.write(
            text, at: Point(x: box.maxX - TextWidth.of(text) - 2, y: box.maxY - 1), style: .dim)
    }
}

extension TextField {
    struct Line {
        var text: String
        /// The column of the cursor, when it is in this line.
        var cursor: Int?
    }

    /// The text in lines of a width, broken at line breaks and where a line is full.
    func lines(width: Int) -> [Line] {
        var lines: [Line] = []
        var line = ""
        var column = 0
        var cursorColumn: Int?
        for (index, character) in text.enumerated() {
            if index == cursor { cursorColumn = column }
            let characterWidth = TextWidth.of(character)
            if character.isNewline || column + characterWidth > width {
                lines.append(Line(text: line, cursor: cursorColumn.flatMap { index == cursor && !character.isNewline ? nil : $0 }))
                cursorColumn = index == cursor && !character.isNewline ? 0 : nil
                line = ""
                column = 0
                if character.isNewline { continue }
            }
            line.append(character)
            column += characterWidth
        }
        if cursor == text.count { cursorColumn = column }
        lines.append(Line(text: line, cursor: cursorColumn))
        return lines
    }

    /// Moves the cursor to the line above or below, as near to its column as that line allows.
    mutating func moveLine(by steps: Int) {
        let characters = Array(text)
        let starts = [0] + characters.indices.filter { characters[$0].isNewline }.map { $0 + 1 }
        let line = (starts.lastIndex { $0 <= cursor }) ?? 0
        let target = min(max(line + steps, 0), starts.count - 1)
        let end = target + 1 < starts.count ? starts[target + 1] - 1 : characters.count
        cursor = min(starts[target] + (cursor - starts[line]), end)
    }
}
