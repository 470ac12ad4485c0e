/// The countries of ISO 3166-1, by their two-letter codes.
public enum Country {
    /// Every two-letter code, in the order of the English names.
    public static let codes: [String] = entries.map(\.code)

    /// The two-letter code of a country as people and forms write it: alpha-2, alpha-3, an English name or a common
    /// variant, without regard to case and marks; `nil` for anything else. O(length); two letters are the fast path.
    public static func code(_ text: String) -> String? {
        let letters = text.withBytes { bytes in
            bytes.count == 2 ? alpha2Index(bytes).flatMap { alpha2[$0] } : plainKey(bytes).flatMap { byName[$0] }
        }
        return letters ?? codeByName(text)
    }

    /// The code of a country by its name or its three letters. O(length).
    static func codeByName(_ text: String) -> String? {
        byName[key(folded(text))]
    }

    /// The same of a part of a text.
    public static func code(_ text: some StringProtocol) -> String? {
        code(String(text))
    }

    /// The country's name as users read it; an unknown code as it came.
    public static func name(_ code: String) -> String {
        guard let english = english[code] else { return code }
        return words(Phrase("country." + code, english))
    }

    private struct Entry {
        var code: String
        var alpha3: String
        var name: String
        var variants: [Substring]
    }

    private static let entries: [Entry] = table.split(separator: "\n").compactMap { line in
        let parts = line.split(separator: " ", maxSplits: 2)
        guard parts.count == 3 else { return nil }
        let names = parts[2].split(separator: ";").map { $0.trimmed[...] }
        return Entry(
            code: String(parts[0]), alpha3: String(parts[1]), name: String(names[0]), variants: Array(names.dropFirst())
        )
    }

    private static let english = Dictionary(entries.map { ($0.code, $0.name) }) { first, _ in first }

    private static let byName: [String: String] = {
        var codes: [String: String] = [:]
        for entry in entries {
            for name in [entry.code[...], entry.alpha3[...], entry.name[...]] + entry.variants {
                codes[key(folded(name))] = entry.code
            }
        }
        return codes
    }()

    /// Codes by their two letters, 26 x 26.
    private static let alpha2: [String?] = {
        var codes = [String?](repeating: nil, count: 26 * 26)
        for entry in entries {
            for spelling in [entry.code[...]] + entry.variants {
                if spelling.utf8.count == 2, let index = alpha2Index(spelling.utf8) { codes[index] = entry.code }
            }
        }
        return codes
    }()

    private static func alpha2Index(_ bytes: some Collection<UInt8>) -> Int? {
        var index = 0
        for byte in bytes {
            let letter = byte | 0x20
            guard (0x61...0x7A).contains(letter) else { return nil }
            index = index * 26 + Int(letter - 0x61)
        }
        return index
    }

    /// As `key(folded(…))`, of letters and blanks of ASCII; `nil` of anything else.
    private static func plainKey(_ bytes: Bytes) -> String? {
        guard bytes.count <= 64 else { return nil }
        return withUnsafeTemporaryAllocation(byteCount: bytes.count, alignment: 1) { letters in
            var count = 0
            for byte in bytes where byte != 0x20 {
                guard (0x61...0x7A).contains(byte | 0x20) else { return nil }
                letters[count] = byte | 0x20
                count += 1
            }
            // "The" alone may be the article.
            if letters[..<count].starts(with: "the".utf8) { return nil }
            return String(valid: Bytes(rebasing: letters[..<count]))
        }
    }

    /// Letters only, without a leading "the": "The Bahamas", "U.S.A." and "Korea, Republic of" need no entries of
    /// their own.
    private static func key(_ name: String) -> String {
        var name = name[...]
        if name.hasPrefix("the ") { name = name.dropFirst(4) }
        var letters = ""
        letters.reserveCapacity(name.utf8.count)
        for scalar in name.unicodeScalars {
            if scalar == "&", !letters.isEmpty {
                letters += "and"
            } else if scalar.isASCII ? (0x61...0x7A).contains(scalar.value) : scalar.properties.isAlphabetic {
                letters.unicodeScalars.append(scalar)
            }
        }
        return letters
    }
}
