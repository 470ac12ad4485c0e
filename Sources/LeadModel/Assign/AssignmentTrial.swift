/// Who would get which customer by rules.
public struct AssignmentTrial: Hashable, Sendable {
    /// One customer that a rule would give away.
    public struct Draw: Hashable, Sendable {
        public var rule: String
        public var owner: String
        public var customer: Int64
        /// The lead that decided.
        public var lead: Int64
        public var at: Timestamp
        public var offer: OfferName
        public var step: Step
        /// As the lead has it: ISO 3166-1 alpha-2, or empty.
        public var country: String
        public var person: Person
        /// Whose he is now; empty for nobody's.
        public var ownerNow: String

        public init(
            rule: String, owner: String, customer: Int64, lead: Int64, at: Timestamp, offer: OfferName, step: Step,
            country: String, person: Person, ownerNow: String
        ) {
            self.rule = rule
            self.owner = owner
            self.customer = customer
            self.lead = lead
            self.at = at
            self.offer = offer
            self.step = step
            self.country = country
            self.person = person
            self.ownerNow = ownerNow
        }
    }

    /// A rule and one of those it gives to.
    public struct Share: Hashable, Sendable {
        public var rule: String
        public var owner: String
        public var customers: Int
        /// Of them, those who have another owner now.
        public var owned: Int

        public init(rule: String, owner: String, customers: Int = 0, owned: Int = 0) {
            (self.rule, self.owner, self.customers, self.owned) = (rule, owner, customers, owned)
        }
    }

    /// In the order of the rules, and of names.
    public var shares: [Share] = []
    /// Own leads that were looked at.
    public var leads = 0
    /// Customers whom no rule is for.
    public var unmatched = 0
    /// Customers for whom a rule had nobody: away, or full.
    public var unserved = 0

    public init() {}

    /// Customers who would be given away.
    public var given: Int { shares.reduce(0) { $0 + $1.customers } }
}
