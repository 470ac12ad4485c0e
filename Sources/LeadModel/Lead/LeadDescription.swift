/// What a lead's description holds: the marketplace puts nothing, its own words, the URL's tags or the customer's note
/// into one field.
public enum LeadDescription: Hashable, Sendable {
    case empty
    /// The marketplace's "Campaigns: " with what follows it; empty where nothing does.
    case campaigns(String)
    /// The tags of the URL that the customer came by, by their names in lower case.
    case tags([String: String])
    /// What the customer wrote.
    case note(String)

    /// Reads any text. O(length).
    public init(_ text: some StringProtocol) {
        self.init(trimming: String(text))
    }

    /// As `init(_:)`.
    public init(trimming text: String) {
        let text = text.trimmed
        if text.isEmpty {
            self = .empty
        } else if let rest = Self.afterCampaigns(text) {
            self = Self.tags(rest).map(Self.tags) ?? .campaigns(rest)
        } else {
            self = Self.tags(text).map(Self.tags) ?? .note(text)
        }
    }

    /// The campaign that brought the customer, where the description tells.
    public var campaign: String? {
        switch self {
        case .tags(let tags): Self.filled(tags["mktcmpid"]) ?? Self.filled(tags["utm_campaign"])
        case .campaigns(let text): Self.filled(text)
        case .empty, .note: nil
        }
    }

    /// The names that make a broken or foreign object one of URL tags.
    private static let tagNames: Set<String> = [
        "mktcmpid", "utm_campaign", "utm_source", "utm_medium", "utm_term", "utm_content", "ref", "src", "partnerid",
    ]

    private static func tags(_ text: String) -> [String: String]? {
        guard text.utf8.first == UInt8(ascii: "{") else { return nil }
        let object = FlatObject(text)
        return object.tags.keys.contains(where: tagNames.contains) || object.isWhole ? object.tags : nil
    }

    private static func afterCampaigns(_ text: String) -> String? {
        let prefix = "campaigns:"
        let isPrefix = text.withBytes { bytes -> Bool? in
            guard bytes.count >= prefix.utf8.count else { return false }
            // A letter beyond ASCII may be one in capitals, or a mark upon the letter before it.
            guard bytes.part(0..<min(bytes.count, prefix.utf8.count + 1)).isASCII else { return nil }
            return zip(bytes, prefix.utf8).allSatisfy { $0.lowercased == $1 }
        }
        guard isPrefix ?? (text.prefix(prefix.count).lowercased() == prefix) else { return nil }
        return text.dropFirst(prefix.count).trimmed
    }

    private static func filled(_ text: String?) -> String? {
        guard let text, !text.trimmed.isEmpty else { return nil }
        return text.trimmed
    }
}
