/// A JSON object of texts, read as far as it goes: what is cut off or broken ends it, and keeps what stands before.
struct FlatObject {
    /// The values by their names in lower case; numbers and truth values as they are written, nested values left out.
    private(set) var tags: [String: String] = [:]
    /// Whether the object was read to its end, and nothing follows it.
    private(set) var isWhole = false

    private var rest: ArraySlice<UInt8>

    init(_ text: String) {
        rest = ArraySlice(text.utf8)
        guard take("{") else { return }
        while !take("}") {
            guard readPair() else { return }
            if !take(",") {
                guard take("}") else { return }
                break
            }
        }
        skipBlanks()
        isWhole = rest.isEmpty
    }

    private mutating func readPair() -> Bool {
        guard let name = readText(), take(":") else { return false }
        skipBlanks()
        switch rest.first {
        case UInt8(ascii: "\""):
            guard let value = readText() else { return false }
            tags[name.lowercased()] = value
            return true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            return skipNested()
        default:
            return readBareValue(name)
        }
    }

    /// A number, `true`, `false` or `null`.
    private mutating func readBareValue(_ name: String) -> Bool {
        let word = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") }
        guard !word.isEmpty, word.allSatisfy(Self.isWordByte) else { return false }
        rest = rest[word.endIndex...]
        let value = String(decoding: word, as: UTF8.self)
        if value != "null" { tags[name.lowercased()] = value }
        return true
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
        default: false
        }
    }

    /// Counts brackets instead of descending, so that no depth is too deep.
    private mutating func skipNested() -> Bool {
        var depth = 0
        while let byte = rest.first {
            if byte == UInt8(ascii: "\"") {
                guard readText() != nil else { return false }
                continue
            }
            rest.removeFirst()
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
            if depth == 0 { return true }
        }
        return false
    }

    private mutating func readText() -> String? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): readEscape(into: &text)
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func readEscape(into text: inout [UInt8]) {
        switch rest.popFirst() {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"): text.append(contentsOf: String(readScalar()).utf8)
        case let byte?: text.append(byte)
        case nil: break
        }
    }

    /// The four digits after `\u`, and those of the second half of a surrogate pair.
    private mutating func readScalar() -> Character {
        guard let first = readUnit() else { return "\u{FFFD}" }
        if let scalar = Unicode.Scalar(first) { return Character(scalar) }
        let afterFirst = rest
        guard first < 0xDC00, rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"),
            let second = readUnit(), (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else {
            rest = afterFirst
            return "\u{FFFD}"
        }
        return Character(scalar)
    }

    private mutating func readUnit() -> UInt32? {
        let digits = rest.prefix(4)
        let isHex = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        guard digits.count == 4, isHex else { return nil }
        rest = rest.dropFirst(4)
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard rest.first == UInt8(ascii: byte) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func skipBlanks() {
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
}
