@_spi(_Unicode) import Swift

/// The text in Unicode's composed form (NFC), so that equal texts have equal bytes. O(length); what most text is made of
/// takes one look at its bytes.
public func nfc(_ text: String) -> String {
    text.withBytes(Composition.isComposed) ? text : Composition.compose(text)
}

/// The same of a part of a text.
public func nfc(_ text: some StringProtocol) -> String {
    nfc(String(text))
}

extension String {
    /// Feeds a hasher; equal texts, however they are composed, feed the same. O(length).
    package func hashText(into hasher: inout Hasher) {
        withBytes { bytes in
            if Composition.isComposed(bytes) {
                hasher.combine(bytes: bytes)
            } else {
                Composition.compose(self).withBytes { hasher.combine(bytes: $0) }
            }
        }
    }
}

extension Person {
    /// Feeds a hasher with every field; equal persons feed the same. O(length).
    package func hashTexts(into hasher: inout Hasher) {
        // One by one: a field that is taken out by its name is copied.
        firstName.hashEnded(into: &hasher)
        lastName.hashEnded(into: &hasher)
        fullName.hashEnded(into: &hasher)
        email.hashEnded(into: &hasher)
        phone.hashEnded(into: &hasher)
        company.hashEnded(into: &hasher)
        title.hashEnded(into: &hasher)
        country.hashEnded(into: &hasher)
        city.hashEnded(into: &hasher)
    }
}

extension String {
    /// No text holds the byte at its end: so no two rows of texts feed the same.
    fileprivate func hashEnded(into hasher: inout Hasher) {
        hashText(into: &hasher)
        hasher.combine(0xFF as UInt8)
    }
}

enum Composition {
    /// By the Unicode tables.
    static func compose(_ text: String) -> String {
        var composed = String.UnicodeScalarView()
        composed.append(contentsOf: text._nfc)
        return String(composed)
    }

    /// Whether each scalar is one of those that composing leaves alone whatever stands beside them; others may still be
    /// composed.
    static func isComposed(_ bytes: Bytes) -> Bool {
        bytes.isASCII || bytes.indices.allSatisfy { isComposed(bytes, $0) }
    }

    /// Judges where a scalar begins, and says yes elsewhere.
    private static func isComposed(_ bytes: Bytes, _ place: Int) -> Bool {
        let first = bytes[place]
        // 0xCC and 0xCD begin U+0300 to U+037F: marks, and the first signs of Greek.
        if first < 0xCC { return true }
        let second = UInt32(bytes[place + 1] & 0x3F)
        if first < 0xE0 { return isComposed(UInt32(first & 0x1F) << 6 | second) }
        guard first < 0xF0 else { return false }
        return isComposed(UInt32(first & 0x0F) << 12 | second << 6 | UInt32(bytes[place + 2] & 0x3F))
    }

    private static func isComposed(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0388...0x0482, 0x048A...0x052F: true  // Greek, Cyrillic
        case 0x05D0...0x05EA, 0x0621...0x064A: true  // Hebrew, Arabic
        case 0x2010...0x2027: true  // dashes and quotes
        case 0x3400...0x4DBF, 0x4E00...0x9FFF: true  // Han
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC: true  // Kana
        case 0xAC00...0xD7A3: true  // Hangul
        default: false
        }
    }
}
