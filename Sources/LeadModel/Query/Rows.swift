/// One lead in a list, with what its customer's row says of him.
public struct LeadRow: Hashable, Sendable {
    public var id: Int64
    public var customer: Int64
    /// When it counts: when the customer acted, else when it was received.
    public var at: Timestamp
    /// When the customer acted, where the lead says so.
    public var createdAt: Timestamp?
    public var receivedAt: Timestamp
    public var source: Source
    public var action: Action
    public var offer: OfferName
    /// The customer's card, not the lead's own older values.
    public var person: Person
    /// ISO 3166-1 alpha-2 of the card's country; empty where it is unknown.
    public var country: String
    public var description: String
    public var campaign: String
    public var status: Status
    public var owner: String
    public var followUpDue: Timestamp?
    /// Whether the lead itself is do-not-contact, in the sense of `Filter.DoNotContact`.
    public var isDoNotContact: Bool
    public var isTest: Bool
    /// The customer may be contacted, never was, and is not closed.
    public var isNew: Bool
    /// The customer has earlier leads.
    public var isRepeat: Bool
    /// Since when it is deleted at the door it came by; the lead itself stays.
    public var deletedAt: Timestamp?

    public var step: Step { Step(source: source, action: action) }
    public var leadSource: LeadSource {
        LeadSource(source: source, action: action, offer: OfferID(offer.id))
    }

    public init(
        id: Int64, customer: Int64, at: Timestamp, createdAt: Timestamp?, receivedAt: Timestamp, source: Source,
        action: Action, offer: OfferName, person: Person, country: String, description: String, campaign: String,
        status: Status, owner: String, followUpDue: Timestamp?, isDoNotContact: Bool, isTest: Bool, isNew: Bool,
        isRepeat: Bool, deletedAt: Timestamp? = nil
    ) {
        self.id = id
        self.customer = customer
        self.at = at
        self.createdAt = createdAt
        self.receivedAt = receivedAt
        self.source = source
        self.action = action
        self.offer = offer
        self.person = person
        self.country = country
        self.description = description
        self.campaign = campaign
        self.status = status
        self.owner = owner
        self.followUpDue = followUpDue
        self.isDoNotContact = isDoNotContact
        self.isTest = isTest
        self.isNew = isNew
        self.isRepeat = isRepeat
        self.deletedAt = deletedAt
    }
}

/// What an offer is called: its id, its title, or both.
public struct OfferName: Hashable, Sendable {
    /// `publisher.offer`; empty where only the title is known.
    public var id: String
    public var title: String

    public init(id: String, title: String) {
        (self.id, self.title) = (id, title)
    }

    /// The id where there is one, else the title.
    public var text: String { id.isEmpty ? title : id }
}

/// One customer in a list.
public struct CustomerRow: Hashable, Sendable {
    public var id: Int64
    public var person: Person
    /// ISO 3166-1 alpha-2; empty where it is unknown.
    public var country: String
    /// Nothing in his leads says who he is, so each stands alone.
    public var isUnidentified: Bool
    /// Leads without test leads; a customer who is only a test has his test leads counted.
    public var leads: Int
    public var firstLeadAt: Timestamp
    public var lastLeadAt: Timestamp
    /// When he did something himself last: what his age in the queue is counted from. Where all his leads are
    /// cross-listed, the newest of them.
    public var waitingSince: Timestamp
    /// What he did then.
    public var waitingStep: Step
    public var lastStep: Step
    /// The different steps of all his leads.
    public var steps: Set<Step>
    /// The latest offers, newest first, at most three.
    public var offers: [OfferName]
    public var offerCount: Int
    public var status: Status
    public var owner: String
    public var followUp: FollowUp?
    public var contactedAt: Timestamp?
    /// Blocked altogether.
    public var isBlocked: Bool
    /// Blocked for some offers or channels only.
    public var isPartlyBlocked: Bool
    /// All his leads are test leads.
    public var isTest: Bool

    /// The customer may be contacted, never was, and is not closed.
    public var isNew: Bool { !isBlocked && contactedAt == nil && !status.isClosed && !isTest }

    public func stage(_ rules: StageRules) -> Stage? {
        steps.compactMap(rules.stage(of:)).max()
    }

    public init(
        id: Int64, person: Person, country: String, isUnidentified: Bool, leads: Int, firstLeadAt: Timestamp,
        lastLeadAt: Timestamp, waitingSince: Timestamp? = nil, waitingStep: Step? = nil, lastStep: Step,
        steps: Set<Step>, offers: [OfferName],
        offerCount: Int, status: Status, owner: String, followUp: FollowUp?, contactedAt: Timestamp?, isBlocked: Bool,
        isPartlyBlocked: Bool,
        isTest: Bool
    ) {
        self.id = id
        self.person = person
        self.country = country
        self.isUnidentified = isUnidentified
        self.leads = leads
        self.firstLeadAt = firstLeadAt
        self.lastLeadAt = lastLeadAt
        self.waitingSince = waitingSince ?? lastLeadAt
        self.waitingStep = waitingStep ?? lastStep
        self.lastStep = lastStep
        self.steps = steps
        self.offers = offers
        self.offerCount = offerCount
        self.status = status
        self.owner = owner
        self.followUp = followUp
        self.contactedAt = contactedAt
        self.isBlocked = isBlocked
        self.isPartlyBlocked = isPartlyBlocked
        self.isTest = isTest
    }
}

/// One customer in the work queue, and why he stands there.
public struct WorkRow: Hashable, Sendable {
    /// In the order of the queue.
    public enum Section: Int, Hashable, Comparable, Sendable, CaseIterable {
        case overdue, today, neverContacted, later

        public static func < (left: Section, right: Section) -> Bool { left.rawValue < right.rawValue }
    }

    public var section: Section
    public var customer: CustomerRow
    /// The newest own lead of a customer who was never contacted: what he did and about which offer.
    public var lastOffer: OfferName
    public var lastStep: Step
    /// When that lead came: oldest first is the queue's order of those never contacted.
    public var waitingSince: Timestamp
    /// Follow-ups done for him before, for "2nd try".
    public var triesBefore: Int
    /// Never contacted, and past the target of what he did: before those who are within it.
    public var isBreached: Bool

    public init(
        section: Section, customer: CustomerRow, lastOffer: OfferName, lastStep: Step, waitingSince: Timestamp,
        triesBefore: Int, isBreached: Bool = false
    ) {
        self.section = section
        self.customer = customer
        self.lastOffer = lastOffer
        self.lastStep = lastStep
        self.waitingSince = waitingSince
        self.triesBefore = triesBefore
        self.isBreached = isBreached
    }
}

/// One offer in a list, with the counts of the leads that pass the filter.
public struct OfferRow: Hashable, Sendable {
    public var id: Int64
    public var name: OfferName
    /// Leads by step, test leads left out unless the filter has them; cross-listed ones stand under their own step.
    public var leads: [Step: Int]
    /// Leads in each of the last 12 weeks, oldest first, cross-listed left out.
    public var weeks: [Int]
    /// Customers with at least one own lead about it.
    public var customers: Int
    /// Those of them who reached the last stage with it.
    public var activeCustomers: Int

    /// Leads that count: all but the cross-listed.
    public var total: Int { leads.reduce(0) { $1.key == .crossListed ? $0 : $0 + $1.value } }

    public init(
        id: Int64, name: OfferName, leads: [Step: Int], weeks: [Int], customers: Int, activeCustomers: Int
    ) {
        self.id = id
        self.name = name
        self.leads = leads
        self.weeks = weeks
        self.customers = customers
        self.activeCustomers = activeCustomers
    }
}

/// Something that came through a door and could not be read.
public struct QuarantineRow: Hashable, Sendable {
    public var id: Int64
    public var at: Timestamp
    /// The file or door it came by.
    public var origin: String
    public var line: Int
    public var reason: String
    /// How many bytes are kept.
    public var size: Int

    public init(id: Int64, at: Timestamp, origin: String, line: Int, reason: String, size: Int) {
        self.id = id
        self.at = at
        self.origin = origin
        self.line = line
        self.reason = reason
        self.size = size
    }
}
