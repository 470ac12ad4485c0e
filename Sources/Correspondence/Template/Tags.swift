import LeadModel

/// The tags of a template: only values and sections, and only such as are known of a customer.
///
/// What Mustache has beyond that (partials, blocks, lambdas, other braces) would be filled in with nothing, or worse.
enum Tags {
    /// What a tag may name.
    static let known = [
        "firstName", "lastName", "name", "company", "title", "city", "country", "offer", "oneOffer", "date", "today",
        "rep", "step", "steps", "getItNow", "testDrive", "contactMe", "purchase", "lastContact",
    ]

    /// The first thing wrong, and how many lines below the first it stands. O(length).
    static func problem(in text: String) -> (line: Int, problem: String)? {
        var line = 0
        var rest = text[...]
        while let first = rest.first {
            guard rest.hasPrefix("{{") else {
                if first.isNewline { line += 1 }
                rest = rest.dropFirst()
                continue
            }
            rest = rest.drop { $0 == "{" }
            guard let end = rest.closingBraces else { return (line, words(.templateOpenTag)) }
            if let problem = problem(ofTag: rest[..<end]) { return (line, problem) }
            line += rest[..<end].count(where: \.isNewline)
            rest = rest[end...].drop { $0 == "}" }
        }
        return nil
    }

    private static func problem(ofTag tag: Substring) -> String? {
        let content = tag.trimmed
        guard let sigil = content.first else { return words(.templateTag, "") }
        if sigil == "!" { return content.contains("{{") ? words(.templateTag, content) : nil }
        let name = "#^/&".contains(sigil) ? content.dropFirst().trimmed : content
        guard name.first?.isLetter == true, name.allSatisfy({ $0.isLetter || $0 == "." }) else {
            return words(.templateTag, name)
        }
        let unknown = name.split(separator: ".", omittingEmptySubsequences: false).first { !known.contains(String($0)) }
        return unknown.map { words(.templateUnknownValue, $0, known.joined(separator: ", ")) }
    }
}

extension Substring {
    /// Where the next two closing braces begin.
    fileprivate var closingBraces: Index? {
        var place = startIndex
        while let brace = self[place...].firstIndex(of: "}") {
            let next = index(after: brace)
            if next < endIndex, self[next] == "}" { return brace }
            place = next
        }
        return nil
    }
}
