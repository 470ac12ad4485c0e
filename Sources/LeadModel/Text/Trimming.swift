extension StringProtocol {
    /// The text without white space at either end. O(length).
    public var trimmed: String {
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
}
