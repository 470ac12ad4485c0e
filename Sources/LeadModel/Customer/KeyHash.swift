/// FNV-1a of a key's lines: eight bytes in place of a text. Stands in stores, so it never changes.
struct KeyHash {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    var value: Int64 { Int64(bitPattern: hash) }

    init(_ line: String) {
        add(line)
    }

    /// The hash of the text with one more line. O(length).
    mutating func addLine(_ line: String) {
        add(0x0A)
        add(line)
    }

    private mutating func add(_ text: String) {
        text.withBytes { bytes in for byte in bytes { add(byte) } }
    }

    private mutating func add(_ byte: UInt8) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
}
