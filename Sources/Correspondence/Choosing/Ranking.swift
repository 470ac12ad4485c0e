public import LeadModel

/// The templates in the order in which they fit a customer, with the reasons.
///
/// A template fits when all that its head asks for is so. Of those that fit, the one that is the most specific comes
/// first; what decides first stands first:
/// 1. language: the customer's, then any, then English;
/// 2. contact: without an answer, then contacted or not contacted since his latest step, then not asked for;
/// 3. offer: the more letters of its id are fixed, the better;
/// 4. history: the more steps it asks for, the better;
/// 5. his latest step: asked for, then not;
/// 6. the user's own before an installed one; then by name.
///
/// So the order is the same whatever order the files are read in, and one template stands before all others.
public struct Ranking: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var template: Template
        /// Why it fits, or why not.
        public var reasons: [String]
        public var fits: Bool
        var score: [Int]
    }

    /// Those that fit, the best first, then the others by name.
    public let entries: [Entry]

    /// O(templates · (offers + log templates)).
    public init(_ templates: [Template], for occasion: Occasion) {
        entries = templates.map { Self.entry($0, occasion) }.sorted { Self.order($0, $1) }
    }

    /// The one that is taken unless another is named.
    public var best: Template? { entries.first.flatMap { $0.fits ? $0.template : nil } }

    /// The one of a name, in the language that fits best; whether its other conditions hold is not asked.
    public func named(_ name: String) -> Template? {
        let named = entries.map(\.template).filter { $0.name == name }
        return named.max { Self.order($1, $0, entries) }
    }

    private static func order(_ left: Template, _ right: Template, _ entries: [Entry]) -> Bool {
        func key(_ template: Template) -> [Int] { entries.first { $0.template == template }?.score ?? [] }
        let (first, second) = (key(left), key(right))
        return first == second ? left.order < right.order : second.lexicographicallyPrecedes(first)
    }

    private static func order(_ left: Entry, _ right: Entry) -> Bool {
        if left.fits != right.fits { return left.fits }
        if left.fits, left.score != right.score { return right.score.lexicographicallyPrecedes(left.score) }
        return left.template.order < right.template.order
    }

    // MARK: One template

    private static func entry(_ template: Template, _ occasion: Occasion) -> Entry {
        let misses = template.misses(occasion)
        let reasons = misses.isEmpty ? template.reasons(occasion) : misses
        return Entry(
            template: template, reasons: reasons, fits: misses.isEmpty, score: template.score(occasion))
    }
}

extension Template {
    fileprivate var order: [String] { [isOwn ? "" : "x", name, language, path] }

    fileprivate func score(_ occasion: Occasion) -> [Int] {
        let languageScore =
            language == occasion.language ? 3 : language.isEmpty ? 2 : language == Languages.fallback ? 1 : 0
        let contactScore = contact.map { $0 == .noAnswer ? 2 : 1 } ?? 0
        let weights = offers.filter { $0.matches(occasion.latest.offer) }.map { $0.weight + 1 }
        return [
            languageScore, contactScore, weights.max() ?? 0, Set(history).count, steps.isEmpty ? 0 : 1,
        ]
    }

    fileprivate func reasons(_ occasion: Occasion) -> [String] {
        var reasons: [String] = []
        if let contact { reasons.append(words(contact.phrase)) }
        if let offer = offers.filter({ $0.matches(occasion.latest.offer) }).max(by: { $0.weight < $1.weight }) {
            reasons.append(words(.whyOffer, offer.text))
        }
        if !history.isEmpty { reasons.append(words(.whyHistory, history.said(" + "))) }
        if !steps.isEmpty { reasons.append(words(.whyStep, occasion.latest.step.title)) }
        if reasons.isEmpty { reasons.append(words(.whyEverybody)) }
        if language.isEmpty {
            reasons.append(words(.whyAnyLanguage))
        } else {
            reasons.append(
                language == occasion.language ? words(.whyLanguage, language) : words(.whyEnglish))
        }
        return reasons + (isOwn ? [words(.whyOwn)] : [])
    }

    fileprivate func misses(_ occasion: Occasion) -> [String] {
        var misses: [String] = []
        if !["", occasion.language, Languages.fallback].contains(language) {
            misses.append(words(.whyNotLanguage, language))
        }
        if let contact, !occasion.contact.isAlso(contact) {
            misses.append(words(.whyNotContact, words(contact.phrase)))
        }
        if !offers.isEmpty, !offers.contains(where: { $0.matches(occasion.latest.offer) }) {
            misses.append(words(.whyNotOffer, offers.map(\.text).joined(separator: ", ")))
        }
        if !occasion.steps.isSuperset(of: history) { misses.append(words(.whyNotHistory, history.said(" + "))) }
        if !steps.isEmpty, !steps.contains(occasion.latest.step) {
            misses.append(words(.whyNotStep, steps.said(", ")))
        }
        return misses
    }
}

extension OfferPattern {
    /// By its id, or by the title where only that is known.
    fileprivate func matches(_ offer: OfferName) -> Bool { matches(offer.text) }
}

extension ContactState {
    /// Who got no answer was contacted.
    fileprivate func isAlso(_ state: ContactState) -> Bool {
        self == state || (self == .noAnswer && state == .touched)
    }

    public var phrase: Phrase {
        switch self {
        case .first: .whyFirst
        case .touched: .whyTouched
        case .noAnswer: .whyNoAnswer
        }
    }
}

extension [Step] {
    fileprivate func said(_ separator: String) -> String { map(\.title).joined(separator: separator) }
}

extension [String] {
    fileprivate static func < (left: [String], right: [String]) -> Bool { left.lexicographicallyPrecedes(right) }
}
