import LeadModel

/// An address that mail can be sent to, with the name of whom it belongs to.
public struct MailAddress: Hashable, Sendable {
    public var name: String
    /// Of one `@` and no character that ends an address in a header.
    public let address: String

    /// The longest address, in bytes (RFC 5321).
    private static let limit = 254

    /// `nil` where it is none, such as a text with a line break in it.
    public init?(_ address: String, name: String = "") {
        let address = address.trimmed
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        let forbidden = "\"(),:;<>[\\]"
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), address.utf8.count <= Self.limit,
            Plain.line(address) == address, !address.contains(where: { $0.isWhitespace || forbidden.contains($0) })
        else { return nil }
        (self.address, self.name) = (address, Plain.line(name, limit: 100))
    }

    /// Reads `Anna Nowak <anna@contoso.example>`, or the address alone.
    public init?(header: String) {
        let text = header.trimmed
        guard text.last == ">", let open = text.lastIndex(of: "<") else {
            self.init(text)
            return
        }
        let name = text[..<open].trimmed
        let bare =
            name.count > 1 && name.first == "\"" && name.last == "\"" ? String(name.dropFirst().dropLast()) : name
        self.init(String(text[text.index(after: open)...].dropLast()), name: bare)
    }

    /// As a header has it.
    var header: String {
        name.isEmpty ? address : EncodedWords.phrase(name) + " <" + address + ">"
    }
}
