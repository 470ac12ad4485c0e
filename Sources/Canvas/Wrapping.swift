/// The text in lines of at most `width` columns, broken at blanks, beside wide characters, and inside long words.
///
/// The text's own line breaks are kept; everything else is cleaned. O(length).
public func lines(of text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    if let columns = TextWidth.quickWidth(text), columns <= width { return [text] }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { paragraph in
        var wrapping = Wrapping(width: width)
        for character in clean(String(paragraph), limit: .max) { wrapping.add(character) }
        return wrapping.finish()
    }
}

/// Fills lines cluster by cluster; `word` holds what may not be broken yet.
private struct Wrapping {
    let width: Int
    private var lines: [String] = []
    private var line = ""
    private var lineWidth = 0
    private var word = ""
    private var wordWidth = 0

    init(width: Int) {
        self.width = width
    }

    mutating func add(_ character: Character) {
        let columns = TextWidth.of(character)
        if character == " " { return addBlank() }
        // A cluster wider than the line can't be drawn at all.
        if columns > width { return add("?") }
        if columns > 1 { endWord() }
        if wordWidth + columns > width { breakWord() }
        word.append(character)
        wordWidth += columns
        if columns > 1 { endWord() }
    }

    mutating func finish() -> [String] {
        endWord()
        lines.append(line)
        return lines
    }

    private mutating func addBlank() {
        endWord()
        // A blank at the end of a full line is the line break itself.
        if lineWidth < width {
            line.append(" ")
            lineWidth += 1
        } else {
            newLine()
        }
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        if lineWidth + wordWidth > width { newLine() }
        line += word
        lineWidth += wordWidth
        word = ""
        wordWidth = 0
    }

    private mutating func breakWord() {
        if lineWidth > 0 { newLine() }
        endWord()
    }

    private mutating func newLine() {
        while line.last == " " { line.removeLast() }
        lines.append(line)
        line = ""
        lineWidth = 0
    }
}
