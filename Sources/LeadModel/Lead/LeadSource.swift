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
        let bar = text.firstIndex(of: "|")
        let offer = bar.flatMap { OfferID(text[text.index(after: $0)...]) }
        let head = bar.map { text[..<$0] } ?? text[...]
        guard let hyphen = head.firstIndex(of: "-") else {
            self.init(source: Source(wire: head), action: .other(""), offer: offer)
            return
        }
        var action = String(head[head.index(after: hyphen)...]).trimmed
        let isRepeat = action.lowercased().hasPrefix("dup-")
        if isRepeat { action = String(action.dropFirst(4)) }
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
