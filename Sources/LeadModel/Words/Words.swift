/// One text that a user reads, by its id and in English. `{1}` stands for the first argument, `{1:lead:leads}` for the
/// first word where that argument is "1" and the second where it is not.
public struct Phrase: Hashable, Sendable {
    public var id: String
    public var english: String

    init(_ id: String, _ english: String) {
        (self.id, self.english) = (id, english)
    }
}

/// The one table of words, in one language; another language is one more table.
public struct Words: Sendable {
    /// Texts by the id of their phrase; what it lacks is said in English.
    var translations: [String: String]

    public static let english = Words(translations: [:])

    /// The text of a phrase with its arguments put in. O(length).
    public func callAsFunction(_ phrase: Phrase, _ arguments: any CustomStringConvertible...) -> String {
        Self.fill(translations[phrase.id] ?? phrase.english, arguments.map(\.description))
    }

    private static func fill(_ text: String, _ arguments: [String]) -> String {
        // Braces are ASCII, and bytes are found much quicker than characters.
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            result += String(rest[..<open])
            result += choose(rest[rest.index(after: open)..<close], arguments)
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private static func choose(_ place: Substring, _ arguments: [String]) -> String {
        let parts = place.split(separator: ":", omittingEmptySubsequences: false)
        guard let number = Int(parts[0]), arguments.indices.contains(number - 1) else { return "{" + place + "}" }
        let argument = arguments[number - 1]
        return parts.count == 3 ? String(argument == "1" ? parts[1] : parts[2]) : argument
    }
}

/// The words in use.
public let words = Words.english
