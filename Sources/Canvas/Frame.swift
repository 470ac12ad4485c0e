/// A screen of styled cells, drawn on as a value and handed to a terminal, or read as text.
///
/// Cells stand in one flat array of eight bytes each. All drawing clips to the frame, and every text is cleaned
/// on its way in, so no frame holds a control character.
public struct Frame: Sendable {
    /// Columns and rows.
    public let size: Size
    /// The characters lines and marks are drawn with, and whether other than ASCII text may be drawn.
    public let glyphs: Glyphs
    /// What was scrolled since an earlier frame, so that a terminal can do the same; only a hint.
    public var scrolled: Scroll?
    /// Where the real cursor stands: the selected row or field, so that screen readers and input methods follow.
    public var cursor: Point?

    package internal(set) var cells: [Cell]
    /// Clusters of several scalars; a cell's code points here from `Cell.firstCluster` on.
    package internal(set) var clusters: [String] = []

    /// An empty frame: blanks in the plain style.
    public init(size: Size, glyphs: Glyphs = .unicode) {
        self.size = size
        self.glyphs = glyphs
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    /// All cells of the frame.
    public var bounds: Rect { Rect(size) }

    /// The text of one cell: empty for the right half of a wide one, nil outside the frame.
    public func text(at point: Point) -> String? {
        guard bounds.contains(point) else { return nil }
        return text(of: cells[index(point)])
    }

    /// The style of one cell; nil outside the frame.
    public func style(at point: Point) -> Style? {
        bounds.contains(point) ? cells[index(point)].style : nil
    }

    /// Whether it is still cheap to draw on: clusters that were drawn over stay in its table.
    public var hasRoomForClusters: Bool { clusters.count < 256 }

    func index(_ point: Point) -> Int { point.y * size.width + point.x }

    func text(of cell: Cell) -> String {
        if cell.code >= Cell.firstCluster { return clusters[Int(cell.code - Cell.firstCluster)] }
        guard cell.code != Cell.rightHalf, let scalar = Unicode.Scalar(cell.code) else { return "" }
        return String(Character(scalar))
    }

    /// The code of a cluster in this frame; the same cluster always gets the same one.
    mutating func code(of character: Character) -> UInt32 {
        let scalars = character.unicodeScalars
        if scalars.count == 1, let only = scalars.first { return only.value }
        let text = String(character)
        if let known = clusters.firstIndex(where: { $0.utf8.elementsEqual(text.utf8) }) {
            return Cell.firstCluster + UInt32(known)
        }
        clusters.append(text)
        return Cell.firstCluster + UInt32(clusters.count - 1)
    }
}

/// One column of one row.
package struct Cell: Hashable, Sendable {
    /// A scalar, or a cluster of the frame, or the right half of a wide character.
    package var code: UInt32
    package var style: Style

    static let rightHalf: UInt32 = 0
    static let firstCluster: UInt32 = 0x11_0000
    static let blank = Cell(code: 0x20, style: .plain)
}

extension Frame: Equatable {
    /// Whether both frames look the same. O(cells).
    public static func == (a: Frame, b: Frame) -> Bool {
        guard a.size == b.size, a.cursor == b.cursor else { return false }
        if a.clusters == b.clusters { return a.cells == b.cells }
        return zip(a.cells, b.cells).allSatisfy { a.looksSame($0, as: $1, of: b) }
    }
}
