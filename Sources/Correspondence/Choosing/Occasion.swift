public import LeadModel

/// What there is to write about: what a customer did himself, about what, and who contacted him since.
public struct Occasion: Hashable, Sendable {
    /// One thing he did.
    public struct Move: Hashable, Sendable {
        public var step: Step
        public var offer: OfferName
        public var at: Timestamp

        public init(step: Step, offer: OfferName, at: Timestamp) {
            (self.step, self.offer, self.at) = (step, offer, at)
        }
    }

    public var customer: Int64
    public var person: Person
    /// ISO 3166-1 alpha-2; empty where it is unknown.
    public var country: String
    /// Newest first; never empty.
    public var moves: [Move]
    public var language: String
    public var contact: ContactState
    public var lastContactAt: Timestamp?
    /// What the writer calls himself.
    public var rep: String
    public var now: Timestamp
    public var zone: Zone

    public var latest: Move { moves[0] }
    public var steps: Set<Step> { Set(moves.map(\.step)) }

    /// What a customer did himself that a mail may be about; `nil` where there is nothing such. O(his leads).
    public init?(
        _ detail: CustomerDetail, languages: Languages, rep: String, now: Timestamp, zone: Zone
    ) {
        moves = detail.leads.lazy.map(\.row).filter { lead in
            !lead.isTest && lead.step != .crossListed
                && ![lead.offer.id, lead.offer.title].contains {
                    !$0.isEmpty && detail.rule.block(offer: $0, channel: .email) != nil
                }
        }.map { Move(step: $0.step, offer: $0.offer, at: $0.at) }
        guard !moves.isEmpty else { return nil }
        customer = detail.row.id
        (person, country) = (detail.row.person, detail.row.country)
        language = languages.language(of: detail.row.country)
        let last = detail.contacts.first
        lastContactAt = last?.at
        contact = Self.state(last, since: moves[0].at)
        (self.rep, self.now, self.zone) = (rep, now, zone)
    }

    private static func state(_ last: Approach.Contact?, since moment: Timestamp) -> ContactState {
        guard let last, last.at >= moment else { return .first }
        return [.noAnswer, .mailSent].contains(last.outcome) ? .noAnswer : .touched
    }
}
