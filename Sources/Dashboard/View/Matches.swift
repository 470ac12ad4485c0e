import Canvas
import LeadModel

/// What of a text a search found, as the store compares: without regard to case and accents.
enum Matches {
    /// The text in parts, those that were found in the style of a match. O(length · words).
    static func parts(of text: String, _ style: Style, found wanted: [String]) -> [(String, Style)] {
        let characters = Array(text)
        let isFound = found(wanted.map(Array.init), in: characters)
        var parts: [(String, Style)] = []
        var start = 0
        for end in 1...max(characters.count, 1) where end >= characters.count || isFound[end] != isFound[start] {
            let part = String(characters[start..<min(end, characters.count)])
            parts.append((part, isFound.indices.contains(start) && isFound[start] ? .match : style))
            start = end
        }
        return parts
    }

    /// The words of a search, folded.
    static func words(of search: String) -> [String] {
        folded(search).split(separator: " ").map(String.init)
    }

    private static func found(_ words: [[Character]], in characters: [Character]) -> [Bool] {
        var isFound = Array(repeating: false, count: characters.count)
        // A letter may fold to two, as ß does; each of them knows where it came from.
        var letters: [(Character, Int)] = []
        for (index, character) in characters.enumerated() {
            letters += (character.isWhitespace ? " " : folded(String(character))).map { ($0, index) }
        }
        for word in words where !word.isEmpty && word.count <= letters.count {
            for start in 0...(letters.count - word.count)
            where word.indices.allSatisfy({ letters[start + $0].0 == word[$0] }) {
                for (_, index) in letters[start..<(start + word.count)] { isFound[index] = true }
            }
        }
        return isFound
    }
}
