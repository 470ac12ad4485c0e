/// A lead that Microsoft counts: one row of Partner Center's "Leads download".
public struct CountedLead: Hashable, Sendable {
    /// The Referral ID: what the lead is found by in Partner Center.
    public var referral: String
    public var createdAt: Timestamp?
    public var offer: OfferName
    public var source: Source
    public var action: Action
    /// As it came: a code or a name.
    public var country: String
    public var company: String
    public var isTest: Bool
    /// The lead of the store that has this Referral ID, if one has.
    public var known: Int64?

    public init(
        referral: String, createdAt: Timestamp?, offer: OfferName, source: Source, action: Action, country: String,
        company: String, isTest: Bool = false, known: Int64? = nil
    ) {
        (self.referral, self.createdAt, self.offer) = (referral, createdAt, offer)
        (self.source, self.action, self.country, self.company) = (source, action, country, company)
        (self.isTest, self.known) = (isTest, known)
    }

    /// The UTC day that Microsoft counts it on.
    public var day: CivilDate? { createdAt?.dayUTC }
    public var step: Step { Step(source: source, action: action) }
}

/// A lead of the store, as far as it is compared.
public struct ArrivedLead: Hashable, Sendable {
    public var id: Int64
    /// When the customer acted, else when it was received.
    public var at: Timestamp
    public var offer: OfferName
    public var source: Source
    public var action: Action
    /// ISO 3166-1 alpha-2; empty where it is unknown.
    public var country: String
    public var company: String
    public var isTest: Bool
    /// It came without a name, e-mail and phone, as those of `.edu` addresses do.
    public var isAnonymous: Bool

    public init(
        id: Int64, at: Timestamp, offer: OfferName, source: Source, action: Action, country: String, company: String,
        isTest: Bool = false, isAnonymous: Bool = false
    ) {
        (self.id, self.at, self.offer, self.source, self.action) = (id, at, offer, source, action)
        (self.country, self.company, self.isTest, self.isAnonymous) = (country, company, isTest, isAnonymous)
    }

    /// Partner Center has no button for it, and lists none.
    public var isCrossListed: Bool { action == .doNotContact }
    public var day: CivilDate { at.dayUTC }
}

extension Timestamp {
    /// The day in UTC, which is what Partner Center counts by. O(1).
    public var dayUTC: CivilDate {
        let dayLength: Int64 = 86_400_000
        let day = milliseconds / dayLength - (milliseconds % dayLength < 0 ? 1 : 0)
        return CivilDate(daysSince1970: Int(day))
    }
}
