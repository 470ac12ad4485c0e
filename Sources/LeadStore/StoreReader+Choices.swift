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

    private static func groups(_ key: String, _ filter: Filter, _ setting: Setting) throws -> [(Value, Int)] {
        let narrowing = try setting.narrowing(filter)
        let from = key.hasPrefix("c.") ? "lead l CROSS JOIN customer c ON c.id = l.customer_id" : narrowing.from
        let clause = Clause("SELECT \(key), count(*) FROM \(from) WHERE ") + narrowing.leads + Clause(" GROUP BY 1")
        return try setting.db.rows(clause.sql, clause.values) { ($0.value(0), $0.int(1)) }
    }

    private static func order(_ left: Choice, _ right: Choice) -> Bool {
        (right.leads, left.value) < (left.leads, right.value)
    }
}
