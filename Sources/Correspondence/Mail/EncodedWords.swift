/// Text in headers, which are ASCII (RFC 2047).
enum EncodedWords {
    /// The most bytes between the marks of one encoded word, whose length is at most 75.
    private static let room = 60

    /// A text of a header: as it is where it is ASCII and short, else in encoded words on lines of their own.
    static func text(_ text: String) -> String {
        let isPlain =
            text.utf8.count <= 900 && text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?")
        return isPlain ? text : encoded(text)
    }

    /// A name before an address, in quotes where it is ASCII.
    static func phrase(_ name: String) -> String {
        guard name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), !name.contains("=?") else { return encoded(name) }
        return "\"" + name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }

    private static func encoded(_ text: String) -> String {
        var words = [""]
        for scalar in text.unicodeScalars {
            let letter = String(scalar).utf8.map(encoded).joined()
            if words[words.count - 1].utf8.count + letter.utf8.count > room { words.append("") }
            words[words.count - 1] += letter
        }
        return words.map { "=?utf-8?Q?\($0)?=" }.joined(separator: "\n ")
    }

    private static func encoded(_ byte: UInt8) -> String {
        switch byte {
        case 0x20: "_"
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
        default: "=" + Hexadecimal.pair(byte)
        }
    }
}

enum Hexadecimal {
    /// Two digits, in capitals.
    static func pair(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
