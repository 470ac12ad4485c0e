import LeadModel

/// A reader of JSON over bytes, strict by RFC 8259, of limited depth.
struct JSONParser {
    struct Failure: Error, Equatable {
        enum Kind: Equatable {
            case endedEarly, expected(String), badString, badNumber, tooDeep(Int), notUTF8
        }

        var kind: Kind
        /// Counted from 0.
        var offset: Int
    }

    private let bytes: Bytes
    private let depthLimit: Int
    private var position = 0
    private var scratch: [UInt8] = []

    /// The one value that the bytes hold. O(length).
    static func parse(_ bytes: Bytes, depth: Int) throws(Failure) -> JSONValue {
        guard bytes.isUTF8 else { throw Failure(kind: .notUTF8, offset: 0) }
        return try parse(valid: bytes, depth: depth)
    }

    /// The value of bytes that are known to be UTF-8.
    private static func parse(valid bytes: Bytes, depth: Int) throws(Failure) -> JSONValue {
        var parser = JSONParser(bytes: bytes, depthLimit: depth)
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        if parser.position < bytes.count { throw parser.failure(.expected("the end")) }
        return value
    }

    static func parse(_ text: String, depth: Int) throws(Failure) -> JSONValue {
        let result = text.withBytes { bytes in
            Result { () throws(Failure) in try parse(valid: bytes, depth: depth) }
        }
        return try result.get()
    }

    private init(bytes: Bytes, depthLimit: Int) {
        (self.bytes, self.depthLimit) = (bytes, depthLimit)
    }

    private func failure(_ kind: Failure.Kind) -> Failure {
        Failure(kind: position >= bytes.count ? .endedEarly : kind, offset: position)
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 32, 9, 10, 13: position += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        skipBlanks()
        guard position < bytes.count else { throw failure(.endedEarly) }
        switch bytes[position] {
        case .openBrace: return try object(depth: depth + 1)
        case .openBracket: return try array(depth: depth + 1)
        case .quote: return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), 48...57: return .number(try number())
        default: throw failure(.expected("a value"))
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
        for index in 0..<word.utf8CodeUnitCount {
            guard take(word.utf8Start[index]) else { throw failure(.expected("a value")) }
        }
        return value
    }

    private mutating func object(depth: Int) throws(Failure) -> JSONValue {
        if depth > depthLimit { throw Failure(kind: .tooDeep(depthLimit), offset: position) }
        position += 1
        var members: [JSONValue.Member] = []
        skipBlanks()
        if take(.closeBrace) { return .object(members) }
        while true {
            skipBlanks()
            guard position < bytes.count, bytes[position] == .quote else {
                throw failure(.expected("a name in quotes"))
            }
            let name = try string()
            skipBlanks()
            guard take(.colon) else { throw failure(.expected("“:”")) }
            members.append(JSONValue.Member(name: name, value: try value(depth: depth)))
            skipBlanks()
            if take(.closeBrace) { return .object(members) }
            guard take(.comma) else { throw failure(.expected("“,” or “}”")) }
        }
    }

    private mutating func array(depth: Int) throws(Failure) -> JSONValue {
        if depth > depthLimit { throw Failure(kind: .tooDeep(depthLimit), offset: position) }
        position += 1
        var values: [JSONValue] = []
        skipBlanks()
        if take(.closeBracket) { return .array(values) }
        while true {
            values.append(try value(depth: depth))
            skipBlanks()
            if take(.closeBracket) { return .array(values) }
            guard take(.comma) else { throw failure(.expected("“,” or “]”")) }
        }
    }

    private mutating func number() throws(Failure) -> String {
        let first = position
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: bytes.part(first..<position), as: UTF8.self)
    }

    private mutating func digits() throws(Failure) {
        guard position < bytes.count, bytes[position].isDigit else { throw failure(.badNumber) }
        while position < bytes.count, bytes[position].isDigit { position += 1 }
    }

    private mutating func string() throws(Failure) -> String {
        position += 1
        let first = position
        while position < bytes.count {
            switch bytes[position] {
            case .quote:
                position += 1
                return String(valid: bytes.part(first..<position - 1))
            case .backslash: return try escapedString(from: first)
            case 0..<32: throw failure(.badString)
            default: position += 1
            }
        }
        throw failure(.endedEarly)
    }

    private mutating func escapedString(from first: Int) throws(Failure) -> String {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: bytes.part(first..<position))
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case .quote:
                position += 1
                return scratch.withUnsafeBytes { String(valid: $0) }
            case .backslash: try escape()
            case 0..<32: throw failure(.badString)
            default:
                scratch.append(byte)
                position += 1
            }
        }
        throw failure(.endedEarly)
    }

    private mutating func escape() throws(Failure) {
        position += 1
        guard position < bytes.count else { throw failure(.endedEarly) }
        let letter = bytes[position]
        let plain: UInt8
        switch letter {
        case .quote, .backslash, UInt8(ascii: "/"): plain = letter
        case UInt8(ascii: "b"): plain = 8
        case UInt8(ascii: "f"): plain = 12
        case UInt8(ascii: "n"): plain = 10
        case UInt8(ascii: "r"): plain = 13
        case UInt8(ascii: "t"): plain = 9
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw failure(.badString)
        }
        scratch.append(plain)
        position += 1
    }

    /// A pair of surrogates is one letter; a lone one, which no text can hold, becomes U+FFFD.
    private mutating func unicodeEscape() throws(Failure) {
        let unit = try hexUnit()
        var code = unit
        if (0xD800...0xDBFF).contains(unit), position + 1 < bytes.count, bytes[position] == .backslash,
            bytes[position + 1] == UInt8(ascii: "u")
        {
            let mark = position
            position += 1
            let low = try hexUnit()
            if (0xDC00...0xDFFF).contains(low) {
                code = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            } else {
                position = mark
            }
        }
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// Reads `uXXXX`.
    private mutating func hexUnit() throws(Failure) -> UInt32 {
        position += 1
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count, let digit = bytes[position].hexValue else { throw failure(.badString) }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }
}

extension JSONParser.Failure {
    /// The failure in words, without anything of the text.
    var reason: String {
        switch kind {
        case .endedEarly: words(.jsonCutShort)
        case .expected(let what): words(.jsonUnexpected, what, offset + 1)
        case .badString: words(.jsonBadString, offset + 1)
        case .badNumber: words(.jsonBadNumber, offset + 1)
        case .tooDeep(let limit): words(.jsonTooDeep, limit)
        case .notUTF8: words(.notUTF8)
        }
    }
}
