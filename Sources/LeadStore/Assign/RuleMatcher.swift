import GRDB
import LeadModel

/// Tells which rules are for a lead. Leads of one offer, origin and country are asked for once.
final class RuleMatcher {
    let rules: [AssignmentRule]
    private let db: Database
    private let asksCountry: Bool
    private var known: [Kind: [Int]] = [:]

    private struct Kind: Hashable {
        var offer: Int64?
        var origin: Int64
        var country: String
    }

    init(_ db: Database, _ rules: [AssignmentRule]) {
        (self.db, self.rules) = (db, rules)
        asksCountry = rules.contains { !$0.countries.isEmpty }
    }

    /// The places of the rules, in order. O(1).
    func rules(for reading: Intake.Reading) throws -> [Int] {
        try rules(offer: reading.offer, origin: reading.origin.id, country: reading.lead.countryCode)
    }

    /// - Parameter country: ISO 3166-1 alpha-2, as the lead has it.
    func rules(offer: Int64?, origin: Int64, country: @autoclosure () -> String) throws -> [Int] {
        let kind = Kind(offer: offer, origin: origin, country: asksCountry ? country() : "")
        if let places = known[kind] { return places }
        let places = try find(kind)
        known[kind] = places
        return places
    }

    private func find(_ kind: Kind) throws -> [Int] {
        let offer = try kind.offer.flatMap { id in
            try db.first("SELECT code, title FROM offer WHERE id = ?", [.integer(id)]) {
                OfferName(id: $0.text(0), title: $0.text(1))
            }
        }
        let origin = try db.first("SELECT source, step FROM origin WHERE id = ?", [.integer(kind.origin)]) {
            (source: Source(wire: $0.text(0)), step: Step(code: $0.int(1)) ?? .other)
        }
        guard let origin else { return [] }
        return rules.indices.filter { place in
            rules[place].matches(
                offer: offer ?? OfferName(id: "", title: ""), source: origin.source, step: origin.step,
                country: kind.country)
        }
    }
}
