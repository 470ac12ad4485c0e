import Canvas
import LeadModel

/// Forms and their fields.
extension Dashboard {
    func draw(_ form: Form, _ frame: inout Frame) {
        let areas = Layout.formAreas(of: form, in: size)
        frame.fill(areas.box)
        frame.box(areas.box, title: form.title, titleStyle: .title.with(.bold))
        for (index, field) in form.fields.enumerated() {
            let area = areas.fields[index]
            let label = Point(x: area.x - areas.labelWidth, y: area.y)
            frame.write(
                field.label, at: label, style: index == form.focus ? .bold : .dim, width: areas.labelWidth - 1)
            draw(field, isFocused: index == form.focus, &frame, area)
        }
        let hint = hint(of: form)
        for (row, line) in Canvas.lines(of: hint.0, width: areas.hint.width).prefix(areas.hint.height).enumerated() {
            frame.write(line, at: Point(x: areas.hint.x, y: areas.hint.y + row), style: hint.1)
        }
        let keys: Phrase =
            form.fields.contains { $0.kind == .note }
            ? .formKeysNote : form.fields.count > 1 ? .formKeysMany : .formKeys
        frame.write(words(keys), at: areas.keys.origin, style: .dim, width: areas.keys.width)
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

    /// The whole date, so that nobody has to count days: "= thu 26 nov 2026 9:00, in 2 days".
    private func understood(_ date: Timestamp) -> String {
        let day = customs.zone.localTime(of: date).date
        let days = day.daysSince1970 - customs.zone.localTime(of: now).date.daysSince1970
        let text = "\(customs.weekday(day.weekday)) \(customs.dayAndTime(date))"
        return words(days > 1 ? .dateUnderstoodIn : .dateUnderstood, text, customs.number(days))
    }

    private func draw(_ field: Form.Field, isFocused: Bool, _ frame: inout Frame, _ area: Rect) {
        switch field.kind {
        case .choice(let options, let selected):
            let arrows = (settings.glyphs.left, settings.glyphs.right)
            let text = isFocused ? "\(arrows.0) \(options[selected]) \(arrows.1)" : options[selected]
            frame.write(text, at: area.origin, style: isFocused ? .selected : .plain, width: area.width)
            if isFocused { frame.cursor = area.origin }
        case .note: drawNote(field.field, &frame, area)
        case .date, .text:
            if isFocused { return drawField(field.field, &frame, area) }
            frame.fill(area.row(0), style: .underlined)
            frame.write(field.field.text, at: area.origin, style: .underlined, width: area.width)
        }
    }

    /// A field of one line with the real cursor in it, scrolled so that the cursor is seen.
    func drawField(_ field: TextField, _ frame: inout Frame, _ area: Rect) {
        guard area.width > 1, area.height > 0 else { return }
        let characters = Array(field.text)
        var first = field.cursor
        var x = 0
        while first > 0, x + TextWidth.of(String(characters[first - 1])) <= area.width - 1 {
            first -= 1
            x += TextWidth.of(String(characters[first]))
        }
        frame.fill(area.row(0), style: .underlined)
        let shown = String(characters[first...].prefix(area.width + 1))
        frame.write(shown, at: area.origin, style: .underlined, width: area.width)
        frame.cursor = Point(x: area.x + x, y: area.y)
    }

    private func drawNote(_ field: TextField, _ frame: inout Frame, _ area: Rect) {
        frame.fill(area, style: .underlined)
        let lines = field.lines(width: max(area.width - 1, 1))
        let cursorLine = lines.firstIndex { $0.cursor != nil } ?? 0
        let first = max(0, cursorLine - area.height + 1)
        for (row, line) in lines.dropFirst(first).prefix(area.height).enumerated() {
            frame.write(line.text, at: Point(x: area.x, y: area.y + row), style: .underlined, width: area.width)
            if let cursor = line.cursor { frame.cursor = Point(x: area.x + cursor, y: area.y + row) }
        }
    }
}
