/// A group as a word that commands take and give: `journey/testDrive-purchase/any/stuck.1/offer=contoso.backup`.
extension ReportGroup: LosslessStringConvertible {
    public var description: String {
        switch self {
        case .journey(let journey):
            let path = journey.path.from.rawValue + "-" + journey.path.to.rawValue
            return Self.joined(
                ["journey", path, journey.isSameOffer ? "same" : "any", journey.outcome.text], journey.part)
        case .response(let response):
            if case .ended(_, let reason?) = response.state {
                return Self.joined(["response", response.state.text], response.part) + "/reason=" + reason
            }
            return Self.joined(["response", response.state.text], response.part)
        case .origin(let origin): return Self.joined(["origin", origin.count.text], origin.part)
        }
    }

    private static func joined(_ words: [String], _ part: Part?) -> String {
        (words + [part?.description].compactMap { $0 }).joined(separator: "/")
    }

    /// Reads the word again; `nil` for any other.
    public init?(_ text: String) {
        let words = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard words.count == 2 else { return nil }
        let group: ReportGroup? =
            switch words[0] {
            case "journey": Self.journey(words[1])
            case "response": Self.response(words[1])
            case "origin": Self.origin(words[1])
            default: nil
            }
        guard let group else { return nil }
        self = group
    }

    /// So many words, and the rest, which may hold any sign.
    private static func words(_ text: String, _ count: Int) -> (words: [String], rest: String?)? {
        let words = text.split(separator: "/", maxSplits: count, omittingEmptySubsequences: false).map(String.init)
        guard words.count >= count else { return nil }
        return (Array(words.prefix(count)), words.count > count ? words[count] : nil)
    }

    private static func part(_ text: String?) -> Part?? {
        guard let text else { return .some(nil) }
        return Part(text).map { .some($0) }
    }

    private static func journey(_ text: String) -> ReportGroup? {
        guard let (words, rest) = words(text, 3), let part = part(rest), let outcome = Journey.Outcome(words[2]) else {
            return nil
        }
        let steps = words[0].split(separator: "-").map(String.init).compactMap(Step.init(rawValue:))
        guard steps.count == 2, ["same", "any"].contains(words[1]) else { return nil }
        let path = JourneyPath(from: steps[0], to: steps[1])
        return .journey(Journey(path, isSameOffer: words[1] == "same", part: part, outcome))
    }

    private static func response(_ text: String) -> ReportGroup? {
        guard let (words, rest) = words(text, 1), let state = Response.State(words[0]) else { return nil }
        if case .ended(let status, _) = state, let rest {
            guard rest.hasPrefix("reason=") else { return nil }
            return .response(Response(.ended(status, reason: String(rest.dropFirst(7)))))
        }
        return part(rest).map { .response(Response(part: $0, state)) }
    }

    private static func origin(_ text: String) -> ReportGroup? {
        guard let (words, rest) = words(text, 1), let count = Origin.Count(words[0]), let part = rest.flatMap(Part.init)
        else { return nil }
        return .origin(Origin(part, count))
    }
}

extension ReportGroup.Part: LosslessStringConvertible {
    public var description: String {
        switch self {
        case .offer(let text): "offer=" + text
        case .country(let code): "country=" + code
        case .campaign(let text): "campaign=" + text
        case .week(let monday): "week=" + monday.iso
        case .rep(let name): "rep=" + name
        case .step(let step): "step=" + step.rawValue
        case .source(let source): "source=" + source.wire
        case .tag(let tag, let value): tag.rawValue + "=" + value
        }
    }

    public init?(_ text: String) {
        let pair = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard pair.count == 2 else { return nil }
        let part: Self? =
            switch pair[0] {
            case "offer": .offer(pair[1])
            case "country": .country(pair[1])
            case "campaign": .campaign(pair[1])
            case "week": CivilDate(iso: pair[1]).map(Self.week)
            case "rep": .rep(pair[1])
            case "step": Step(rawValue: pair[1]).map(Self.step)
            case "source": .source(Source(wire: pair[1]))
            default: LeadTag(rawValue: pair[0]).map { .tag($0, pair[1]) }
            }
        guard let part else { return nil }
        self = part
    }

    /// What the part is of its kind: the text that stands in a table.
    public var value: String {
        switch self {
        case .offer(let text), .country(let text), .campaign(let text), .rep(let text), .tag(_, let text): text
        case .week(let monday): monday.iso
        case .step(let step): step.rawValue
        case .source(let source): source.wire
        }
    }
}

extension ReportGroup.Journey.Outcome {
    fileprivate var text: String {
        switch self {
        case .began: "began"
        case .completed: "completed"
        case .missing: "missing"
        case .within(let weeks): "within.\(weeks)"
        case .stuck(let age?): "stuck.\(age)"
        case .stuck(nil): "stuck"
        }
    }

    fileprivate init?(_ text: String) {
        let words = text.split(separator: ".").map(String.init)
        let number = words.count == 2 ? Int(words[1]) : nil
        switch (words.first, words.count, number) {
        case ("began", 1, _): self = .began
        case ("completed", 1, _): self = .completed
        case ("missing", 1, _): self = .missing
        case ("stuck", 1, _): self = .stuck(age: nil)
        case ("stuck", 2, let age?) where Journeys.stuckAges.indices.contains(age): self = .stuck(age: age)
        case ("within", 2, let weeks?) where (1...520).contains(weeks): self = .within(weeks: weeks)
        default: return nil
        }
    }
}

extension ReportGroup.Response.State {
    private static let plain: [(Self, String)] = [
        (.inTime, "inTime"), (.late, "late"), (.waiting, "waiting"), (.over, "over"), (.closed, "closed"),
        (.blocked, "blocked"), (.contacted, "contacted"), (.everybody, "everybody"), (.overdue, "overdue"),
    ]

    fileprivate var text: String {
        if case .ended(let status, _) = self { return "ended." + status.rawValue }
        return Self.plain.first { $0.0 == self }?.1 ?? ""
    }

    fileprivate init?(_ text: String) {
        if text.hasPrefix("ended.") {
            guard let status = Status(rawValue: String(text.dropFirst(6))) else { return nil }
            self = .ended(status, reason: nil)
        } else {
            guard let state = Self.plain.first(where: { $0.1 == text })?.0 else { return nil }
            self = state
        }
    }
}

extension ReportGroup.Origin.Count {
    fileprivate var text: String {
        switch self {
        case .came: "came"
        case .reached(let stage): "reached.\(stage.rawValue)"
        case .won: "won"
        }
    }

    fileprivate init?(_ text: String) {
        let stages = Stage.allCases.map { (Self.reached($0), Self.reached($0).text) }
        guard let count = ([(.came, "came"), (.won, "won")] + stages).first(where: { $0.1 == text })?.0 else {
            return nil
        }
        self = count
    }
}
