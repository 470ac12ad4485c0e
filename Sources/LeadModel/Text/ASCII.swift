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

    /// Four texts with a sign of ASCII between them. O(length).
    package init(joining first: String, _ second: String, _ third: String, _ fourth: String, by sign: UInt8) {
        let count = first.utf8.count + second.utf8.count + third.utf8.count + fourth.utf8.count + 3
        self = withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { output in
            var end = 0
            func add(_ text: borrowing String) {
                text.withBytes { bytes in
                    UnsafeMutableRawBufferPointer(rebasing: output[end...]).copyMemory(from: bytes)
                    end += bytes.count
                }
            }
            func addSign() {
                output[end] = sign
                end += 1
            }
            add(first)
            addSign()
            add(second)
            addSign()
            add(third)
            addSign()
            add(fourth)
            return String(valid: Bytes(output))
        }
    }
}
