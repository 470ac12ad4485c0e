import CTerminal
import Canvas

/// Turns the bytes and key codes of a terminal into inputs.
///
/// ncurses knows the keys that terminfo names. This reads the rest: UTF-8, pastes, mouse reports, alt, and the
/// keys that terminfo lacks. A sequence it does not know is dropped whole, never read as keys.
struct InputDecoder {
    /// What was read and not yet taken.
    private(set) var inputs: [Input] = []

    private enum State {
        case ground
        case escape
        case csi([UInt8])
        case ss3
        case oldMouse([UInt8])
        case utf8([UInt8], isAlt: Bool)
    }

    private static let pasteLimit = 1_000_000
    private static let doubleClickMilliseconds = 400

    private var state = State.ground
    private var paste: [UInt8]?
    private var lastClick: (milliseconds: Int, position: Point)?

    /// Reads one byte or key code at a time of a clock that never goes back.
    mutating func read(_ code: Int32, milliseconds: Int) {
        if code >= 256 { return readKey(code) }
        guard let byte = UInt8(exactly: code) else { return }
        switch state {
        case .ground: readGround(byte, isAlt: false)
        case .escape: readEscape(byte)
        case .csi(let read): readCSI(read, byte, milliseconds)
        case .ss3: readSS3(byte)
        case .oldMouse(let read): readOldMouse(read + [byte], milliseconds)
        case .utf8(let read, let isAlt): readUTF8(read, byte, isAlt: isAlt)
        }
    }

    /// Takes what was read. Nothing more is waiting, so an escape that is alone was the escape key.
    mutating func take() -> [Input] {
        if paste == nil { finishEscape() }
        defer { inputs = [] }
        return inputs
    }

    private mutating func finishEscape() {
        switch state {
        case .escape: emit(.escape)
        case .csi([]): emit(.alt("["))
        case .ss3: emit(.alt("O"))
        default: return
        }
        state = .ground
    }

    private mutating func emit(_ key: Key) {
        if paste == nil { inputs.append(.key(key)) }
    }

    private mutating func readKey(_ code: Int32) {
        if case .escape = state { emit(.escape) }
        state = .ground
        if let key = Key(code: code) { emit(key) }
    }

    private mutating func readGround(_ byte: UInt8, isAlt: Bool) {
        state = .ground
        if byte == 0x1B {
            state = .escape
        } else if byte >= 0xC2 && byte < 0xF5 {
            state = .utf8([byte], isAlt: isAlt)
        } else if paste != nil {
            addToPaste(byte)
        } else if byte >= 0x20 && byte < 0x7F {
            let character = Character(Unicode.Scalar(byte))
            emit(isAlt ? .alt(character) : .character(character))
        } else if let key = Key(control: byte) {
            emit(key)
        }
    }

    private mutating func readEscape(_ byte: UInt8) {
        switch byte {
        case 0x1B: emit(.escape)
        case UInt8(ascii: "["): state = .csi([])
        case UInt8(ascii: "O"): state = .ss3
        case 0x20..<0x7F, 0xC2..<0xF5: readGround(byte, isAlt: true)
        default:
            emit(.escape)
            readGround(byte, isAlt: false)
        }
    }

    private mutating func readUTF8(_ read: [UInt8], _ byte: UInt8, isAlt: Bool) {
        guard byte & 0xC0 == 0x80 else { return readGround(byte, isAlt: false) }
        let bytes = read + [byte]
        let wanted = read[0] < 0xE0 ? 2 : read[0] < 0xF0 ? 3 : 4
        guard bytes.count == wanted else {
            state = .utf8(bytes, isAlt: isAlt)
            return
        }
        state = .ground
        if paste != nil { return bytes.forEach { addToPaste($0) } }
        guard let character = String(validating: bytes, as: UTF8.self)?.first else { return }
        // Neither an escape nor an invisible character becomes a key.
        guard clean(String(character)) == String(character) else { return }
        emit(isAlt ? .alt(character) : .character(character))
    }

    private mutating func readSS3(_ byte: UInt8) {
        state = .ground
        if let key = Key(final: byte, isShifted: false) { emit(key) }
    }

    private mutating func readCSI(_ read: [UInt8], _ byte: UInt8, _ milliseconds: Int) {
        if read.isEmpty && byte == UInt8(ascii: "M") {
            state = .oldMouse([])
        } else if byte == 0x1B {
            state = .escape
        } else if byte >= 0x20 && byte < 0x40 {
            // No sequence is this long; what follows is still part of it.
            if read.count < 64 { state = .csi(read + [byte]) }
        } else {
            state = .ground
            finish(ControlSequence(parameters: read, final: byte), milliseconds)
        }
    }

    private mutating func finish(_ sequence: ControlSequence, _ milliseconds: Int) {
        switch (sequence.text, sequence.final) {
        case ("200", "~"): paste = paste ?? []
        case ("201", "~"): endPaste()
        case ("", "I"): inputs.append(.focus(true))
        case ("", "O"): inputs.append(.focus(false))
        default:
            if let report = sequence.mouse {
                click(report.button, Point(x: report.x - 1, y: report.y - 1), milliseconds)
            } else if let key = sequence.key {
                emit(key)
            }
        }
    }

    private mutating func readOldMouse(_ bytes: [UInt8], _ milliseconds: Int) {
        state = .oldMouse(bytes)
        guard bytes.count == 3 else { return }
        state = .ground
        guard bytes.allSatisfy({ $0 > 32 || $0 == bytes[0] && $0 == 32 }) else { return }
        click(Int(bytes[0]) - 32, Point(x: Int(bytes[1]) - 33, y: Int(bytes[2]) - 33), milliseconds)
    }

    /// Reads a button with its modifiers: 0 is the left one, 64 and 65 are the wheel, 32 marks a move.
    private mutating func click(_ button: Int, _ position: Point, _ milliseconds: Int) {
        guard paste == nil, position.x >= 0, position.y >= 0 else { return }
        switch button & ~0b1_1100 {
        case 64: inputs.append(.mouse(Mouse(.wheelUp, at: position)))
        case 65: inputs.append(.mouse(Mouse(.wheelDown, at: position)))
        case 0:
            let isSecond = lastClick.map {
                $0.position == position && milliseconds - $0.milliseconds <= Self.doubleClickMilliseconds
            }
            inputs.append(.mouse(Mouse(isSecond == true ? .doubleClick : .click, at: position)))
            lastClick = isSecond == true ? nil : (milliseconds, position)
        default: break
        }
    }

    private mutating func addToPaste(_ byte: UInt8) {
        guard let count = paste?.count, count < Self.pasteLimit else { return }
        if byte == 0x0D {
            paste?.append(0x0A)
        } else if byte >= 0x20 && byte != 0x7F || byte == 0x09 || byte == 0x0A {
            paste?.append(byte)
        }
    }

    private mutating func endPaste() {
        guard let bytes = paste else { return }
        paste = nil
        inputs.append(.paste(String(decoding: bytes, as: UTF8.self)))
    }
}
