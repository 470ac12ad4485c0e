/// How many columns text takes on a terminal, by grapheme cluster.
public enum TextWidth {
    /// Columns of the text as ``clean(_:limit:)`` leaves it. O(length).
    public static func of(_ text: String) -> Int {
        if let quick = quickWidth(text) { return quick }
        return clean(text, limit: .max).reduce(0) { $0 + of($1) }
    }

    /// Columns of one cluster: 1 or 2, more only where several spacing characters form it.
    public static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.count == 1 { return max(1, of(first)) }
        if isRegionalIndicator(first) || scalars.contains("\u{FE0F}") && first.properties.isEmoji { return 2 }
        let widths = scalars.lazy.map { of($0) }
        return max(1, isEmojiSequence(first, scalars) ? widths.max() ?? 1 : widths.reduce(0, +))
    }

    /// Columns of one scalar, as the C library's `wcwidth` has them: 0, 1 or 2; controls count 1.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        let code = scalar.value
        if code < 0x300 { return 1 }
        if contains(WidthTables.two, code) { return 2 }
        return contains(WidthTables.zero, code) ? 0 : 1
    }

    /// The longest beginning of the text, cleaned, that fits `width` columns.
    ///
    /// - Parameter ellipsis: ends the text where it was cut, when there is room for it.
    public static func clip(_ text: String, to width: Int, ellipsis: Character? = "…") -> String {
        fit(text, in: width, ellipsis: ellipsis).text
    }

    /// The text as ``clip(_:to:ellipsis:)`` leaves it, and its columns.
    private static func fit(_ text: String, in width: Int, ellipsis: Character?) -> (text: String, columns: Int) {
        if let quick = quickWidth(text) {
            return quick <= width ? (text, quick) : quickCut(text, to: width, ellipsis: ellipsis)
        }
        let cut = clean(text, limit: max(0, width) + 1)
        var clipped = Clipping(width: width, ellipsis: ellipsis)
        for character in cut where !clipped.add(character) { break }
        return (clipped.text, clipped.used)
    }

    /// The same for text that has a quick width, and more of it than there is room for.
    private static func quickCut(_ text: String, to width: Int, ellipsis: Character?) -> (text: String, columns: Int) {
        guard width > 0 else { return ("", 0) }
        let scalars = text.unicodeScalars
        var (end, used, room) = (scalars.startIndex, 0, ellipsis == nil ? width : width - 1)
        while end < scalars.endIndex, let columns = quickWidth(scalars[end]), columns <= room {
            scalars.formIndex(after: &end)
            used += columns
            room -= columns
        }
        let beginning = String(text[..<end])
        guard let ellipsis else { return (beginning, used) }
        return (beginning + String(ellipsis), used + 1)
    }

    /// The text, cut or filled with blanks to exactly `width` columns.
    public static func pad(
        _ text: String, to width: Int, align: Alignment = .left, ellipsis: Character? = "…"
    ) -> String {
        let (cut, columns) = fit(text, in: width, ellipsis: ellipsis)
        let free = max(0, width - columns)
        let before = align.offset(free: free)
        return String(repeating: " ", count: before) + cut + String(repeating: " ", count: free - before)
    }

    /// The width of text that needs neither cleaning nor the tables, and whose scalars are its clusters.
    package static func quickWidth(_ text: String) -> Int? {
        if let width = asciiWidth(text) { return width }
        var columns = 0
        for scalar in text.unicodeScalars {
            guard let width = quickWidth(scalar) else { return nil }
            columns += width
        }
        return columns
    }

    private static func asciiWidth(_ text: String) -> Int? {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : nil
        } ?? nil
    }

    /// The width of a scalar that is harmless and joins no other one like it: of most letters, lines and marks.
    package static func quickWidth(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300: 1
        // Greek and Cyrillic; punctuation, currencies, arrows, lines and blocks.
        case 0x370..<0x483, 0x48A..<0x530, 0x2010..<0x2028, 0x2030..<0x205F, 0x20A0..<0x20C0, 0x2190..<0x2200,
            0x2500..<0x25FD:
            1
        // Kana, Han and Hangul.
        case 0x3041..<0x3097, 0x30A1..<0x3100, 0x4E00..<0xA000, 0xAC00..<0xD7A4: 2
        default: nil
        }
    }

    private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x1F1E6 && scalar.value <= 0x1F1FF
    }

    /// A sequence that a terminal draws as one picture: joined people, skin tones, keycaps.
    private static func isEmojiSequence(
        _ first: Unicode.Scalar, _ scalars: Character.UnicodeScalarView
    ) -> Bool {
        first.properties.isEmoji
            && scalars.contains { scalar in
                scalar == "\u{200D}" || scalar == "\u{20E3}" || scalar.properties.isEmojiModifier
            }
    }

    private static func contains(_ ranges: [ClosedRange<UInt32>], _ code: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < code { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(code)
    }
}

extension Alignment {
    /// Columns left free before a text that leaves `free` columns.
    func offset(free: Int) -> Int {
        switch self {
        case .left: 0
        case .right: max(0, free)
        case .centre: max(0, free) / 2
        }
    }
}

/// Collects clusters until the next one does not fit, and then makes room for an ellipsis.
struct Clipping {
    let width: Int
    let ellipsis: Character?
    private(set) var text = ""
    /// Columns of the text so far.
    private(set) var used = 0
    /// The part of the text that leaves a column for the ellipsis, and its columns.
    private var shorter = (end: "".endIndex, used: 0)

    init(width: Int, ellipsis: Character?) {
        self.width = width
        self.ellipsis = ellipsis
    }

    /// Adds a cluster; false when it does not fit, and the text is cut and finished.
    mutating func add(_ character: Character) -> Bool {
        let columns = TextWidth.of(character)
        if used + columns <= width {
            if used < width { shorter = (text.endIndex, used) }
            text.append(character)
            used += columns
            return true
        }
        if let ellipsis, width > 0 {
            if used == width { drop() }
            text.append(ellipsis)
            used += 1
        }
        return false
    }

    private mutating func drop() {
        text.removeSubrange(shorter.end...)
        used = shorter.used
    }
}
