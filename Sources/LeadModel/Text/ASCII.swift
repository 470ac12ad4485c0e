/// ASCII's capitals as small letters; anything else as it is. O(length).
package func asciiLowercased(_ text: String) -> String {
    text.withBytes { bytes in
        withUnsafeTemporaryAllocation(byteCount: bytes.count, alignment: 1) { output in
            for (place, byte) in bytes.enumerated() { output[place] = byte.lowercased }
            return String(valid: Bytes(output))
        }
    }
}
