public import LeadModel

/// A lead with everything worked out that needs no store: can be made on another thread than the import's.
///
/// A class, because it is handed on from list to list, and a copy would count up the owners of every text in it.
public final class PreparedLead: Sendable {
    let draft: LeadDraft
    let card: Card
    /// The keys by which it finds its customer.
    let keys: Card.Keys
    /// What a customer has who is made of it: the key of his e-mail, his card and his note.
    let customerTexts: TextPack
    /// What a lead has: description, campaign and status.
    let leadTexts: TextPack
    let countryCode: String
    let isAnonymous: Bool
    let kind: KeyKind
    /// Its identity; that of the first such row where it is only by the content.
    let identity: LeadIdentity
    let isTest: Bool
    let status: Status?
    /// What the search finds him by in the lead's note.
    let note: String?
    /// Equal for equal cards, and for few others; only within this process.
    let personHash: UInt64
    /// The same of the e-mail by which it finds its customer.
    let emailHash: UInt64?

    /// Its identity where it was posted: what the sender calls it is a part of what he says.
    var deliveredIdentity: LeadIdentity {
        draft.key == nil ? identity : LeadIdentity.digest(of: draft, key: identity)
    }

    public init(_ draft: consuming LeadDraft) {
        let person = Card.tidied(draft.person)
        let folded = FoldedPerson(person)
        let keys = Card.keys(of: person, folded)
        let derived = Card.Derived(person, keys, folded)
        countryCode = derived.country
        isAnonymous = person.isAnonymous
        kind = KeyKind(draft.key)
        identity = LeadIdentity.first(of: draft)
        isTest = draft.isTest
        status = draft.status.isEmpty ? nil : Status(wire: draft.status)
        let description = draft.description.isEmpty ? .empty : LeadDescription(trimming: draft.description)
        if !isTest, case .note(let text) = description { note = Upkeep.searchable(text) } else { note = nil }
        customerTexts = Self.pack(person, derived, keys.email, note)
        leadTexts = Self.pack(draft, campaign: description.campaign ?? "")
        personHash = Self.hash(of: person)
        emailHash = keys.email.map { Self.hash(of: $0) }
        self.keys = keys
        card = Card(consume person)
        self.draft = consume draft
    }

    private static func pack(
        _ person: borrowing Person, _ derived: borrowing Card.Derived, _ emailKey: String?, _ note: String?
    ) -> TextPack {
        TextPack { texts in
            texts.add(emailKey)
            texts.add(person, derived)
            texts.add(note ?? "")
        }
    }

    private static func pack(_ draft: borrowing LeadDraft, campaign: String) -> TextPack {
        TextPack { texts in
            texts.add(draft.description)
            texts.add(campaign)
            texts.add(draft.status)
        }
    }

    static func hash(of person: borrowing Person) -> UInt64 {
        var hasher = Hasher()
        person.hashTexts(into: &hasher)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    static func hash(of text: String) -> UInt64 {
        var hasher = Hasher()
        text.hashText(into: &hasher)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
