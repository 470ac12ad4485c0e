public import LeadModel

/// A lead with everything worked out that needs no store: can be made on another thread than the import's.
///
/// A class, because it is handed on from list to list, and a copy would count up the owners of every text in it.
public final class PreparedLead: Sendable {
    let draft: LeadDraft
    let card: Card
    /// The keys by which it finds its customer.
    let keys: Card.Keys
    /// The columns of a customer who is made of it.
    let values: [Value]
    /// Its identity; that of the first such row where it is only by the content.
    let identity: [UInt8]
    let isTest: Bool
    let status: Status?
    let campaign: String
    /// What the search finds him by in the lead's note.
    let note: String?
    /// Equal for equal cards, and for few others; only within this process.
    let personHash: UInt64
    /// The same of the e-mail by which it finds its customer.
    let emailHash: UInt64?

    /// Its identity where it was posted: what the sender calls it is a part of what he says.
    var deliveredIdentity: [UInt8] {
        draft.key == nil ? identity : LeadIdentity.digest(of: draft, key: identity)
    }

    public init(_ draft: LeadDraft) {
        self.draft = draft
        card = Card(tidying: draft.person)
        keys = card.keys
        values = card.values(keys)
        identity = draft.key.map(LeadIdentity.key) ?? LeadIdentity.digest(of: draft)
        isTest = draft.isTest
        status = draft.status.isEmpty ? nil : Status(wire: draft.status)
        campaign = draft.description.isEmpty ? "" : LeadDescription(draft.description).campaign ?? ""
        note = isTest ? nil : Upkeep.note(in: draft.description).map(Upkeep.searchable)
        personHash = Self.hash(card.person)
        emailHash = keys.email.map { Self.hash($0) }
    }

    static func hash(_ value: some Hashable) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(value)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
