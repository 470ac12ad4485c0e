/// Whether a customer may be contacted, and if not, why: the lock, not the colour.
public struct ContactRule: Hashable, Sendable {
    /// One reason not to contact.
    public struct Block: Hashable, Sendable {
        public enum Origin: Hashable, Sendable {
            /// The marketplace listed the lead to several publishers.
            case crossListed
            /// A person flagged him.
            case person(String)
            /// He opted out in a CRM.
            case optOut
        }

        public var origin: Origin
        /// The offer it holds for; `nil` for all.
        public var offer: String?
        /// The channel it holds for; `nil` for all.
        public var channel: Channel?
        public var reason: String
        public var at: Timestamp
        /// The lead source of a cross-listed lead; empty otherwise.
        public var source: String

        public init(
            origin: Origin, offer: String?, channel: Channel? = nil, reason: String, at: Timestamp, source: String = ""
        ) {
            self.origin = origin
            self.offer = offer
            self.channel = channel
            self.reason = reason
            self.at = at
            self.source = source
        }
    }

    /// What a rule is made of: one lead of the customer.
    public struct Evidence: Hashable, Sendable {
        public var offer: String
        public var isCrossListed: Bool
        /// When it became known: what a later decision lifts.
        public var receivedAt: Timestamp
        /// When it happened: what a person is told.
        public var at: Timestamp
        public var leadSource: String

        public init(
            offer: String, isCrossListed: Bool, receivedAt: Timestamp, at: Timestamp? = nil, leadSource: String
        ) {
            self.offer = offer
            self.isCrossListed = isCrossListed
            self.receivedAt = receivedAt
            self.at = at ?? receivedAt
            self.leadSource = leadSource
        }
    }

    /// What a person decided, or a CRM reported.
    public struct Decision: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            case block(Block)
            /// Lifts what was known before it: for one offer, or altogether where that is `nil`.
            case allow(offer: String?)
        }

        public var kind: Kind
        public var at: Timestamp

        public init(kind: Kind, at: Timestamp) {
            (self.kind, self.at) = (kind, at)
        }
    }

    public var blocks: [Block]

    public init(blocks: [Block] = []) {
        self.blocks = blocks
    }

    /// Weighs a customer's leads (test leads left out) and decisions.
    ///
    /// A cross-listed lead blocks its offer unless the customer acted on that offer himself; a customer all of whose
    /// leads are cross-listed is blocked altogether. A decision to allow lifts what came before it. O(n log n).
    public init(leads: [Evidence], decisions: [Decision]) {
        let ordered = decisions.sorted { $0.at < $1.at }
        func isLifted(_ offer: String?, _ moment: Timestamp) -> Bool {
            ordered.contains { decision in
                guard case .allow(let lifted) = decision.kind, decision.at >= moment else { return false }
                return lifted == nil || lifted == offer
            }
        }
        let ownOffers = Set(leads.lazy.filter { !$0.isCrossListed }.map(\.offer))
        let crossListed = leads.filter { $0.isCrossListed && !isLifted($0.offer, $0.receivedAt) }
        var blocks: [Block] = []
        if leads.allSatisfy(\.isCrossListed), let latest = crossListed.max(by: { $0.receivedAt < $1.receivedAt }) {
            blocks.append(Block(crossListed: latest, offer: nil))
        }
        for (offer, group) in Dictionary(grouping: crossListed, by: \.offer) where !ownOffers.contains(offer) {
            if let latest = group.max(by: { $0.receivedAt < $1.receivedAt }) {
                blocks.append(Block(crossListed: latest, offer: offer))
            }
        }
        for decision in ordered {
            guard case .block(let block) = decision.kind, !isLifted(block.offer, decision.at) else { continue }
            blocks.append(block)
        }
        self.blocks = blocks.sorted { ($0.offer ?? "", $0.at) < ($1.offer ?? "", $1.at) }
    }

    /// Blocked for every offer and channel.
    public var isBlocked: Bool { wholeBlock != nil }

    /// The reason of a customer who is blocked altogether.
    public var wholeBlock: Block? {
        blocks.first { $0.offer == nil && $0.channel == nil } ?? optOutOfEverything
    }

    private var optOutOfEverything: Block? {
        let whole = blocks.filter { $0.offer == nil }
        guard let email = whole.first(where: { $0.channel == .email }), whole.contains(where: { $0.channel == .phone })
        else { return nil }
        return email
    }

    /// Why he may not be contacted about an offer (`nil`: about anything) by a channel (`.any`: by some channel).
    public func block(offer: String? = nil, channel: Channel = .any) -> Block? {
        wholeBlock
            ?? blocks.first {
                ($0.offer == nil || (offer != nil && $0.offer == offer)) && ($0.channel == nil || $0.channel == channel)
            }
    }
}

extension ContactRule.Block {
    fileprivate init(crossListed lead: ContactRule.Evidence, offer: String?) {
        self.init(
            origin: .crossListed, offer: offer, reason: "", at: lead.at, source: lead.leadSource)
    }
}
