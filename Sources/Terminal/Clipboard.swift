/// The sequences by which a terminal takes text into its clipboard (OSC 52).
enum Clipboard {
    /// The most bytes of text: what becomes 100,000 bytes of base64, the limit of several terminals.
    static let limit = 74_994

    /// The sequences to send, or nil when the text is too long.
    ///
    /// - Parameter term: `$TERM`; inside screen the sequence is passed through in short pieces.
    /// - Parameter isInTmux: inside tmux it is sent twice, for tmux itself and passed through it.
    static func sequences(for text: String, term: String, isInTmux: Bool) -> [UInt8]? {
        let bytes = Array(text.utf8)
        guard bytes.count <= limit else { return nil }
        let command = "\u{1B}]52;c;" + base64(bytes) + "\u{7}"
        if isInTmux { return Array((command + throughTmux(command)).utf8) }
        return term.hasPrefix("screen") ? inPieces(Array(command.utf8)) : Array(command.utf8)
    }

    /// A sequence for the terminal that tmux runs in (tmux(1), `allow-passthrough`).
    static func throughTmux(_ command: String) -> String {
        "\u{1B}Ptmux;" + command.map { $0 == "\u{1B}" ? "\u{1B}\u{1B}" : String($0) }.joined() + "\u{1B}\\"
    }

    /// Screen takes strings of at most 768 bytes, and older ones of 256.
    static func inPieces(_ bytes: [UInt8]) -> [UInt8] {
        stride(from: 0, to: bytes.count, by: 240).flatMap { start in
            Array("\u{1B}P".utf8) + bytes[start..<min(start + 240, bytes.count)] + Array("\u{1B}\\".utf8)
        }
    }

    /// Base64 of RFC 4648 with padding; here because this target has the standard library alone.
    static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let isPadding = place > group.count
                result.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 63])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
