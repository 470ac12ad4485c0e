import LeadModel

/// A builder of compact JSON: commas and escapes are its business, the order of calls is the caller's.
///
/// Control characters, U+2028, U+2029 and U+007F are escaped, so that one value is always one line and harmless in
/// a terminal.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {}

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        try enclosed(.openBrace, .closeBrace, body)
    }

    public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
        try enclosed(.openBracket, .closeBracket, body)
    }

    /// Begins a member of an object; its value must follow.
    public mutating func key(_ name: String) {
        string(name)
        bytes.append(.colon)
        needsComma = false
    }

    public mutating func string(_ text: String) {
        begin()
        bytes.append(.quote)
        var text = text
        text.withUTF8 { escape(Bytes($0)) }
        bytes.append(.quote)
    }

    public mutating func number(_ value: some BinaryInteger) { raw(String(value)) }

    /// Writes a number; what JSON has no word for, infinity and not-a-number, as `null`.
    public mutating func number(_ value: Double) { raw(value.isFinite ? "\(value)" : "null") }

    public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

    public mutating func null() { raw("null") }

    /// Writes a member, `null` for no text.
    public mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    public mutating func member(_ name: String, _ value: some BinaryInteger) {
        key(name)
        number(value)
    }

    public mutating func member(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    /// Begins a new line between two values, as NDJSON has it.
    public mutating func newLine() {
        bytes.append(.lineFeed)
        needsComma = false
    }

    /// Gives the bytes so far away and goes on with none, for writers that stream.
    public mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Writes a value that is JSON already.
    mutating func raw(_ json: String) {
        begin()
        bytes.append(contentsOf: json.utf8)
    }

    mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let flag): bool(flag)
        case .number(let digits): raw(digits)
        case .string(let text): string(text)
        case .array(let values): array { writer in for value in values { writer.value(value) } }
        case .object(let members):
            object { writer in
                for member in members {
                    writer.key(member.name)
                    writer.value(member.value)
                }
            }
        }
    }

    private mutating func begin() {
        if needsComma { bytes.append(.comma) }
        needsComma = true
    }

    private mutating func enclosed(
        _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) throws -> Void
    ) rethrows {
        begin()
        bytes.append(open)
        needsComma = false
        try body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func escape(_ text: Bytes) {
        var plainFrom = 0
        for (index, byte) in text.enumerated() {
            // E2 80 A8 and E2 80 A9 end a line in JavaScript; C2 80 to C2 9F are control characters.
            let isLineEnd =
                byte == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] | 1 == 0xA9
            let isC1 = byte == 0xC2 && index + 1 < text.count && text[index + 1] < 0xA0
            guard byte < 32 || byte == .quote || byte == .backslash || byte == 127 || isLineEnd || isC1 else {
                continue
            }
            bytes.append(contentsOf: text.part(plainFrom..<index))
            plainFrom = index + (isLineEnd ? 3 : isC1 ? 2 : 1)
            if isLineEnd {
                escape(code: 0x2000 | UInt16(text[index + 2] & 0x3F))
            } else {
                escape(code: isC1 ? UInt16(text[index + 1]) : UInt16(byte))
            }
        }
        bytes.append(contentsOf: text.part(plainFrom..<text.count))
    }

    private mutating func escape(code: UInt16) {
        bytes.append(.backslash)
        switch code {
        case 34, 92: bytes.append(UInt8(code))
        case 8: bytes.append(UInt8(ascii: "b"))
        case 9: bytes.append(UInt8(ascii: "t"))
        case 10: bytes.append(UInt8(ascii: "n"))
        case 12: bytes.append(UInt8(ascii: "f"))
        case 13: bytes.append(UInt8(ascii: "r"))
        default:
            bytes.append(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] { bytes.append(Array("0123456789abcdef".utf8)[Int(code >> UInt16(shift) & 15)]) }
        }
    }
}
