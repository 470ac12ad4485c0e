import Canvas
import LeadModel

/// Where popups and their parts stand.
extension Layout {
    /// A popup leaves the edges of the screen free, but on a low screen it takes all lines.
    private static func box(_ wanted: Size, in size: Size) -> Rect {
        let most = Size(width: size.width - 2, height: size.height - (size.height >= 16 ? 2 : 0))
        return Rect(size).centred(Size(width: min(wanted.width, most.width), height: min(wanted.height, most.height)))
    }

    // MARK: Picker

    static func groupWidth(of picker: Picker, in size: Size) -> Int {
        guard size.width >= 60 else { return 0 }
        let widest = picker.items.map { TextWidth.of($0.group) }.max() ?? 0
        return widest > 0 ? widest + 2 : 0
    }

    static func pickerBox(of picker: Picker, in size: Size) -> Rect {
        let widest = picker.items.map { TextWidth.of($0.title) + TextWidth.of($0.detail) + 7 }.max() ?? 0
        let width = max(widest + groupWidth(of: picker, in: size), TextWidth.of(picker.title) + 6, 48)
        return box(Size(width: width, height: max(picker.items.count + 4, 10)), in: size)
    }

    /// The rows of a picker that are on screen.
    static func pickerRows(of picker: Picker, in size: Size) -> (rect: Rect, first: Int) {
        let inside = pickerBox(of: picker, in: size).inset()
        let rect = inside.split(top: size.height >= 16 ? 2 : 1).rest
        let count = picker.shown.count
        let first = min(max(picker.selected - rect.height + 1, 0), max(count - rect.height, 0))
        return (rect, first)
    }

    static func pickerIndex(at point: Point, of picker: Picker, in size: Size) -> Int? {
        let (rect, first) = pickerRows(of: picker, in: size)
        guard rect.contains(point) else { return nil }
        let index = first + point.y - rect.y
        return picker.shown.indices.contains(index) ? index : nil
    }

    // MARK: Menu

    static func menuBox(of menu: Menu, in size: Size) -> Rect {
        let widest = menu.items.map { menuKeyWidth + TextWidth.of($0.title) + TextWidth.of($0.detail) + 5 }.max() ?? 0
        return box(
            Size(width: max(widest, TextWidth.of(menu.title) + 6, 32), height: menu.items.count + 2), in: size)
    }

    static let menuKeyWidth = 3

    static func menuRows(of menu: Menu, in size: Size) -> (rect: Rect, first: Int) {
        let rect = menuBox(of: menu, in: size).inset()
        return (rect, min(max(menu.selected - rect.height + 1, 0), max(menu.items.count - rect.height, 0)))
    }

    static func menuIndex(at point: Point, of menu: Menu, in size: Size) -> Int? {
        let (rect, first) = menuRows(of: menu, in: size)
        guard rect.contains(point), menu.items.indices.contains(first + point.y - rect.y) else { return nil }
        return first + point.y - rect.y
    }

    // MARK: Form

    struct FormAreas {
        var box: Rect
        var labelWidth: Int
        /// One for each field, without its label.
        var fields: [Rect]
        var hint: Rect
        var keys: Rect
    }

    static func formAreas(of form: Form, in size: Size) -> FormAreas {
        let isLow = size.height < 16
        let noteHeight = form.fields.contains { $0.kind == .note } ? max(min(size.height - 6, 10), 3) : 1
        let heights = form.fields.map { $0.kind == .note ? noteHeight : 1 }
        let used = heights.reduce(0, +) + 3
        let hintHeight = isLow ? min(max(size.height - used, 1), 3) : 2
        let height = used + hintHeight + (isLow ? 0 : 1)
        let box = box(Size(width: max(TextWidth.of(form.title) + 6, 66), height: height), in: size)
        let inside = box.inset().inset(columns: 1, rows: 0)
        let labelWidth = (form.fields.map { TextWidth.of($0.label) }.max() ?? 0) + 2
        var y = inside.y
        let fields = heights.map { height in
            defer { y += height }
            return Rect(x: inside.x + labelWidth, y: y, width: inside.width - labelWidth, height: height)
                .intersection(inside)
        }
        let keys = inside.split(bottom: 1).part
        let hint = Rect(
            x: inside.x, y: min(y + (isLow ? 0 : 1), keys.y), width: inside.width, height: min(hintHeight, keys.y - y))
        return FormAreas(box: box, labelWidth: labelWidth, fields: fields, hint: hint, keys: keys)
    }

    static func formField(at point: Point, of form: Form, in size: Size) -> Int? {
        formAreas(of: form, in: size).fields.firstIndex { $0.y <= point.y && point.y < $0.maxY }
    }

    // MARK: Reader

    static func readerBox(in size: Size) -> Rect {
        Rect(size).inset(columns: size.width >= 60 ? 2 : 0, rows: size.height >= 16 ? 1 : 0)
    }

    static func readerHeight(in size: Size) -> Int { max(readerBox(in: size).inset().height, 1) }

    static func readerLines(of reader: Reader, in size: Size) -> [String] {
        let width = max(readerBox(in: size).inset().width - 2, 10)
        return reader.lines.flatMap { $0.isEmpty ? [""] : Canvas.lines(of: $0, width: width) }
    }

    static func lastTop(of reader: Reader, in size: Size) -> Int {
        max(readerLines(of: reader, in: size).count - readerHeight(in: size), 0)
    }
}
