import LeadModel

/// The bytes of a text in hand, for the time of a call.
typealias Bytes = UnsafeRawBufferPointer

extension UnsafeRawBufferPointer {
    /// Where a byte stands first in a range. O(length), by the C library's fast search.
    func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty, let base = baseAddress else { return nil }
        return ByteSearch.find(byte, base + range.lowerBound, range.count).map { $0 - base }
    }

    /// Whether the bytes are well-formed UTF-8. O(length).
    var isUTF8: Bool {
        isASCII || (try? UTF8Span(validating: assumingMemoryBound(to: UInt8.self).span)) != nil
    }

    /// The text without white space at either end. O(length).
    var trimmedText: String {
        String(decoding: withoutBlanks, as: UTF8.self).trimmed
    }

    /// The same of bytes that are known to be UTF-8.
    var trimmedValidText: String {
        let bare = withoutBlanks
        guard let first = bare.first, let last = bare.last else { return "" }
        let text = String(valid: bare)
        // Only a letter outside ASCII can be white space of another kind.
        return first < 128 && last < 128 ? text : text.trimmed
    }

    /// The bytes without line ends behind them.
    var withoutLineEnd: UnsafeRawBufferPointer {
        var end = count
        while end > 0, self[end - 1] == .lineFeed || self[end - 1] == .carriageReturn { end -= 1 }
        return part(0..<end)
    }

    func starts(with text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in count >= wanted.count && wanted.elementsEqual(self[0..<wanted.count]) }
    }
}

extension UInt8 {
    static let tab: UInt8 = 9
    static let lineFeed: UInt8 = 10
    static let carriageReturn: UInt8 = 13
    static let quote: UInt8 = 34
    static let comma: UInt8 = 44
    static let colon: UInt8 = 58
    static let openBracket: UInt8 = 91
    static let backslash: UInt8 = 92
    static let closeBracket: UInt8 = 93
    static let openBrace: UInt8 = 123
    static let closeBrace: UInt8 = 125

    var isDigit: Bool { (48...57).contains(self) }
    var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        switch self {
        case 48...57: self - 48
        case 65...70: self - 55
        case 97...102: self - 87
        default: nil
        }
    }
}
