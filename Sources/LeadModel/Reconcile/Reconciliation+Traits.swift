extension Reconciliation {
    /// What is compared of a lead.
    struct Traits {
        var offer, action, company, country: String
        /// Days since 1970-01-01, UTC.
        var day: Int?

        init(_ lead: CountedLead, _ offers: OfferKeys) {
            offer = offers.key(lead.offer)
            action = lead.action.wire.lowercased()
            company = Company.key(lead.company)
            country = Country.code(lead.country) ?? folded(lead.country)
            day = lead.day?.daysSince1970
        }

        init(_ lead: ArrivedLead, _ offers: OfferKeys) {
            offer = offers.key(lead.offer)
            action = lead.action.wire.lowercased()
            company = Company.key(lead.company)
            country = lead.country
            day = lead.day.daysSince1970
        }
    }

    /// What must be equal for two leads to be one, at some level.
    struct Key: Hashable {
        private var offer, action, detail: String
        private var day: Int

        /// `nil` for a lead without a day: nothing but its Referral ID tells which it is.
        init?(_ traits: Traits, _ detail: String) {
            guard let day = traits.day else { return nil }
            self.init(traits, detail, day: day)
        }

        init(_ traits: Traits, _ detail: String, day: Int) {
            (offer, action) = (traits.offer, traits.action)
            (self.detail, self.day) = (detail, day)
        }
    }

    /// One word for each offer, whether a lead says its id, the id without its publisher, or its title only.
    struct OfferKeys {
        /// Whole ids by what else stands for them; empty where that stands for two.
        private var ids: [String: String] = [:]

        init(_ names: [OfferName]) {
            for name in names where name.id.contains(".") {
                let id = name.id.lowercased()
                for alias in [OfferID(name.id)?.offer ?? "", name.title] where !alias.isEmpty {
                    ids[folded(alias)] = ids[folded(alias), default: id] == id ? id : ""
                }
            }
        }

        func key(_ name: OfferName) -> String {
            if name.id.contains(".") { return name.id.lowercased() }
            let known = [name.id, name.title].lazy.compactMap { ids[folded($0)] }.first { !$0.isEmpty }
            return known ?? folded(name.text)
        }
    }
}
