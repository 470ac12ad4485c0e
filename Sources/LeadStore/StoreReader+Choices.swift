import GRDB
public import LeadModel

extension StoreReader {
    /// The offers there are to pick from, the most leads first; the filter's own offer does not count. O(leads).
    /// - Throws: `StoreError`.
    public func offers(_ filter: Filter = Filter()) throws -> [Choice] {
        var filter = filter
        filter.offer = nil
        return try ask { setting in
            try Self.groups("l.offer_id", filter, setting).compactMap { value, leads in
                guard case .integer(let id) = value else { return nil }
                let name = setting.vocabulary.offer(id)
                return Choice(value: name.text, title: name.title, leads: leads)
            }.sorted(by: Self.order)
        }
    }

    /// The countries there are to pick from, the most leads first; the filter's own country does not count. O(leads).
    /// - Throws: `StoreError`.
    public func countries(_ filter: Filter = Filter()) throws -> [Choice] {
        var filter = filter
        filter.country = nil
        return try ask { setting in
            try Self.groups("c.country_code", filter, setting).compactMap { value, leads in
                guard case .text(let code) = value, !code.isEmpty else { return nil }
                return Choice(value: code, title: Country.name(code), leads: leads)
            }.sorted(by: Self.order)
        }
    }

    /// Who owns customers, the most leads first; the filter's own owner does not count. O(leads).
    /// - Throws: `StoreError`.
    public func owners(_ filter: Filter = Filter()) throws -> [Choice] {
        var filter = filter
        filter.owner = nil
        return try ask { setting in
            try Self.groups("c.owner", filter, setting).compactMap { value, leads in
                guard case .text(let owner) = value, !owner.isEmpty else { return nil }
                return Choice(value: owner, title: owner, leads: leads)
            }.sorted(by: Self.order)
        }
    }

    /// Leads by what they or their customers have, test leads where the filter has them.
    private static func groups(_ key: String, _ filter: Filter, _ setting: Setting) throws -> [(Value, Int)] {
        let narrowing = try setting.narrowing(filter)
        if narrowing.isNever { return [] }
        if key == "l.offer_id" { return try OfferTally(setting, narrowing).leads() }
        return try CustomerTally(setting, narrowing, key).leads()
    }

    private static func order(_ left: Choice, _ right: Choice) -> Bool {
        (right.leads, left.value) < (left.leads, right.value)
    }
}
