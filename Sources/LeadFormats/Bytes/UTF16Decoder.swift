/// Turns UTF-16 into UTF-8 as it comes. A lone surrogate becomes three bytes that are not UTF-8, so that its record is
/// told apart as damaged rather than changed.
struct UTF16Decoder {
    private let isBigEndian: Bool
    private var oddByte: UInt8?
    private var high: UInt32?

    init(isBigEndian: Bool) {
        self.isBigEndian = isBigEndian
    }

    /// Appends the UTF-8 of the next bytes. O(length).
    mutating func decode(_ bytes: Bytes, into output: inout [UInt8]) {
        output.reserveCapacity(output.count + bytes.count)
        for byte in bytes {
            guard let first = oddByte else {
                oddByte = byte
                continue
            }
            oddByte = nil
            let unit = isBigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
            take(unit, into: &output)
        }
    }

    /// Appends what is left of a text that was cut short.
    mutating func finish(into output: inout [UInt8]) {
        if let high { Self.put(high, into: &output) }
        if let oddByte { output.append(oddByte | 0x80) }
        (high, oddByte) = (nil, nil)
    }

    private mutating func take(_ unit: UInt32, into output: inout [UInt8]) {
        if let first = high {
            high = nil
            if (0xDC00...0xDFFF).contains(unit) {
                Self.put(0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00), into: &output)
                return
            }
            Self.put(first, into: &output)
        }
        if (0xD800...0xDBFF).contains(unit) { high = unit } else { Self.put(unit, into: &output) }
    }

    private static func put(_ code: UInt32, into output: inout [UInt8]) {
        switch code {
        case 0..<0x80: output.append(UInt8(code))
        case 0x80..<0x800:
            output.append(UInt8(0xC0 | code >> 6))
            output.append(UInt8(0x80 | code & 0x3F))
        case 0x800..<0x10000:
            output.append(UInt8(0xE0 | code >> 12))
            output.append(UInt8(0x80 | code >> 6 & 0x3F))
            output.append(UInt8(0x80 | code & 0x3F))
        default:
            output.append(UInt8(0xF0 | code >> 18))
            output.append(UInt8(0x80 | code >> 12 & 0x3F))
            output.append(UInt8(0x80 | code >> 6 & 0x3F))
            output.append(UInt8(0x80 | code & 0x3F))
        }
    }
}
