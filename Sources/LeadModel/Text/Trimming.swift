extension StringProtocol {
    /// The text without white space at either end. O(length).
    public var trimmed: String {
        String(self).trimmed
    }
}

extension String {
    /// The text without white space at either end. O(length); where there is none, O(1).
    public var trimmed: String {
        let bare = withBytes { bytes -> String? in
            let bare = bytes.withoutBlanks
            if bare.isEmpty { return "" }
            // Only a letter outside ASCII can be white space of another kind.
            guard !bare.mayBeginBlank, !bare.mayEndBlank else { return trimmedByScalars }
            return bare.count == bytes.count ? nil : String(valid: bare)
        }
        return bare ?? self
    }

    /// As `trimmed`, by the Unicode tables.
    var trimmedByScalars: String {
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.isBlank }) else { return "" }
        let end = scalars.lastIndex { !$0.isBlank } ?? start
        return String(self[start..<scalars.index(after: end)])
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the first scalar may be white space beyond ASCII.
    fileprivate var mayBeginBlank: Bool { Self.mayBeBlank(self[0]) }

    fileprivate var mayEndBlank: Bool {
        // The bytes before a scalar's last ones say how many they are.
        let start = indices.last { self[$0] & 0xC0 != 0x80 }
        return Self.mayBeBlank(self[start ?? 0])
    }

    /// White space begins with these bytes: U+0085, U+00A0, U+1680, U+2000 to U+205F, U+3000.
    private static func mayBeBlank(_ first: UInt8) -> Bool {
        first == 0xC2 || (0xE1...0xE3).contains(first)
    }
}

extension Unicode.Scalar {
    /// White space; plain ASCII needs no look at the Unicode tables.
    var isBlank: Bool {
        isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }

    /// A letter of any script.
    var isLetter: Bool {
        isASCII ? (0x61...0x7A).contains(value | 0x20) : properties.isAlphabetic
    }
}
