extension StringProtocol {
    /// The text without white space at either end. O(length).
    public var trimmed: String {
        guard let start = firstIndex(where: { !$0.isWhitespace }) else { return "" }
        let end = lastIndex { !$0.isWhitespace } ?? start
        return String(self[start...end])
    }
}
