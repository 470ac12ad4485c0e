// The same for a part of a text. Generic functions would not be specialized in other targets, and drawing is
// done for every key.

/// Makes a part of a text from outside harmless to a terminal.
public func clean(_ text: Substring, limit: Int = 10_000) -> String { clean(String(text), limit: limit) }

extension TextWidth {
    /// Columns of the text as cleaning leaves it.
    public static func of(_ text: Substring) -> Int { of(String(text)) }

    /// The longest beginning of the text, cleaned, that fits `width` columns.
    public static func clip(_ text: Substring, to width: Int, ellipsis: Character? = "…") -> String {
        clip(String(text), to: width, ellipsis: ellipsis)
    }
}

extension Frame {
    /// Writes a part of a text on one row, and gives the columns it took.
    @discardableResult
    public mutating func write(
        _ text: Substring, at point: Point, style: Style = .plain, width: Int? = nil, align: Alignment = .left
    ) -> Int {
        write(String(text), at: point, style: style, width: width, align: align)
    }
}
