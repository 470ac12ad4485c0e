import CTerminal
import Canvas

extension Key {
    private static let codes: [Int32: Key] = [
        CT_KEY_UP.rawValue: .up, CT_KEY_DOWN.rawValue: .down, CT_KEY_LEFT.rawValue: .left,
        CT_KEY_RIGHT.rawValue: .right, CT_KEY_HOME.rawValue: .home, CT_KEY_END.rawValue: .end,
        CT_KEY_PAGE_UP.rawValue: .pageUp, CT_KEY_PAGE_DOWN.rawValue: .pageDown, CT_KEY_ENTER.rawValue: .enter,
        CT_KEY_BACKSPACE.rawValue: .backspace, CT_KEY_DELETE.rawValue: .delete,
        CT_KEY_INSERT.rawValue: .insert, CT_KEY_BACK_TAB.rawValue: .backTab,
        CT_KEY_SHIFT_UP.rawValue: .shiftUp, CT_KEY_SHIFT_DOWN.rawValue: .shiftDown,
        CT_KEY_SHIFT_LEFT.rawValue: .shiftLeft, CT_KEY_SHIFT_RIGHT.rawValue: .shiftRight,
    ]

    /// The key of a code that ncurses gave; nil for one that nothing is bound to.
    init?(code: Int32) {
        if let key = Self.codes[code] {
            self = key
        } else if code > CT_KEY_FUNCTION.rawValue && code <= CT_KEY_FUNCTION.rawValue + 24 {
            self = .function(Int(code - CT_KEY_FUNCTION.rawValue))
        } else {
            return nil
        }
    }

    /// The key of a control byte: ctrl with a letter, or a key that sends the same byte.
    init?(control byte: UInt8) {
        switch byte {
        case 0x09: self = .tab
        case 0x0A, 0x0D: self = .enter
        case 0x08, 0x7F: self = .backspace
        case 0: self = .control(" ")
        case 1..<0x1B: self = .control(Character(Unicode.Scalar(byte + 0x60)))
        case 0x1C..<0x20: self = .control(Character(Unicode.Scalar(byte + 0x40)))
        default: return nil
        }
    }

    /// The key of the last byte of `ESC [ A` or `ESC O A`.
    init?(final byte: UInt8, isShifted: Bool) {
        switch byte {
        case UInt8(ascii: "A"): self = isShifted ? .shiftUp : .up
        case UInt8(ascii: "B"): self = isShifted ? .shiftDown : .down
        case UInt8(ascii: "C"): self = isShifted ? .shiftRight : .right
        case UInt8(ascii: "D"): self = isShifted ? .shiftLeft : .left
        case UInt8(ascii: "F"): self = .end
        case UInt8(ascii: "H"): self = .home
        case UInt8(ascii: "M"): self = .enter
        case UInt8(ascii: "P")...UInt8(ascii: "S"): self = .function(Int(byte - UInt8(ascii: "P")) + 1)
        default: return nil
        }
    }
}
