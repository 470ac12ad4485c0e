import Canvas

/// What a VT100 that knows Unicode shows of what is written to it.
struct PlainScreen {
    private let size: Size
    private var cells: [[String]]
    private var (x, y) = (0, 0)
    private var kept = (0, 0)
    private var region: ClosedRange<Int>

    init(size: Size) {
        self.size = size
        region = 0...size.height - 1
        cells = Array(repeating: Array(repeating: " ", count: size.width), count: size.height)
    }

    /// The text of a cell; empty for the right half of a wide one.
    func text(at point: Point) -> String { cells[point.y][point.x] }

    mutating func take(_ output: String) {
        var rest = output[...]
        while let first = rest.unicodeScalars.first {
            if first == "\u{1B}" {
                rest = rest.dropFirst()
                escape(&rest)
            } else if first.value < 0x20 {
                // A carriage return and a line feed are one character, but not one scalar.
                control(first)
                rest = Substring(rest.unicodeScalars.dropFirst())
            } else {
                put(rest.removeFirst())
            }
        }
    }

    private mutating func escape(_ rest: inout Substring) {
        guard let kind = rest.popFirst() else { return }
        switch kind {
        case "[":
            let text = rest.prefix { !$0.isLetter }
            rest = rest.dropFirst(text.count)
            sequence(rest.popFirst() ?? "?", text)
        case "7": kept = (x, y)
        case "8": (x, y) = kept
        case "M": if y == region.lowerBound { scroll(down: true) } else { y = max(y - 1, 0) }
        case "(", ")": rest = rest.dropFirst()
        default: break
        }
    }

    private mutating func sequence(_ kind: Character, _ text: Substring) {
        guard !text.hasPrefix("?") else { return }
        let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let count = max(numbers.first ?? 1, 1)
        switch kind {
        case "H": (y, x) = (count - 1, max(numbers.count > 1 ? numbers[1] : 1, 1) - 1)
        case "A": y = max(y - count, 0)
        case "B": y = min(y + count, size.height - 1)
        case "C": x = min(x + count, size.width - 1)
        case "D": x = max(min(x, size.width - 1) - count, 0)
        case "K": erase(numbers.first == 1 ? 0...x : x...size.width - 1)
        case "J":
            erase(x...size.width - 1)
            for row in cells.indices.dropFirst(y + 1) { cells[row] = Array(repeating: " ", count: size.width) }
        case "r":
            region = text.isEmpty ? 0...size.height - 1 : numbers[0] - 1...numbers[1] - 1
            (x, y) = (0, 0)
        default: break
        }
    }

    private mutating func control(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\r": x = 0
        case "\u{8}": x = max(min(x, size.width - 1) - 1, 0)
        case "\n": if y == region.upperBound { scroll(down: false) } else { y = min(y + 1, size.height - 1) }
        default: break
        }
    }

    private mutating func scroll(down: Bool) {
        cells.remove(at: down ? region.upperBound : region.lowerBound)
        cells.insert(
            Array(repeating: " ", count: size.width), at: down ? region.lowerBound : region.upperBound)
    }

    private mutating func erase(_ columns: ClosedRange<Int>) {
        for column in columns where column < size.width { blank(column) }
    }

    /// Half a wide character is none.
    private mutating func blank(_ column: Int) {
        if cells[y][column].isEmpty, column > 0 { cells[y][column - 1] = " " }
        if column + 1 < size.width, cells[y][column + 1].isEmpty { cells[y][column + 1] = " " }
        cells[y][column] = " "
    }

    private mutating func put(_ character: Character) {
        let columns = TextWidth.of(character)
        if x >= size.width { (x, y) = (0, min(y + 1, size.height - 1)) }
        erase(x...min(x + columns - 1, size.width - 1))
        cells[y][x] = String(character)
        if columns == 2, x + 1 < size.width { cells[y][x + 1] = "" }
        x += columns
    }
}
