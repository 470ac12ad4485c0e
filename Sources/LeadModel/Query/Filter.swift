/// Which leads, and whose: the one filter of every list, count, funnel and export.
///
/// Offer, source, action, step and time are asked of the lead; country, status, owner, follow-up and do-not-contact of
/// its customer. A customer passes when at least one of his leads passes.
public struct Filter: Hashable, Sendable {
    /// An offer's id or, for an offer known by nothing else, its title; compared without case.
    public var offer: String?
    public var source: Source?
    public var action: Action?
    public var step: Step?
    /// ISO 3166-1 alpha-2.
    public var country: String?
    /// The first moment that counts.
    public var since: Timestamp?
    /// The first moment that no longer counts.
    public var until: Timestamp?
    public var status: Status?
    public var owner: Owner?
    public var followUp: FollowUp?
    public var doNotContact: DoNotContact?
    public var includesTest = false
    /// Leaves the cross-listed leads out, as the funnel's totals do.
    public var excludesCrossListed = false
    /// Only customers with leads that came, or whom others changed, after it.
    public var changedAfter: HistoryMark?
    /// Who or what stands behind a number of a report that was counted with the rest of this filter.
    public var group: ReportGroup?

    public init() {}

    public enum Owner: Hashable, Sendable {
        case nobody
        case named(String)
    }

    public enum FollowUp: String, Hashable, Sendable, CaseIterable {
        /// Open and due by the end of today.
        case due
        /// Open and its time is past.
        case overdue
        /// No open follow-up.
        case none
        /// An open follow-up, whenever.
        case any
    }

    /// A lead is "do not contact" when it is cross-listed, when its customer is blocked altogether, or when a person
    /// blocked its offer for him; a customer is, when he is blocked altogether.
    public enum DoNotContact: String, Hashable, Sendable, CaseIterable {
        case only, exclude
    }
}
