import LeadModel

/// Finds `Source-Action|Offer` in a text of another purpose: Dynamics 365 has no documented place for it.
enum MarketplaceText {
    private static let sources = [
        "azuremarketplace", "azure marketplace", "azureportal", "azure portal", "testdrive", "test drive",
        "appsource (spza)", "appsource", "spza", "sfdc",
    ]

    /// The first lead source of the text, or `nil`. O(length).
    static func leadSource(in text: String) -> String? {
        guard text.contains("-") else { return nil }
        for line in text.split(whereSeparator: \.isNewline) {
            if let found = leadSource(inLine: line) { return found }
        }
        let whole = LeadSource(wire: text)
        if case .other = whole.source { return nil }
        if case .other = whole.action { return nil }
        return text
    }

    private static func leadSource(inLine line: Substring) -> String? {
        guard let bar = line.firstIndex(of: "|") else { return nil }
        let head = line[..<bar]
        let lowerHead = head.lowercased()
        guard lowerHead.count == head.count else { return nil }
        let starts = sources.compactMap { source in lastStart(of: source, in: lowerHead).map { ($0, source.count) } }
        // Of two names that end at one place the longer one begins earlier.
        guard let start = starts.max(by: { ($0.0 + $0.1, $0.1) < ($1.0 + $1.1, $1.1) })?.0 else { return nil }
        let found = head.dropFirst(start)
        let offer = line[line.index(after: bar)...].trimmed.prefix { !$0.isWhitespace && !",;\"'<>)".contains($0) }
        guard !offer.isEmpty else { return nil }
        return found.trimmed + "|" + offer
    }

    /// Where a source begins that is followed by `-` and an action: letters only to the end of the text.
    private static func lastStart(of source: String, in head: String) -> Int? {
        let text = Array(head.trimmed)
        let wanted = Array(source)
        let leading = head.prefix { $0.isWhitespace }.count
        guard text.count > wanted.count else { return nil }
        for start in stride(from: text.count - wanted.count - 1, through: 0, by: -1)
        where Array(text[start..<start + wanted.count]) == wanted {
            if start > 0, text[start - 1].isLetter { continue }
            let rest = text[(start + wanted.count)...].drop { $0.isWhitespace }
            guard rest.first == "-" else { continue }
            let action = rest.dropFirst().drop { $0.isWhitespace }
            if !action.isEmpty, action.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) {
                return start + leading
            }
        }
        return nil
    }
}
