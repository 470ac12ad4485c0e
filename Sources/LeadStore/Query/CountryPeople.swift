import LeadModel

/// Customers that are counted ahead: all, or a country's, test customers left out.
struct CountryPeople {
    private let country: String?

    /// `nil` where more is asked than the counts know, or they are put away.
    init?(_ narrowing: Narrowing, _ vocabulary: Vocabulary) {
        let ranges = narrowing.customerRanges
        guard !narrowing.asksLead, narrowing.doNotContact == nil, !narrowing.includesTest,
            !vocabulary.missingIndexes.contains(CountryCounts.name), narrowing.customer.count == ranges.count,
            ranges.allSatisfy({ $0.column == "country_code" })
        else { return nil }
        country = narrowing.country
    }

    private static func passing(_ country: String?) -> Clause {
        Clause(" FROM country_people") + (country.map { Clause(" WHERE country = ?", .text($0)) } ?? Clause(""))
    }

    /// How many a country has, or all have. O(sets of steps, for each country).
    static func count(of country: String?) -> Clause {
        Clause("SELECT coalesce(sum(customers), 0)") + passing(country)
    }

    /// How many there are.
    var count: Clause { Self.count(of: country) }

    /// How many there are by the set of their steps, each country's apart.
    var steps: Clause { Clause("SELECT steps, customers") + Self.passing(country) }
}
