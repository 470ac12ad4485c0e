extension Frame {
    /// Fills a block with one character of one column.
    public mutating func fill(_ rect: Rect, _ character: Character = " ", style: Style = .plain) {
        let visible = rect.intersection(bounds)
        guard !visible.isEmpty else { return }
        let filler = clean(String(character)).first ?? " "
        let columns = TextWidth.of(filler)
        for y in visible.y..<visible.maxY {
            for x in visible.x..<visible.maxX {
                put(columns == 1 ? filler : " ", columns: 1, at: Point(x: x, y: y), style: style)
            }
        }
    }

    /// Makes blanks of a block that no wide character reaches out of. O(cells).
    public mutating func clear(_ rect: Rect) {
        let visible = rect.intersection(bounds)
        guard !visible.isEmpty else { return }
        for y in visible.y..<visible.maxY {
            for index in (y * size.width + visible.x)..<(y * size.width + visible.maxX) { cells[index] = .blank }
        }
    }

    /// Lays a frame over a block of this one that no wide character reaches out of; it must fit. O(cells).
    public mutating func lay(_ other: Frame, at origin: Point) {
        let block = Rect(x: origin.x, y: origin.y, width: other.size.width, height: other.size.height)
        guard block.intersection(bounds) == block else { return }
        let codes = other.clusters.map { intern($0) }
        for y in 0..<block.height {
            let (start, target) = (y * block.width, index(Point(x: block.x, y: block.y + y)))
            let line = target..<(target + block.width)
            cells.replaceSubrange(line, with: other.cells[start..<(start + block.width)])
            // The same cluster has another number in each frame.
            for place in line where !codes.isEmpty && cells[place].code >= Cell.firstCluster {
                cells[place].code = codes[Int(cells[place].code - Cell.firstCluster)]
            }
        }
    }

    /// Draws a line to the right, with a title in it when there is one.
    public mutating func horizontalLine(
        at point: Point, width: Int, title: String = "", style: Style = .border, titleStyle: Style = .title
    ) {
        fill(Rect(x: point.x, y: point.y, width: width, height: 1), glyphs.horizontal, style: style)
        guard !title.isEmpty, width > 4 else { return }
        let text = " " + TextWidth.clip(title, to: width - 4, ellipsis: glyphs.ellipsis) + " "
        write(text, at: Point(x: point.x + 1, y: point.y), style: titleStyle)
    }

    /// Draws a line downwards.
    public mutating func verticalLine(at point: Point, height: Int, style: Style = .border) {
        fill(Rect(x: point.x, y: point.y, width: 1, height: height), glyphs.vertical, style: style)
    }

    /// Draws a box along the edge of a block, and gives the block inside it.
    @discardableResult
    public mutating func box(
        _ rect: Rect, title: String = "", style: Style = .border, titleStyle: Style = .title
    ) -> Rect {
        guard rect.width >= 2, rect.height >= 2 else { return rect.inset() }
        let right = rect.maxX - 1
        let bottom = rect.maxY - 1
        horizontalLine(at: rect.origin, width: rect.width, title: title, style: style, titleStyle: titleStyle)
        horizontalLine(at: Point(x: rect.x, y: bottom), width: rect.width, style: style)
        verticalLine(at: Point(x: rect.x, y: rect.y + 1), height: rect.height - 2, style: style)
        verticalLine(at: Point(x: right, y: rect.y + 1), height: rect.height - 2, style: style)
        put(glyphs.topLeft, columns: 1, at: rect.origin, style: style)
        put(glyphs.topRight, columns: 1, at: Point(x: right, y: rect.y), style: style)
        put(glyphs.bottomLeft, columns: 1, at: Point(x: rect.x, y: bottom), style: style)
        put(glyphs.bottomRight, columns: 1, at: Point(x: right, y: bottom), style: style)
        return rect.inset()
    }

    /// Gives each cell of a block another style and leaves its text.
    public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
        let visible = rect.intersection(bounds)
        guard !visible.isEmpty else { return }
        for y in visible.y..<visible.maxY {
            for index in (y * size.width + visible.x)..<(y * size.width + visible.maxX) {
                cells[index].style = change(cells[index].style)
            }
        }
    }

    /// Adds attributes to each cell of a block, as reverse for the selected row.
    public mutating func restyle(_ rect: Rect, adding attributes: Style.Attributes) {
        restyle(rect) { $0.with(attributes) }
    }

    /// Gives each cell of a block this style.
    public mutating func restyle(_ rect: Rect, style: Style) {
        restyle(rect) { _ in style }
    }
}
