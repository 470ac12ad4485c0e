/// Text from outside on its way into a mail: nothing in it may end a header, steer a terminal, or hide.
enum Plain {
    /// The longest value that is put into a message, in characters.
    static let valueLimit = 200
    private static let lineLimit = 72
    /// The longest subject, in characters.
    static let subjectLimit = 300

    /// One line without controls, invisible and reordering characters; runs of white space become one blank. O(length).
    static func line(_ text: String, limit: Int = valueLimit) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit * 16) {
            if scalar.properties.isWhitespace || scalar.value < 0x20 {
                if let last = scalars.last, last != " " { scalars.append(" ") }
            } else if isVisible(scalar) {
                scalars.append(scalar)
            }
        }
        if scalars.last == " " { scalars.removeLast() }
        let line = String(scalars)
        return line.count > limit ? String(line.prefix(limit - 1)) + "…" : line
    }

    /// Lines of a message: as above, but for line breaks and indents. At most one empty line stands between two
    /// others. O(length).
    static func text(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let bare = String(
                String.UnicodeScalarView(line.unicodeScalars.map { $0 == "\t" ? " " : $0 }.filter(isVisible)))
            let end = bare.lastIndex { !$0.isWhitespace }.map { bare.index(after: $0) } ?? bare.startIndex
            if end == bare.startIndex, lines.last?.isEmpty ?? true { continue }
            lines.append(String(bare[..<end]))
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Lines of at most 72 characters, broken at blanks, as mail is written. O(length).
    static func wrapped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.count > lineLimit else { return String(line) }
            var lines: [String] = []
            for word in line.split(separator: " ") {
                if let last = lines.last, last.count + 1 + word.count <= lineLimit {
                    lines[lines.count - 1] += " " + word
                } else {
                    lines.append(String(word))
                }
            }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// Whether a character shows. Joiners are kept, as scripts and emoji need them.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator: return false
        case .format: return scalar == "\u{200C}" || scalar == "\u{200D}"
        default: return true
        }
    }
}
