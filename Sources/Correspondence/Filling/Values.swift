import LeadModel

/// What a template is filled in with. What is not known is left out, so that a section of it is not written.
struct Values {
    let occasion: Occasion
    /// The language that dates are written in.
    let language: String
    /// The template that is filled in.
    let template: Template

    var all: [String: Any] {
        let person = occasion.person
        var values: [String: Any] = [
            "firstName": person.firstName, "lastName": person.lastName, "name": person.name,
            "company": person.company, "title": person.title, "city": person.city,
            "country": occasion.country.isEmpty ? person.country : Country.name(occasion.country),
            "rep": occasion.rep,
        ].mapValues { Plain.line($0) }.filter { !$0.value.isEmpty }
        values["today"] = date(occasion.now)
        values["lastContact"] = occasion.lastContactAt.map(date)
        values.merge(members(of: occasion.latest)) { $1 }
        values["steps"] = occasion.moves.reversed().map(members)
        let latest = Self.steps.compactMap { name, step in
            occasion.moves.first { $0.step == step }.map { (name, $0) }
        }
        for (name, move) in latest { values[name] = members(of: move) }
        // Whether one thing led to the other: of all that the message speaks of.
        let spoken =
            latest.filter { template.speaks(of: $0) }.map(\.1) + (template.history.isEmpty ? [occasion.latest] : [])
        values["oneOffer"] = Set(spoken.map(\.offer)).count <= 1
        return values
    }

    private static let steps: [(String, Step)] = [
        ("getItNow", .getItNow), ("testDrive", .testDrive), ("contactMe", .contactMe), ("purchase", .purchase),
    ]

    private func members(of move: Occasion.Move) -> [String: Any] {
        ["step": move.step.title, "date": date(move.at), "offer": Plain.line(move.offer.spoken)]
            .filter { !$0.value.isEmpty }
    }

    private func date(_ moment: Timestamp) -> String {
        DateWords.text(occasion.zone.localTime(of: moment).date, in: language)
    }
}

extension Template {
    /// Whether it asks for a step in its head, or has a tag for it.
    fileprivate func speaks(of step: (name: String, move: Occasion.Move)) -> Bool {
        history.contains(step.move.step)
            || [subject, body].contains { text in ["{", "#"].contains { text.contains($0 + step.name) } }
    }
}

extension OfferName {
    /// What a customer knows it as: the title; else the id without its publisher; of an id that is a number only, the
    /// publisher.
    fileprivate var spoken: String {
        guard title.isEmpty, let id = OfferID(id) else { return title }
        let name = id.offer
        let isNumber = name.count >= 32 && name.allSatisfy { $0.isHexDigit || $0 == "-" }
        return isNumber && !id.publisher.isEmpty ? id.publisher : name
    }
}
