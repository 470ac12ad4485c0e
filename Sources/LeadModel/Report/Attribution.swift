/// Where leads and customers came from: by source, by offer, by campaign and by the tags of the listing's URL.
///
/// A customer counts wherever one of his leads that pass the filter came from; how far he went is told by all of them.
public struct Attribution: Hashable, Sendable {
    public enum By: Hashable, Sendable {
        case source, offer, campaign
        case tag(LeadTag)

        public static let all: [By] = [.source, .offer, .campaign] + LeadTag.allCases.map(By.tag)
    }

    public struct Row: Hashable, Sendable {
        public var part: ReportGroup.Part
        public var leads: Int
        public var customers: Int
        /// Customers by the furthest stage they reached.
        public var furthest: [Stage: Int]
        public var won: Int

        public init(
            part: ReportGroup.Part, leads: Int = 0, customers: Int = 0, furthest: [Stage: Int] = [:], won: Int = 0
        ) {
            self.part = part
            self.leads = leads
            self.customers = customers
            self.furthest = furthest
            self.won = won
        }

        /// Customers who reached a stage, or further.
        public func reached(_ stage: Stage) -> Int {
            furthest.reduce(0) { $1.key >= stage ? $0 + $1.value : $0 }
        }
    }

    public struct Table: Hashable, Sendable {
        public var by: By
        /// The most leads first; what has no such tag is the part of the empty value.
        public var rows: [Row]

        public init(by: By, rows: [Row]) {
            (self.by, self.rows) = (by, rows)
        }
    }

    /// A tagged link, and what came by it since it was made, whatever the filter's period.
    public struct Link: Hashable, Sendable {
        public var link: ListingLink
        /// Leads about its offer with its campaign.
        public var leads: Int
        public var lastLeadAt: Timestamp?

        public init(link: ListingLink, leads: Int, lastLeadAt: Timestamp? = nil) {
            (self.link, self.leads, self.lastLeadAt) = (link, leads, lastLeadAt)
        }

        /// Nobody has come by it yet.
        public var isSilent: Bool { leads == 0 }
    }

    public var basis: Basis
    /// Every table of `By.all`, tags only where a lead has them.
    public var tables: [Table]
    /// Newest first.
    public var links: [Link]

    public init(basis: Basis, tables: [Table], links: [Link] = []) {
        (self.basis, self.tables, self.links) = (basis, tables, links)
    }

    public func rows(_ by: By) -> [Row] { tables.first { $0.by == by }?.rows ?? [] }

    /// Who or what stands behind one of the numbers.
    public func group(_ part: ReportGroup.Part, _ count: ReportGroup.Origin.Count = .came) -> ReportGroup {
        .origin(ReportGroup.Origin(part, count))
    }
}
