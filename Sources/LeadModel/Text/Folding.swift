@_spi(_Unicode) import Swift

/// The text as search and matching compare it: lower case, Latin letters without their marks, white space collapsed to
/// one blank, nothing invisible. Folding twice changes nothing. O(length); what most text is made of takes one pass over
/// its bytes.
public func folded(_ text: String) -> String {
    text.withBytes(QuickFolding.fold) ?? Folding.fold(text)
}

/// The same of a part of a text.
public func folded(_ text: some StringProtocol) -> String {
    folded(String(text))
}

/// Folding by the Unicode tables.
enum Folding {
    static func fold(_ text: String) -> String {
        var output = String.UnicodeScalarView()
        var needsBlank = false
        for scalar in text._nfd where !isDropped(scalar) {
            if scalar.isBlank {
                needsBlank = !output.isEmpty
                continue
            }
            if needsBlank {
                output.append(" ")
                needsBlank = false
            }
            append(scalar, to: &output)
        }
        return nfc(String(output))
    }

    /// Marks of the scripts that are also written without them, and what nobody sees. Marks of other scripts stay:
    /// Thai vowels, Indic signs and the dots of kana make another word.
    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0xAD: false
        case 0x0300...0x036F, 0x0483...0x0489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20F0, 0xFE20...0xFE2F: true
        case 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7, 0xFB1E: true
        case 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4, 0x06E7...0x06E8: true
        case 0x06EA...0x06ED, 0x08D3...0x08FF: true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to output: inout String.UnicodeScalarView) {
        if scalar.isASCII {
            output.append(asciiLowercased(scalar))
        } else if (0xFF01...0xFF5E).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xFEE0) {
            output.append(asciiLowercased(narrow))
        } else if let plain = plainSpelling(scalar.value) {
            output.append(contentsOf: plain.unicodeScalars)
        } else {
            output.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }

    private static func asciiLowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar
    }

    /// Letters and signs that do not decompose, as people without them on the keyboard type them.
    private static func plainSpelling(_ value: UInt32) -> String? {
        switch value {
        case 0x0141, 0x0142: "l"
        case 0x00D8, 0x00F8: "o"
        case 0x0110, 0x0111, 0x00D0, 0x00F0: "d"
        case 0x0126, 0x0127: "h"
        case 0x0131: "i"
        case 0x00DF, 0x1E9E: "ss"
        case 0x00C6, 0x00E6: "ae"
        case 0x0152, 0x0153: "oe"
        case 0x00DE, 0x00FE: "th"
        case 0x014A, 0x014B: "n"
        case 0x0166, 0x0167: "t"
        case 0x017F: "s"
        case 0x03C2: "\u{03C3}"  // a final sigma is a sigma
        case 0x2018, 0x2019, 0x02BC: "'"
        case 0x201C, 0x201D: "\""
        case 0x2010...0x2015: "-"
        default: nil
        }
    }
}
