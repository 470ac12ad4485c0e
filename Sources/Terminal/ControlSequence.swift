import Canvas

/// A sequence of ECMA-48 that begins with CSI, as in `ESC [ 1 ; 2 A`.
struct ControlSequence {
    /// What stands between the bracket and the last byte.
    let text: String
    /// The last byte.
    let final: Character

    init(parameters: [UInt8], final: UInt8) {
        text = String(decoding: parameters, as: UTF8.self)
        self.final = Character(Unicode.Scalar(final))
    }

    private var numbers: [Int] { text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 } }

    /// The key it means, as xterm, rxvt and the Linux console send it; a chord with ctrl or alt means none.
    var key: Key? {
        let modifier = numbers.count > 1 ? numbers[1] : 1
        guard modifier <= 2 else { return nil }
        if final == "~" { return Self.numbered[numbers.first ?? 0] }
        if final == "Z" { return .backTab }
        guard let byte = final.asciiValue, text.isEmpty || numbers.first == 1 else { return nil }
        return Key(final: byte, isShifted: modifier == 2)
    }

    /// The button and the cell, counted from 1, of a press that SGR mouse mode (1006) reports.
    var mouse: (button: Int, x: Int, y: Int)? {
        guard final == "M", text.first == "<" else { return nil }
        let numbers = text.dropFirst().split(separator: ";").compactMap { Int($0) }
        guard numbers.count == 3, numbers.allSatisfy({ (0...9_999).contains($0) }) else { return nil }
        return (numbers[0], numbers[1], numbers[2])
    }

    private static let numbered: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12),
    ]
}
