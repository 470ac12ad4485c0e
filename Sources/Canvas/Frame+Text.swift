extension Frame: CustomStringConvertible {
    /// The rows, without blanks at their ends, one a line.
    public var text: String { rows.joined(separator: "\n") }

    /// The rows, without blanks at their ends.
    public var rows: [String] {
        (0..<size.height).map { y in
            var row = cells[(y * size.width)..<((y + 1) * size.width)]
            while let last = row.last, last.code == 0x20 { row.removeLast() }
            return row.reduce(into: "") { $0 += text(of: $1) }
        }
    }

    /// The rows with their styles: a run that is not plain stands as `⟦role+attribute:text⟧`, as in
    /// `⟦danger+bold:overdue⟧` or `⟦reverse: Jan Kowalski ⟧`; plain blanks at the end are left out.
    public var styledText: String {
        (0..<size.height).map(styledRow).joined(separator: "\n")
    }

    /// The same as ``text``.
    public var description: String { text }

    private func styledRow(_ y: Int) -> String {
        var row = cells[(y * size.width)..<((y + 1) * size.width)]
        while row.last == .blank { row.removeLast() }
        var result = ""
        while let style = row.first?.style {
            let run = row.prefix { $0.style == style }
            let text = run.reduce(into: "") { $0 += self.text(of: $1) }
            result += style == .plain ? text : "⟦\(style.name):\(text)⟧"
            row = row.dropFirst(run.count)
        }
        return result
    }
}

extension Style {
    private static let attributeNames: [(Attributes, String)] = [
        (.bold, "bold"), (.dim, "faint"), (.underline, "underline"), (.reverse, "reverse"), (.italic, "italic"),
    ]

    /// The role and the attributes in words, as `danger+bold`, or `reverse`.
    public var name: String {
        let names = Self.attributeNames.filter { attributes.contains($0.0) }.map(\.1)
        return ((role == .normal ? [] : ["\(role)"]) + names).joined(separator: "+")
    }
}
