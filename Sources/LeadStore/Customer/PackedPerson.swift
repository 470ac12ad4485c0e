import LeadModel

/// A person's fields as one text, for the leads whose values are not the card's.
enum PackedPerson {
    private static let separator: UInt8 = 0x1F
    private static let escape: UInt8 = 0x5C

    static func pack(_ person: Person) -> String {
        var bytes: [UInt8] = []
        for (place, field) in Person.Field.allCases.enumerated() {
            if place > 0 { bytes.append(separator) }
            for byte in person[field].utf8 {
                switch byte {
                case separator: bytes += [escape, UInt8(ascii: "u")]
                case escape: bytes += [escape, escape]
                default: bytes.append(byte)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func unpack(_ text: String) -> Person {
        var person = Person()
        let parts = text.utf8.split(separator: separator, omittingEmptySubsequences: false)
        for (field, part) in zip(Person.Field.allCases, parts) { person[field] = unescape(part) }
        return person
    }

    private static func unescape(_ part: Substring.UTF8View) -> String {
        guard part.contains(escape) else { return String(Substring(part)) }
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in part {
            if isEscaped {
                bytes.append(byte == UInt8(ascii: "u") ? separator : byte)
                isEscaped = false
            } else if byte == escape {
                isEscaped = true
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
