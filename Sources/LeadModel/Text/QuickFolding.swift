/// Folding by bytes, for scalars that fold to the same whatever stands beside them: plain ASCII, letters of Latin,
/// Greek, Cyrillic, Hebrew and Arabic script, Han, Kana and Hangul.
enum QuickFolding {
    /// The text of folded bytes; `nil` where a scalar has to be looked at with its neighbours. O(length).
    static func fold(_ bytes: Bytes) -> String? {
        withUnsafeTemporaryAllocation(byteCount: capacity(for: bytes.count), alignment: 1) { output in
            guard let count = fold(bytes, into: output) else { return nil }
            return String(valid: Bytes(rebasing: output[..<count]))
        }
    }

    /// How many bytes folding may make of so many; the longest growth is from two to three.
    static func capacity(for count: Int) -> Int { count + count / 2 + 4 }

    /// How many bytes it came to; `nil` where a scalar has to be looked at with its neighbours. O(length).
    static func fold(_ bytes: Bytes, into output: UnsafeMutableRawBufferPointer) -> Int? {
        var count = 0
        var needsBlank = false
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte.isBlank {
                needsBlank = count > 0
                position += 1
                continue
            }
            if needsBlank {
                output[count] = 0x20
                count += 1
                needsBlank = false
            }
            if byte < 0x80 {
                output[count] = byte.lowercased
                count += 1
                position += 1
            } else if !foldScalar(bytes, &position, output, &count) {
                return nil
            }
        }
        return count
    }

    private static func foldScalar(
        _ bytes: Bytes, _ position: inout Int, _ output: UnsafeMutableRawBufferPointer,
        _ count: inout Int
    ) -> Bool {
        let (first, second) = (UInt32(bytes[position]), UInt32(bytes[position + 1]))
        if first < 0xE0 {
            position += 2
            return write(letters, at: Int((first & 0x1F) << 6 | second & 0x3F) - firstLetter, output, &count)
        }
        guard first < 0xF0 else { return false }
        let scalar = (first & 0x0F) << 12 | (second & 0x3F) << 6 | UInt32(bytes[position + 2]) & 0x3F
        if (0x2010...0x201F).contains(scalar) {
            position += 3
            return write(signs, at: Int(scalar) - firstSign, output, &count)
        }
        guard foldsToItself(scalar) else { return false }
        for _ in 0..<3 {
            output[count] = bytes[position]
            count += 1
            position += 1
        }
        return true
    }

    /// Han, Kana and Hangul; marks of sound that stand apart are none of them.
    private static func foldsToItself(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3400...0x4DBF: true
        default: false
        }
    }

    private static func write(
        _ table: [UInt32], at index: Int, _ output: UnsafeMutableRawBufferPointer, _ count: inout Int
    ) -> Bool {
        guard index < table.count, table[index] != 0 else { return false }
        var rest = table[index]
        while rest != 0 {
            output[count] = UInt8(truncatingIfNeeded: rest)
            count += 1
            rest >>= 8
        }
        return true
    }

    private static let firstLetter = 0x80
    private static let firstSign = 0x2010

    /// What U+0080 to U+06FF fold to, the first byte lowest; 0 for those that have to be looked at.
    private static let letters = (0x80...0x6FF as ClosedRange<UInt32>).map(packed)
    /// The same of U+2010 to U+201F: dashes and quotes.
    private static let signs = (0x2010...0x201F as ClosedRange<UInt32>).map(packed)

    private static func packed(_ value: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(value), isStarter(scalar), !scalar.isBlank else { return 0 }
        let folded = Folding.fold(String(Character(scalar)))
        guard (1...3).contains(folded.utf8.count), folded.unicodeScalars.allSatisfy(isStarter) else { return 0 }
        return folded.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func isStarter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.canonicalCombiningClass == .notReordered
    }
}
