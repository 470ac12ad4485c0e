import Canvas

extension TextField {
    struct Line: Hashable {
        var text: String
        /// The column of the cursor, when it is in this line.
        var cursor: Int?
    }

    /// The text in lines of a width, broken at line breaks and where a line is full. O(length).
    func lines(width: Int) -> [Line] {
        var lines = [Line(text: "")]
        var column = 0
        for (index, character) in text.enumerated() {
            let columns = TextWidth.of(character)
            if !character.isNewline, column + columns > width {
                lines.append(Line(text: ""))
                column = 0
            }
            if index == cursor { lines[lines.count - 1].cursor = column }
            if character.isNewline {
                lines.append(Line(text: ""))
                column = 0
            } else {
                lines[lines.count - 1].text.append(character)
                column += columns
            }
        }
        if cursor >= text.count { lines[lines.count - 1].cursor = column }
        return lines
    }

    /// Moves the cursor to the line above or below, as near to its column as that line allows.
    mutating func moveLine(by steps: Int) {
        let characters = Array(text)
        let starts = [0] + characters.indices.filter { characters[$0].isNewline }.map { $0 + 1 }
        let line = (starts.lastIndex { $0 <= cursor }) ?? 0
        let target = min(max(line + steps, 0), starts.count - 1)
        let end = target + 1 < starts.count ? starts[target + 1] - 1 : characters.count
        cursor = min(starts[target] + (cursor - starts[line]), end)
    }
}
