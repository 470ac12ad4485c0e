/// The keys by which leads fold onto one customer: equal keys are one customer. Tried in the order e-mail, phone, company.
public enum MatchKey {
    /// The e-mail, trimmed, composed (NFC) and case-folded; `nil` where the text is not one address. O(length).
    public static func email(_ person: Person) -> String? {
        switch person.email.withBytes(look) {
        case .noAddress: nil
        case .key: person.email
        case .capitals: person.email.inSmallLetters
        case .unusual: unusualEmail(person.email.trimmed)
        }
    }

    private enum Look {
        case noAddress, key, capitals, unusual
    }

    private static func look(_ bytes: Bytes) -> Look {
        var at: Int?
        var hasCapitals = false
        for (place, byte) in bytes.enumerated() {
            guard (0x21..<0x7F).contains(byte) else { return .unusual }
            if byte == 0x40 {
                if at != nil { return .noAddress }
                at = place
            }
            if byte != byte.lowercased { hasCapitals = true }
        }
        guard let at, at > 0, at + 1 < bytes.count else { return .noAddress }
        return hasCapitals ? .capitals : .key
    }

    /// What is no printable ASCII throughout; of the rest the same as by its bytes.
    static func unusualEmail(_ address: String) -> String? {
        let bytes = address.utf8
        guard let at = bytes.firstIndex(of: 0x40), at != bytes.startIndex else { return nil }
        let domain = bytes[bytes.index(after: at)...]
        guard !domain.isEmpty, !domain.contains(0x40) else { return nil }
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
        phone(person, FoldedPerson(person)).map { $0.digits + "\n" + $0.name }
    }

    /// The name with company and country; `nil` without a name or without a company. O(length).
    public static func company(_ person: Person) -> String? {
        // Folded text holds no line break, so no two persons spell the same key.
        company(person, FoldedPerson(person)).map { $0.name + "\n" + $0.company + "\n" + $0.country }
    }

    /// The hash of the key by phone, in place of its text: who shares one is still compared by the text. O(length).
    public static func phoneHash(_ person: Person, _ folded: FoldedPerson) -> Int64? {
        guard let key = phone(person, folded) else { return nil }
        var hash = KeyHash(key.digits)
        hash.addLine(key.name)
        return hash.value
    }

    /// The hash of the key by company. O(length).
    public static func companyHash(_ person: Person, _ folded: FoldedPerson) -> Int64? {
        guard let key = company(person, folded) else { return nil }
        var hash = KeyHash(key.name)
        hash.addLine(key.company)
        hash.addLine(key.country)
        return hash.value
    }

    /// The digits of a phone as dialled from abroad; `nil` where there are fewer than seven. O(length).
    public static func dialled(_ phone: String) -> String? {
        phone.isEmpty ? nil : digits(phone)
    }

    private static func phone(_ person: Person, _ folded: FoldedPerson) -> (digits: String, name: String)? {
        guard !person.phone.isEmpty, !folded.name.isEmpty, let digits = digits(person.phone) else { return nil }
        return (digits, folded.name)
    }

    private static func company(
        _ person: Person, _ known: FoldedPerson
    ) -> (name: String, company: String, country: String)? {
        guard !known.company.isEmpty, !known.name.isEmpty else { return nil }
        return (known.name, known.company, known.countryCode ?? folded(person.country))
    }

    /// The digits as dialled from abroad: without `+`, `00`, `(0)` and what follows a letter (an extension).
    private static func digits(_ phone: String) -> String? {
        phone.withBytes { bytes in
            withUnsafeTemporaryAllocation(byteCount: bytes.count, alignment: 1) { digits in
                bytes.isASCII
                    ? Self.digits(bytes.lazy.map { Unicode.Scalar($0) }, digits)
                    : Self.digits(phone.unicodeScalars, digits)
            }
        }
    }

    private static func digits(
        _ phone: some Sequence<Unicode.Scalar>, _ digits: UnsafeMutableRawBufferPointer
    ) -> String? {
        var count = 0
        var hasPlus = false
        var isEnded = false
        var trunkZero: Int?
        var beforeLast: Unicode.Scalar = " "
        var last: Unicode.Scalar = " "
        for scalar in phone {
            if scalar == "+" { hasPlus = true }
            if isEnded { continue }
            if let digit = decimal(scalar) {
                digits[count] = digit
                count += 1
            } else if scalar == ")", last == "0", beforeLast == "(" {
                trunkZero = count - 1
            } else if count >= 7, scalar.isLetter {
                isEnded = true
            }
            (beforeLast, last) = (last, scalar)
        }
        return dialledFromAbroad(.init(rebasing: digits[..<count]), hasPlus: hasPlus, trunkZero: trunkZero)
    }

    /// `+44 (0)20 7946 0321` and `0044 20 7946 0321` are one number.
    private static func dialledFromAbroad(
        _ dialled: UnsafeMutableRawBufferPointer, hasPlus: Bool, trunkZero: Int?
    ) -> String? {
        var count = dialled.count
        let hasExitCode = count >= 2 && dialled[0] == 0x30 && dialled[1] == 0x30
        if let trunkZero, hasPlus || hasExitCode {
            for place in trunkZero..<count - 1 { dialled[place] = dialled[place + 1] }
            count -= 1
        }
        let digits = Bytes(rebasing: dialled[min(hasExitCode ? 2 : 0, count)..<count])
        // A row of one digit is a placeholder, not a number.
        guard digits.count >= 7, digits.contains(where: { $0 != digits.first }) else { return nil }
        return String(valid: digits)
    }

    private static func decimal(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.isASCII { return (0x30...0x39).contains(scalar.value) ? UInt8(scalar.value) : nil }
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return 0x30 + UInt8(value)
    }
}
