extension Frame {
    /// Writes a text on one row, and gives the columns it took.
    ///
    /// A wide character is never drawn by half: where only half fits, or where half of one is written over, the
    /// other half becomes a blank.
    ///
    /// - Parameters:
    ///   - point: the first cell, which may lie outside the frame.
    ///   - width: the columns it may take, up to the frame's edge when nil; a longer text ends in an ellipsis.
    ///   - align: where it stands in `width`; the columns beside it are left as they are.
    @discardableResult
    public mutating func write(
        _ text: String, at point: Point, style: Style = .plain, width: Int? = nil,
        align: Alignment = .left
    ) -> Int {
        // Far enough out to show nothing, and near enough to count with.
        let point = Point(x: max(point.x, -1 << 30), y: point.y)
        let room = min(width ?? .max, max(0, size.width - point.x))
        guard point.y >= 0, point.y < size.height, room > 0 else { return 0 }
        if align == .left, let used = writeASCII(text, at: point, style: style, room: room) { return used }
        if glyphs.isUnicode, point.x >= 0, let used = TextWidth.quickWidth(text), used <= room {
            let start = Point(x: point.x + align.offset(free: (width ?? used) - used), y: point.y)
            if start.x + used <= size.width { return writeQuick(text, at: start, style: style, columns: used) }
        }
        let cut = TextWidth.clip(text, to: room, ellipsis: glyphs.ellipsis)
        let used = cut.reduce(0) { $0 + TextWidth.of($1) }
        var x = point.x + align.offset(free: (width ?? used) - used)
        for character in cut {
            let columns = TextWidth.of(character)
            put(character, columns: columns, at: Point(x: x, y: point.y), style: style)
            x += columns
        }
        return used
    }

    /// Puts one text after another on a row, each in its style, and gives the columns they took.
    @discardableResult
    public mutating func write(_ parts: [(String, Style)], at point: Point, width: Int? = nil) -> Int {
        var used = 0
        let room = min(width ?? .max, max(0, size.width - point.x))
        for (text, style) in parts where used < room {
            used += write(text, at: Point(x: point.x + used, y: point.y), style: style, width: room - used)
        }
        return used
    }

    /// Copies another frame onto this one, clipped.
    public mutating func blit(_ other: Frame, at origin: Point) {
        let visible = Rect(x: origin.x, y: origin.y, width: other.size.width, height: other.size.height)
            .intersection(bounds)
        guard !visible.isEmpty else { return }
        for y in visible.y..<visible.maxY {
            for x in visible.x..<visible.maxX {
                copyCell(other, x: x - origin.x, y: y - origin.y, to: Point(x: x, y: y))
            }
        }
        if let cursor = other.cursor {
            let moved = Point(x: cursor.x + origin.x, y: cursor.y + origin.y)
            if bounds.contains(moved) { self.cursor = moved }
        }
    }

    private mutating func copyCell(_ other: Frame, x: Int, y: Int, to point: Point) {
        let index = other.index(Point(x: x, y: y))
        let cell = other.cells[index]
        if cell.code == Cell.rightHalf {
            // Written with its left half, unless the edge cut that off.
            if point.x == 0 { put(code: 0x20, columns: 1, at: point, style: cell.style) }
            return
        }
        var columns = 1
        while other.isRightHalf(index + columns) { columns += 1 }
        let code = cell.code >= Cell.firstCluster ? intern(other.text(of: cell)) : cell.code
        put(code: code, columns: columns, at: point, style: cell.style)
    }

    mutating func intern(_ cluster: String) -> UInt32 {
        cluster.first.map { code(of: $0) } ?? 0x20
    }

    /// The fast way for printable ASCII that stands at the left; nil when the text is something else.
    private mutating func writeASCII(
        _ text: String, at point: Point, style: Style, room: Int
    ) -> Int? {
        let skipped = max(0, -point.x)
        var used = 0
        for byte in text.utf8.prefix(room &+ 1) {
            guard byte >= 0x20, byte < 0x7F else { return nil }
            used += 1
        }
        let isCut = used > room
        used = min(used, room)
        guard used > skipped else { return used }
        let row = point.y * size.width + point.x
        heal(row + skipped, upTo: row + used)
        for (offset, byte) in text.utf8.prefix(used).enumerated() where offset >= skipped {
            cells[row + offset] = Cell(code: UInt32(byte), style: style)
        }
        if isCut { put(glyphs.ellipsis, columns: 1, at: Point(x: point.x + used - 1, y: point.y), style: style) }
        return used
    }

    /// Puts text whose scalars are its clusters, and which fits.
    private mutating func writeQuick(_ text: String, at point: Point, style: Style, columns: Int) -> Int {
        var index = point.y * size.width + point.x
        heal(index, upTo: index + columns)
        for scalar in text.unicodeScalars {
            cells[index] = Cell(code: scalar.value, style: style)
            index += 1
            guard TextWidth.quickWidth(scalar) == 2 else { continue }
            cells[index] = Cell(code: Cell.rightHalf, style: style)
            index += 1
        }
        return columns
    }

    /// Puts one cluster; in an ASCII frame, its look-alike or `?` for each of its columns.
    mutating func put(_ character: Character, columns: Int, at point: Point, style: Style) {
        if glyphs.isUnicode || character.isASCII {
            put(code: code(of: character), columns: columns, at: point, style: style)
        } else {
            let code = Glyphs.lookAlike(character).map { self.code(of: $0) } ?? 0x3F
            for column in 0..<columns {
                put(code: code, columns: 1, at: Point(x: point.x + column, y: point.y), style: style)
            }
        }
    }

    /// Puts a code of `columns` cells; what sticks out at an edge leaves blanks.
    mutating func put(code: UInt32, columns: Int, at point: Point, style: Style) {
        guard point.y >= 0, point.y < size.height else { return }
        let row = point.y * size.width
        let first = max(0, point.x)
        let end = min(size.width, point.x + columns)
        guard first < end else { return }
        heal(row + first, upTo: row + end)
        let isWhole = first == point.x && end == point.x + columns
        for x in first..<end {
            let part = x == point.x ? code : Cell.rightHalf
            cells[row + x] = Cell(code: isWhole ? part : 0x20, style: style)
        }
    }

    func isRightHalf(_ index: Int) -> Bool {
        index % max(1, size.width) != 0 && index < cells.count && cells[index].code == Cell.rightHalf
    }

    /// Makes blanks of wide characters that stick out of the cells about to be written.
    private mutating func heal(_ start: Int, upTo end: Int) {
        if isRightHalf(start) {
            var index = start
            repeat { index -= 1 } while isRightHalf(index)
            for left in index..<start { cells[left].code = 0x20 }
        }
        var index = end
        while isRightHalf(index) {
            cells[index].code = 0x20
            index += 1
        }
    }
}
