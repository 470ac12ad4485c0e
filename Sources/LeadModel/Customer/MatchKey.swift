/// The keys by which leads fold onto one customer: equal keys are one customer. Tried in the order e-mail, phone, company.
public enum MatchKey {
    /// The e-mail, trimmed, composed (NFC) and case-folded; `nil` where the text is not one address. O(length).
    public static func email(_ person: Person) -> String? {
        let address = person.email.trimmed
        let bytes = address.utf8
        guard let at = bytes.firstIndex(of: 0x40), at != bytes.startIndex else { return nil }
        let domain = bytes[bytes.index(after: at)...]
        guard !domain.isEmpty, !domain.contains(0x40) else { return nil }
        if bytes.allSatisfy({ (0x21..<0x7F).contains($0) }) { return address.lowercased() }
        return foldedAddress(address)
    }

    /// Addresses beyond ASCII; without what nobody sees, which pasting brings along.
    private static func foldedAddress(_ address: String) -> String? {
        let visible = nfc(address).unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        guard visible.allSatisfy({ !$0.properties.isWhitespace && $0.properties.generalCategory != .control }) else {
            return nil
        }
        guard let first = visible.first, let last = visible.last, first != "@", last != "@" else { return nil }
        return nfc(String(String.UnicodeScalarView(visible)).lowercased())
    }

    /// The phone's digits with the name; `nil` without a name or with fewer than seven digits. O(length).
    public static func phone(_ person: Person) -> String? {
        guard !person.phone.isEmpty, let digits = digits(person.phone) else { return nil }
        let name = folded(person.name)
        return name.isEmpty ? nil : digits + "\n" + name
    }

    /// The name with company and country; `nil` without a name or without a company. O(length).
    public static func company(_ person: Person) -> String? {
        let company = folded(person.company)
        guard !company.isEmpty else { return nil }
        let name = folded(person.name)
        guard !name.isEmpty else { return nil }
        // Folded text holds no line break, so no two persons spell the same key.
        return name + "\n" + company + "\n" + (Country.code(person.country) ?? folded(person.country))
    }

    /// The digits as dialled from abroad: without `+`, `00`, `(0)` and what follows a letter (an extension).
    private static func digits(_ phone: String) -> String? {
        var digits: [UInt8] = []
        var trunkZero: Int?
        var beforeLast: Unicode.Scalar = " "
        var last: Unicode.Scalar = " "
        for scalar in phone.unicodeScalars {
            if let digit = decimal(scalar) {
                digits.append(digit)
            } else if scalar == ")", last == "0", beforeLast == "(" {
                trunkZero = digits.count - 1
            } else if digits.count >= 7, scalar.properties.isAlphabetic {
                break
            }
            (beforeLast, last) = (last, scalar)
        }
        return dialledFromAbroad(digits, hasPlus: phone.unicodeScalars.contains("+"), trunkZero: trunkZero)
    }

    /// `+44 (0)20 7946 0321` and `0044 20 7946 0321` are one number.
    private static func dialledFromAbroad(_ dialled: [UInt8], hasPlus: Bool, trunkZero: Int?) -> String? {
        var digits = dialled[...]
        let hasExitCode = digits.starts(with: [0x30, 0x30])
        if let trunkZero, hasPlus || hasExitCode { digits.remove(at: trunkZero) }
        if hasExitCode { digits = digits.dropFirst(2) }
        // A row of one digit is a placeholder, not a number.
        guard digits.count >= 7, digits.contains(where: { $0 != digits.first }) else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func decimal(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.isASCII { return (0x30...0x39).contains(scalar.value) ? UInt8(scalar.value) : nil }
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return 0x30 + UInt8(value)
    }
}
