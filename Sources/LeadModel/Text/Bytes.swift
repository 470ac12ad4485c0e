/// The bytes of a text in hand, for the time of a call.
@usableFromInline
package typealias Bytes = UnsafeRawBufferPointer

extension String {
    /// The text of bytes that are known to be UTF-8. O(length).
    package init(valid bytes: Bytes) {
        let span = bytes.assumingMemoryBound(to: UInt8.self).span
        self.init(copying: UTF8Span(unchecked: span, isKnownASCII: bytes.isASCII))
    }

    /// Gives the text's bytes to `body`, for the time of the call.
    @inlinable
    package func withBytes<Answer>(_ body: (Bytes) -> Answer) -> Answer {
        // Not `withUTF8`, which makes a copy, and so counts up the text's owners.
        if let answer = utf8.withContiguousStorageIfAvailable({ body(Bytes($0)) }) { return answer }
        var text = self
        return text.withUTF8 { body(Bytes($0)) }
    }
}

extension UnsafeRawBufferPointer {
    /// Part of the bytes, counted from 0.
    @inlinable
    package func part(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[range])
    }

    /// Whether every byte is below 128. O(length), eight bytes at a time.
    package var isASCII: Bool {
        var position = 0
        while position + 8 <= count {
            if loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
            position += 8
        }
        while position < count {
            if self[position] >= 0x80 { return false }
            position += 1
        }
        return true
    }

    /// The bytes without ASCII white space at either end.
    @inlinable
    package var withoutBlanks: UnsafeRawBufferPointer {
        var start = 0
        var end = count
        while start < end, self[start].isBlank { start += 1 }
        while end > start, self[end - 1].isBlank { end -= 1 }
        return part(start..<end)
    }
}

extension UInt8 {
    /// ASCII white space.
    @inlinable
    package var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    /// A capital of ASCII as a small letter; anything else as it is.
    @inlinable
    package var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
