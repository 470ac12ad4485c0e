extension String {
    /// As `lowercased()`; plain ASCII takes a pass over its bytes. O(length).
    package var inSmallLetters: String {
        let small = withBytes { bytes -> String? in
            guard bytes.isASCII else { return lowercased() }
            guard bytes.contains(where: { $0 != $0.lowercased }) else { return nil }
            return withUnsafeTemporaryAllocation(byteCount: bytes.count, alignment: 1) { output in
                for (place, byte) in bytes.enumerated() { output[place] = byte.lowercased }
                return String(valid: Bytes(output))
            }
        }
        return small ?? self
    }

    /// Texts with a sign of ASCII between them. O(length).
    package init(joining texts: [String], by sign: UInt8) {
        let count = texts.reduce(texts.count) { $0 + $1.utf8.count }
        self = withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { output in
            var end = 0
            for text in texts {
                text.withBytes { bytes in
                    UnsafeMutableRawBufferPointer(rebasing: output[end...]).copyMemory(from: bytes)
                    end += bytes.count
                }
                output[end] = sign
                end += 1
            }
            return String(valid: Bytes(rebasing: output.dropLast()))
        }
    }
}
