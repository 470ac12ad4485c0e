/// Who or what stands behind one number of a report: a filter with it lets exactly these through.
///
/// What the rest of the filter asks is asked first; a report and the lists behind its numbers have the same filter but
/// for the group.
public enum ReportGroup: Hashable, Sendable {
    case journey(Journey)
    case response(Response)
    /// Customers who came with something: a tag, a campaign, about an offer.
    case origin(Origin)

    /// One of the things that a report counts by.
    public enum Part: Hashable, Sendable {
        /// An offer's id, or its title where it has none; empty for none.
        case offer(String)
        /// ISO 3166-1 alpha-2; empty where it is unknown.
        case country(String)
        /// Empty for none.
        case campaign(String)
        /// The Monday with which a week begins.
        case week(CivilDate)
        /// Empty for nobody.
        case rep(String)
        case step(Step)
        case source(Source)
        case tag(LeadTag, String)
    }

    /// Customers on the way from one step to another.
    public struct Journey: Hashable, Sendable {
        public enum Outcome: Hashable, Sendable {
            case began, completed, missing
            /// Completed within so many weeks.
            case within(weeks: Int)
            /// May be contacted, is not closed, and did not go on; of one of `Journeys.stuckAges` or of any.
            case stuck(age: Int?)
        }

        public var path: JourneyPath
        public var isSameOffer: Bool
        public var part: Part?
        public var outcome: Outcome

        public init(_ path: JourneyPath, isSameOffer: Bool, part: Part? = nil, _ outcome: Outcome) {
            (self.path, self.isSameOffer, self.part, self.outcome) = (path, isSameOffer, part, outcome)
        }
    }

    /// Customers by how they were answered.
    public struct Response: Hashable, Sendable {
        public enum State: Hashable, Sendable {
            /// Contacted within the target, and after it.
            case inTime, late
            /// Never contacted: still within the target, over it, closed by somebody, or not to be contacted.
            case waiting, over, closed, blocked
            case contacted
            /// Contacted or not.
            case everybody
            /// Has a follow-up whose time is past; a part of them is by its owner.
            case overdue
            /// Closed with a status, and why; for any reason where there is none here.
            case ended(Status, reason: String?)
        }

        public var part: Part?
        public var state: State

        public init(part: Part? = nil, _ state: State) {
            (self.part, self.state) = (part, state)
        }
    }

    /// What somebody came with, and how far he went.
    public struct Origin: Hashable, Sendable {
        public enum Count: Hashable, Sendable {
            /// In a list of leads, the leads themselves; in one of customers, whose they are.
            case came
            /// Customers who reached this stage, or further.
            case reached(Stage)
            case won
        }

        public var part: Part
        public var count: Count

        public init(_ part: Part, _ count: Count = .came) {
            (self.part, self.count) = (part, count)
        }
    }
}

/// The tags of a listing's URL that the marketplace hands on with a lead.
public enum LeadTag: String, Hashable, Sendable, CaseIterable {
    case mktcmpid
    case utmCampaign = "utm_campaign"
    case utmSource = "utm_source"
    case utmMedium = "utm_medium"
    case ref, src
    case partnerID = "partnerid"
}
