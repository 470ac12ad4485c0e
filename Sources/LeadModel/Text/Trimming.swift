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
            guard let first = bare.first, let last = bare.last else { return "" }
            // Only a letter outside ASCII can be white space of another kind.
            guard first < 0x80, last < 0x80 else { return trimmedByScalars }
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
