/// What of a frame is other than in an earlier one.
extension Frame {
    /// Rows that went up by so many; down where that is negative. What came in is blank.
    public struct Scroll: Hashable, Sendable {
        public var rows: Range<Int>
        public var steps: Int

        public init(_ rows: Range<Int>, by steps: Int) { (self.rows, self.steps) = (rows, steps) }
    }

    /// Cells side by side.
    package struct Run: Hashable, Sendable {
        package var x, y, columns: Int
    }

    /// So many equal cells between two changes cost less than a run of their own.
    private static let gap = 3

    /// What differs from an earlier frame, row by row, in whole characters; `nil` where all does. O(cells).
    package func runsChanged(since former: Frame?) -> [Run]? {
        guard let former, former.size == size else { return nil }
        guard clusters.starts(with: former.clusters) else {
            return runs { looksSame(cells[$0], as: former.cells[$0], of: former) }
        }
        return cells.withUnsafeBufferPointer { now in
            former.cells.withUnsafeBufferPointer { before in
                now.baseAddress == before.baseAddress ? [] : runs { now[$0] == before[$0] }
            }
        }
    }

    /// Whether a cell looks as one of another frame.
    func looksSame(_ cell: Cell, as other: Cell, of former: Frame) -> Bool {
        cell.style == other.style && text(of: cell) == former.text(of: other)
    }

    @inline(__always)
    private func runs(where isSame: (Int) -> Bool) -> [Run] {
        var runs: [Run] = []
        for y in 0..<size.height {
            let row = (y * size.width)..<((y + 1) * size.width)
            var place = row.lowerBound
            while place < row.upperBound {
                guard !isSame(place) else {
                    place += 1
                    continue
                }
                let start = place
                var end = place + 1
                place += 1
                while place < row.upperBound, place - end <= Self.gap {
                    place += 1
                    if !isSame(place - 1) { end = place }
                }
                let run = whole(start..<end)
                runs.append(Run(x: run.lowerBound - row.lowerBound, y: y, columns: run.count))
            }
        }
        return runs
    }

    /// The cells of the characters that have a part in some.
    private func whole(_ cells: Range<Int>) -> Range<Int> {
        var (start, end) = (cells.lowerBound, cells.upperBound)
        while isRightHalf(start) { start -= 1 }
        while isRightHalf(end) { end += 1 }
        return start..<end
    }

    /// Moves the rows of a block up by so many lines, or down, and says so; what comes in is blank. No wide character
    /// may reach out of it. O(cells).
    public mutating func scroll(_ rect: Rect, by steps: Int) {
        let block = rect.intersection(bounds)
        let lines = block.y..<block.maxY
        cells.withUnsafeMutableBufferPointer { cells in
            for y in steps > 0 ? Array(lines) : lines.reversed() {
                let line = (y * size.width + block.x)..<(y * size.width + block.maxX)
                guard lines.contains(y + steps) else {
                    cells[line].update(repeating: .blank)
                    continue
                }
                let source = (line.lowerBound + steps * size.width)..<(line.upperBound + steps * size.width)
                cells[line] = cells[source]
            }
        }
        scrolled = Scroll(lines, by: steps)
    }

    /// Does with all columns what was done with some in another frame.
    package mutating func scroll(_ scroll: Scroll) {
        let rows = scroll.rows
        self.scroll(Rect(x: 0, y: rows.lowerBound, width: size.width, height: rows.count), by: scroll.steps)
    }
}
