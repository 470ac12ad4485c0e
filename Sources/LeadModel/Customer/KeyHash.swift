/// FNV-1a of a key's lines: eight bytes in place of a text. Stands in stores, so it never changes.
enum KeyHash {
    static func of(_ lines: String...) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for (place, line) in lines.enumerated() {
            if place > 0 { add(0x0A, to: &hash) }
            line.withBytes { bytes in for byte in bytes { add(byte, to: &hash) } }
        }
        return Int64(bitPattern: hash)
    }

    private static func add(_ byte: UInt8, to hash: inout UInt64) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
}
