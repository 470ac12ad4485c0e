extension Glyphs {
    /// A line through values, oldest first, in so many rows of text: in dots of braille, two by four to a character; in
    /// ASCII, one sign to a column. The lowest row is 0, the highest the largest value; a gap stays a gap.
    public func trend(_ values: [Double?], width: Int, height: Int) -> [String] {
        guard width > 0, height > 0, !values.isEmpty else { return [] }
        var dots = Dots(width: isUnicode ? width * 2 : width, height: isUnicode ? height * 4 : height)
        dots.draw(values)
        return (0..<height).map { row in
            String((0..<width).map { isUnicode ? dots.braille($0, row) : dots.isSet($0, row) ? "*" : " " })
        }
    }
}

/// A raster of dots, from the left and from the top.
private struct Dots {
    private let width: Int
    private let height: Int
    private var rows: [[Bool]]

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        rows = Array(repeating: Array(repeating: false, count: width), count: height)
    }

    func isSet(_ x: Int, _ y: Int) -> Bool { rows[y][x] }

    /// The bits of a character's dots, by row and column, as Unicode numbers them.
    private static let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

    func braille(_ x: Int, _ y: Int) -> Character {
        var code: UInt32 = 0
        for row in 0..<4 {
            for column in 0..<2 where rows[y * 4 + row][x * 2 + column] { code |= Self.bits[row][column] }
        }
        guard code > 0, let scalar = Unicode.Scalar(0x2800 + code) else { return " " }
        return Character(scalar)
    }

    /// Each column has a dot at its value, and as many more as join it to the column before.
    mutating func draw(_ values: [Double?]) {
        let top = values.compactMap(\.self).max() ?? 0
        var former: Int?
        for x in 0..<width {
            guard let value = Self.value(values, at: width == 1 ? 0 : Double(x) / Double(width - 1)) else {
                former = nil
                continue
            }
            let share = top > 0 ? min(max(value / top, 0), 1) : 0
            let y = height - 1 - Int(share * Double(height - 1) + 0.5)
            let start = former.map { $0 == y ? y : $0 < y ? $0 + 1 : $0 - 1 } ?? y
            for dot in min(start, y)...max(start, y) { rows[dot][x] = true }
            former = y
        }
    }

    /// What stands at a part of the way, between the values beside it.
    private static func value(_ values: [Double?], at part: Double) -> Double? {
        let place = part * Double(values.count - 1)
        let left = min(Int(place), values.count - 1)
        let rest = place - Double(left)
        guard let first = values[left] else { return rest > 0.5 && left + 1 < values.count ? values[left + 1] : nil }
        guard rest > 0, left + 1 < values.count, let second = values[left + 1] else { return rest <= 0.5 ? first : nil }
        return first + (second - first) * rest
    }
}
