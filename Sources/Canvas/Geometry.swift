/// A number of columns and rows.
public struct Size: Hashable, Sendable {
    /// Columns.
    public var width: Int
    /// Rows.
    public var height: Int

    /// A size of `width` columns and `height` rows; a negative one counts as 0.
    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}

/// A cell's place: column and row, counted from 0 at the top left.
public struct Point: Hashable, Sendable {
    /// The column.
    public var x: Int
    /// The row.
    public var y: Int

    /// The cell in column `x` of row `y`.
    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

/// A block of cells.
public struct Rect: Hashable, Sendable {
    /// The first column.
    public var x: Int
    /// The first row.
    public var y: Int
    /// Columns, never negative.
    public var width: Int
    /// Rows, never negative.
    public var height: Int

    /// The block whose top left cell is at `x`, `y`; a negative size counts as 0.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The block of this size at the top left.
    public init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.width, height: size.height)
    }

    /// The top left cell.
    public var origin: Point { Point(x: x, y: y) }
    /// Columns and rows.
    public var size: Size { Size(width: width, height: height) }
    /// The first column right of the block.
    public var maxX: Int { x + width }
    /// The first row below the block.
    public var maxY: Int { y + height }
    /// Whether the block has no cell.
    public var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether the cell lies in the block.
    public func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
    }

    /// The cells that both blocks have; empty when there are none.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
    }

    /// The block without `columns` at the left and right and `rows` above and below.
    public func inset(columns: Int = 1, rows: Int = 1) -> Rect {
        Rect(x: x + columns, y: y + rows, width: width - 2 * columns, height: height - 2 * rows)
    }

    /// A block of this size in the middle of this one, made smaller where it does not fit.
    public func centred(_ size: Size) -> Rect {
        let width = min(size.width, self.width)
        let height = min(size.height, self.height)
        return Rect(
            x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
    }

    /// One row of the block, counted from its top; empty when it has no such row.
    public func row(_ index: Int) -> Rect {
        Rect(x: x, y: y + index, width: width, height: index >= 0 && index < height ? 1 : 0)
    }

    /// The `columns` at the left, and the rest.
    public func split(left columns: Int) -> (part: Rect, rest: Rect) {
        let cut = min(max(0, columns), width)
        return (
            Rect(x: x, y: y, width: cut, height: height),
            Rect(x: x + cut, y: y, width: width - cut, height: height)
        )
    }

    /// The `columns` at the right, and the rest.
    public func split(right columns: Int) -> (part: Rect, rest: Rect) {
        let (rest, part) = split(left: width - min(max(0, columns), width))
        return (part, rest)
    }

    /// The `rows` at the top, and the rest.
    public func split(top rows: Int) -> (part: Rect, rest: Rect) {
        let cut = min(max(0, rows), height)
        return (
            Rect(x: x, y: y, width: width, height: cut),
            Rect(x: x, y: y + cut, width: width, height: height - cut)
        )
    }

    /// The `rows` at the bottom, and the rest.
    public func split(bottom rows: Int) -> (part: Rect, rest: Rect) {
        let (rest, part) = split(top: height - min(max(0, rows), height))
        return (part, rest)
    }
}
