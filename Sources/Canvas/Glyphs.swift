/// The line, bar and mark characters of a frame, each one column wide.
public struct Glyphs: Hashable, Sendable {
    /// Whether other than ASCII characters may be drawn.
    public let isUnicode: Bool
    /// Lines of a box.
    public let horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight: Character
    /// Crossings of lines.
    public let teeLeft, teeRight, teeTop, teeBottom, cross: Character
    /// A bar's parts from empty to full.
    public let barParts: [Character]
    /// A sparkline's steps from the lowest to the highest.
    public let sparks: [Character]
    /// Stands where text was cut.
    public let ellipsis: Character
    public let left, right, up, down: Character
    /// A small dot between words, for "nothing here" and for separation.
    public let dot: Character
    /// A heavy dot, for "new".
    public let bullet: Character
    /// The mark of a chosen row.
    public let mark: Character
    /// A dash for a missing value.
    public let dash: Character

    /// For terminals with UTF-8.
    public static let unicode = Glyphs(
        isUnicode: true, horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└",
        bottomRight: "┘", teeLeft: "├", teeRight: "┤", teeTop: "┬", teeBottom: "┴", cross: "┼",
        barParts: [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
        sparks: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], ellipsis: "…", left: "←", right: "→", up: "↑",
        down: "↓", dot: "·", bullet: "●", mark: "▸", dash: "–")

    /// For terminals without, as under `LANG=C`.
    public static let ascii = Glyphs(
        isUnicode: false, horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+",
        bottomRight: "+", teeLeft: "+", teeRight: "+", teeTop: "+", teeBottom: "+", cross: "+",
        barParts: [" ", "#"], sparks: ["_", ".", "-", "=", "+", "*", "%", "#"], ellipsis: "~", left: "<",
        right: ">", up: "^", down: "v", dot: ".", bullet: "*", mark: ">", dash: "-")

    /// A bar of `value` in `total` that fills at most `width` columns; any value above 0 shows.
    public func bar(value: Int, of total: Int, width: Int) -> String {
        guard value > 0, total > 0, width > 0 else { return "" }
        let steps = barParts.count - 1
        let share = min(1, Double(value) / Double(total))
        let filled = max(1, Int(share * Double(width * steps)))
        let whole = String(repeating: barParts[steps], count: filled / steps)
        return filled % steps == 0 ? whole : whole + String(barParts[filled % steps])
    }

    /// One column for each value, scaled to the largest; 0 and less is the lowest step.
    public func sparkline(_ values: [Int]) -> String {
        let top = max(1, values.max() ?? 1)
        return String(
            values.map { value in
                guard value > 0 else { return sparks[0] }
                let step = Int((Double(value) / Double(top) * Double(sparks.count)).nextDown)
                return sparks[min(max(0, step), sparks.count - 1)]
            })
    }

    /// What stands for a character where only ASCII can be drawn: a look-alike, or nil.
    static func lookAlike(_ character: Character) -> Character? {
        switch character {
        case "–", "—", "‐", "‑", "−", "─", "━": "-"
        case "…": "~"
        case "·", "•": "."
        case "●", "★": "*"
        case "‘", "’", "‹", "›": "'"
        case "“", "”", "«", "»", "„": "\""
        case "→", "▸", "▶": ">"
        case "←", "◂", "◀": "<"
        case "↑", "▲": "^"
        case "↓", "▼": "v"
        case "│", "┃": "|"
        case "×": "x"
        case "█", "▉", "▊", "▋", "▌", "▍": "#"
        case "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}": " "
        case "ß", "ſ": "s"
        case "ẞ": "S"
        case "ı": "i"
        case "ð": "d"
        case "Ð": "D"
        case "þ": "t"
        case "Þ": "T"
        case "æ": "a"
        case "Æ": "A"
        case "œ": "o"
        case "Œ": "O"
        default: baseLetter(character)
        }
    }

    /// The Latin letter under the marks: `e` of `ë`, `L` of `Ł`. Unicode says it in the character's name, as in
    /// LATIN CAPITAL LETTER L WITH STROKE.
    private static func baseLetter(_ character: Character) -> Character? {
        guard let first = character.unicodeScalars.first else { return nil }
        if first.isASCII { return Character(first) }
        guard (0xC0...0x24F).contains(first.value) || (0x1E00...0x1EFF).contains(first.value) else { return nil }
        let words = first.properties.name?.split(separator: " ") ?? []
        guard words.count > 5, words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1, words[4] == "WITH" else {
            return nil
        }
        return Character(words[1] == "SMALL" ? words[3].lowercased() : String(words[3]))
    }
}
