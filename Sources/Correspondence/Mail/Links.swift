public import LeadModel

/// Links that the desktop opens with the user's own program.
public enum Links {
    /// The longest link to a mail, in bytes: what mail programs are known to take.
    public static let limit = 8_000

    /// `mailto:` with subject and text (RFC 6068); `nil` where it is longer than `limit`. O(length).
    public static func mail(_ letter: Letter, to recipient: MailAddress) -> String? {
        let body = Plain.text(letter.body).split(separator: "\n", omittingEmptySubsequences: false)
            .map(encoded).joined(separator: "%0D%0A")
        let subject = encoded(Plain.line(letter.subject, limit: Plain.subjectLimit))
        let link = "mailto:\(encoded(recipient.address, keeping: "@"))?subject=\(subject)&body=\(body)"
        return link.utf8.count <= limit ? link : nil
    }

    /// `tel:` with the digits of a number (RFC 3966).
    public static func call(_ number: TelephoneNumber) -> String { "tel:" + number.digits }

    private static func encoded(_ text: Substring) -> String { encoded(String(text)) }

    /// Percent-encoded, but for what needs it nowhere.
    private static func encoded(_ text: String, keeping kept: String = "") -> String {
        let plain = "-._~" + kept
        return text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
            default: plain.utf8.contains(byte) ? String(UnicodeScalar(byte)) : "%" + Hexadecimal.pair(byte)
            }
        }.joined()
    }
}

/// A number that can be called: a `+` and digits, whatever stood between them.
public struct TelephoneNumber: Hashable, Sendable {
    public let digits: String

    /// `nil` where it has fewer than three digits or more than twenty. What follows a letter or `;`, such as an
    /// extension, is left out.
    public init?(_ text: String) {
        let text = text.trimmed
        let number = text.unicodeScalars.prefix { !$0.properties.isAlphabetic && !";,#/".unicodeScalars.contains($0) }
        let digits = number.filter { ("0"..."9").contains($0) }
        guard (3...20).contains(digits.count) else { return nil }
        self.digits = (text.hasPrefix("+") ? "+" : "") + String(String.UnicodeScalarView(digits))
    }
}
