/// An offer's id, `publisher.offer`: split at the first dot, because the part after it may hold dots and hyphens.
public struct OfferID: Hashable, Sendable {
    /// The whole id as it came.
    public var rawValue: String

    public init?(_ text: some StringProtocol) {
        let id = text.trimmed
        guard !id.isEmpty else { return nil }
        rawValue = id
    }

    public var publisher: String {
        guard let dot = rawValue.utf8.firstIndex(of: UInt8(ascii: ".")) else { return "" }
        return String(rawValue[..<dot])
    }

    public var offer: String {
        guard let dot = rawValue.utf8.firstIndex(of: UInt8(ascii: ".")) else { return rawValue }
        return String(rawValue[rawValue.utf8.index(after: dot)...])
    }
}
