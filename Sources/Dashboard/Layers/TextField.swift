import Canvas

/// A text being typed, with a cursor between its characters.
struct TextField: Hashable, Sendable {
    var text: String
    /// Characters before the cursor.
    var cursor: Int
    /// Whether a line break may be typed.
    var isMultiline = false
    /// The longest text it takes, in characters.
    static let limit = 10_000

    init(_ text: String = "", isMultiline: Bool = false) {
        self.text = text
        self.cursor = text.count
        self.isMultiline = isMultiline
    }

    /// Takes a key or a paste; whether it was one for a text.
    mutating func handle(_ input: Input) -> Bool {
        switch input {
        case .paste(let pasted):
            insert(String(pasted.map { $0.isNewline ? (isMultiline ? "\n" : " ") : $0 == "\t" ? " " : $0 }))
        case .key(.character(let character)):
            insert(String(character))
        case .key(let key):
            return edit(key)
        default:
            return false
        }
        return true
    }

    private mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .left: cursor = max(cursor - 1, 0)
        case .right: cursor = min(cursor + 1, text.count)
        case .home, .control("a"): cursor = lineStart
        case .end, .control("e"): cursor = lineEnd
        case .backspace, .control("h"): remove(from: cursor - 1, to: cursor)
        case .delete, .control("d"): remove(from: cursor, to: cursor + 1)
        case .control("u"): remove(from: lineStart, to: cursor)
        case .control("k"): remove(from: cursor, to: lineEnd)
        case .control("w"): remove(from: wordStart, to: cursor)
        default: return false
        }
        return true
    }

    /// Puts a text in at the cursor, without its controls, and as much of it as there is room for.
    mutating func insert(_ addition: String) {
        let room = max(Self.limit - text.count, 0)
        let allowed = addition.unicodeScalars.filter { scalar in
            scalar == "\n" || scalar.properties.generalCategory != .control
        }
        let added = String(String.UnicodeScalarView(allowed)).prefix(room)
        // Counted anew: a mark that is added to a letter makes one character of two.
        let before = text.prefix(cursor) + added
        let after = text.dropFirst(cursor)
        cursor = before.count
        text = String(before + after)
        cursor = min(cursor, text.count)
    }

    private mutating func remove(from start: Int, to end: Int) {
        let start = max(start, 0)
        let end = min(end, text.count)
        guard start < end else { return }
        text.removeSubrange(
            text.index(text.startIndex, offsetBy: start)..<text.index(text.startIndex, offsetBy: end))
        cursor = start
    }

    private var lineStart: Int {
        let before = text.prefix(cursor)
        return before.lastIndex(where: \.isNewline).map { before.distance(from: before.startIndex, to: $0) + 1 } ?? 0
    }

    private var lineEnd: Int {
        let after = text.dropFirst(cursor)
        return cursor
            + after.distance(from: after.startIndex, to: after.firstIndex(where: \.isNewline) ?? after.endIndex)
    }

    private var wordStart: Int {
        let before = Array(text.prefix(cursor))
        var index = before.count
        while index > 0, before[index - 1].isWhitespace { index -= 1 }
        while index > 0, !before[index - 1].isWhitespace { index -= 1 }
        return index
    }
}
