/// A column of a table, and how it gives way when there is little room.
public struct Column: Hashable, Sendable {
    /// Columns of the terminal it needs at least.
    public var minimum: Int
    /// The width that shows most values whole.
    public var ideal: Int
    /// The width beyond which more room is of no use.
    public var maximum: Int
    /// The column with the lowest priority is dropped first; of equal ones, the rightmost.
    public var priority: Int
    /// Where its values stand.
    public var alignment: Alignment

    /// A column; `ideal` and `maximum` are never below `minimum`.
    public init(
        minimum: Int, ideal: Int? = nil, maximum: Int? = nil, priority: Int = 0, alignment: Alignment = .left
    ) {
        self.minimum = max(1, minimum)
        self.ideal = max(self.minimum, ideal ?? minimum)
        self.maximum = max(self.ideal, maximum ?? self.ideal)
        self.priority = priority
        self.alignment = alignment
    }
}

/// Where a column stands.
public struct ColumnPlacement: Hashable, Sendable {
    /// Its place in the list of columns.
    public let column: Int
    /// Its first column, counted from the table's left.
    public let x: Int
    /// Its columns.
    public let width: Int
    /// Where its values stand.
    public let alignment: Alignment
}

/// Columns side by side.
public enum Table {
    /// Fits columns into `width`: drops those of low priority, then widens the rest, first to their ideal width.
    ///
    /// - Parameter gap: blank columns between two of them.
    public static func layout(_ columns: [Column], width: Int, gap: Int = 1) -> [ColumnPlacement] {
        let kept = fitting(columns, width: width, gap: gap)
        var widths = kept.map { columns[$0].minimum }
        var free = max(0, width - total(widths, gap: gap))
        grow(&widths, to: kept.map { columns[$0].ideal }, free: &free)
        grow(&widths, to: kept.map { columns[$0].maximum }, free: &free)
        var x = 0
        return zip(kept, widths).map { column, columnWidth in
            defer { x += columnWidth + gap }
            let fitted = min(columnWidth, max(0, width))
            return ColumnPlacement(column: column, x: x, width: fitted, alignment: columns[column].alignment)
        }
    }

    /// The columns whose minimums fit; the most important one always stays.
    private static func fitting(_ columns: [Column], width: Int, gap: Int) -> [Int] {
        var kept = Array(columns.indices)
        while kept.count > 1, total(kept.map { columns[$0].minimum }, gap: gap) > width {
            guard let lowest = kept.map({ columns[$0].priority }).min(),
                let victim = kept.lastIndex(where: { columns[$0].priority == lowest })
            else { break }
            kept.remove(at: victim)
        }
        return kept
    }

    /// Gives each column in turn one more, until all have what they want or nothing is free.
    private static func grow(_ widths: inout [Int], to wanted: [Int], free: inout Int) {
        var grew = true
        while free > 0 && grew {
            grew = false
            for index in widths.indices where free > 0 && widths[index] < wanted[index] {
                widths[index] += 1
                free -= 1
                grew = true
            }
        }
    }

    private static func total(_ widths: [Int], gap: Int) -> Int {
        widths.reduce(0, +) + gap * max(0, widths.count - 1)
    }
}
