/// The wire text `Source-Action|Publisher.Offer`, read once. Blanks around `-` and `|` occur; the offer holds `-` and `.`.
public struct LeadSource: Hashable, Sendable {
    public var source: Source
    public var action: Action
    public var offer: OfferID?
    /// AppExchange marks a repeat of the same click as `SFDC-dup-xx|Listing`.
    public var isRepeat: Bool

    public init(source: Source, action: Action, offer: OfferID?, isRepeat: Bool = false) {
        self.source = source
        self.action = action
        self.offer = offer
        self.isRepeat = isRepeat
    }

    /// Reads any text: what has no action or offer is a bare source, kept as it came. O(length).
    public init(wire text: some StringProtocol) {
        // Bytes, not characters: a mark after a sign would make it another character.
        let bar = text.utf8.firstIndex(of: UInt8(ascii: "|"))
        let offer = bar.flatMap { OfferID(text[text.utf8.index(after: $0)...]) }
        let head = bar.map { text[..<$0] } ?? text[...]
        guard let hyphen = head.utf8.firstIndex(of: UInt8(ascii: "-")) else {
            self.init(source: Source(wire: head), action: .other(""), offer: offer)
            return
        }
        var action = head[head.utf8.index(after: hyphen)...].trimmed
        let isRepeat = String(decoding: action.utf8.prefix(4), as: UTF8.self).lowercased() == "dup-"
        if isRepeat { action = String(decoding: action.utf8.dropFirst(4), as: UTF8.self) }
        self.init(
            source: Source(wire: head[..<hyphen]), action: Action(wire: action), offer: offer, isRepeat: isRepeat)
    }

    /// The text in its canonical spelling; reads back as an equal value.
    public var wire: String {
        var text = source.wire
        if action != .other("") || isRepeat { text += "-" + (isRepeat ? "dup-" : "") + action.wire }
        if let offer { text += "|" + offer.rawValue }
        return text
    }

    public var step: Step { Step(source: source, action: action) }
}
