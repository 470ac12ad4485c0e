/// The lines that vCard and iCalendar share: RFC 6350 section 3.2 and RFC 5545 section 3.1.
enum ContentLine {
    private static let octetsPerLine = 75

    /// `NAME:value` with its line end, folded so that no line is longer than 75 octets and no character is torn.
    static func line(_ name: String, _ value: String) -> String {
        var result: [UInt8] = []
        var column = 0
        for character in (name + ":" + value).unicodeScalars {
            let bytes = Array(String(character).utf8)
            if column + bytes.count > octetsPerLine {
                result += [0x0D, 0x0A, 0x20]
                column = 1
            }
            result += bytes
            column += bytes.count
        }
        return String(decoding: result + [0x0D, 0x0A], as: UTF8.self)
    }

    /// A text value: backslash, comma, semicolon and line breaks escaped, other controls left out.
    static func text(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\", ",", ";": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case _ where scalar.properties.generalCategory == .control && scalar != "\t": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A structured value: its parts, each escaped, between semicolons.
    static func structure(_ parts: [String]) -> String {
        parts.map(text).joined(separator: ";")
    }
}
