extension JourneyPath {
    /// The path as users read it.
    public var title: String { words(.journeyPath, from.title, to.title) }
}

extension ReportGroup {
    /// Who or what it is, as users read it.
    public func title(_ customs: Customs) -> String {
        switch self {
        case .journey(let journey):
            let path = journey.isSameOffer ? words(.groupSameOffer, journey.path.title) : journey.path.title
            return Self.joined(journey.outcome.title(of: path), journey.part, customs)
        case .response(let response): return Self.joined(response.state.title, response.part, customs)
        case .origin(let origin):
            let part = origin.part.longTitle(customs)
            switch origin.count {
            case .came: return part
            case .reached(let stage): return words(.groupJoined, part, words(.groupReached, stage.title))
            case .won: return words(.groupJoined, part, Status.won.title)
            }
        }
    }

    private static func joined(_ text: String, _ part: Part?, _ customs: Customs) -> String {
        part.map { words(.groupJoined, text, $0.longTitle(customs)) } ?? text
    }
}

extension ReportGroup.Part {
    /// The part as it stands in a table; `(none)` where its value is empty.
    public func title(_ customs: Customs) -> String {
        let text: String =
            switch self {
            case .week(let monday): customs.day(monday)
            case .step(let step): step.title
            case .source(let source): source.title
            case .country(let code) where !code.isEmpty: Country.name(code)
            case .rep(let name) where name.isEmpty: words(.nobody)
            default: value
            }
        return text.isEmpty ? words(.partNone) : text
    }

    /// With what it is a part of: `offer contoso.backup`.
    public func longTitle(_ customs: Customs) -> String {
        let kind: String =
            switch self {
            case .offer: words(.partOffer)
            case .country: words(.partCountry)
            case .campaign: words(.partCampaign)
            case .week: words(.partWeek)
            case .rep: words(.partRep)
            case .step: words(.partStep)
            case .source: words(.partSource)
            case .tag(let tag, _): tag.rawValue
            }
        return words(.groupPart, kind, title(customs))
    }
}

extension ReportGroup.Journey.Outcome {
    fileprivate func title(of path: String) -> String {
        switch self {
        case .began: return words(.groupBegan, path)
        case .completed: return words(.groupCompleted, path)
        case .missing: return words(.groupMissing, path)
        case .within(let weeks): return words(.groupWithin, path, weeks)
        case .stuck(nil): return words(.groupStuck, path)
        case .stuck(let age?):
            let days = Journeys.stuckAges.indices.contains(age) ? Journeys.stuckAges[age] : 0..<Int.max
            if days.upperBound == .max { return words(.groupStuckLonger, path, days.lowerBound) }
            return words(.groupStuckFor, path, days.lowerBound, days.upperBound - 1)
        }
    }
}

extension ReportGroup.Response.State {
    fileprivate var title: String {
        switch self {
        case .contacted: words(.groupContacted)
        case .everybody: words(.groupEverybody)
        case .inTime: words(.groupInTime)
        case .late: words(.groupLate)
        case .waiting: words(.groupWaiting)
        case .over: words(.groupOver)
        case .closed: words(.groupClosed)
        case .blocked: words(.groupBlocked)
        case .overdue: words(.groupOverdue)
        case .ended(let status, nil): status.title
        case .ended(let status, let reason?):
            words(.groupEnded, status.title, reason.isEmpty ? words(.noReason) : reason)
        }
    }
}

extension Journeys {
    /// The days since the first step of one of `stuckAges`, as a heading: `<7 d`, `7-29 d`, `90+ d`.
    public static func title(ofAge age: Int) -> String {
        let days = stuckAges[age]
        if days.lowerBound == 0 { return words(.figuresStuckUnder, days.upperBound) }
        if days.upperBound == .max { return words(.figuresStuckOver, days.lowerBound) }
        return words(.figuresStuckBetween, days.lowerBound, days.upperBound - 1)
    }
}

extension Basis {
    /// From which leads the numbers are counted, in a few short sentences.
    public func sentences(_ customs: Customs) -> [String] {
        var parts = [words(.figuresBasis, customs.number(leads), customs.number(customers))]
        if blocked > 0 { parts.append(words(.figuresBlockedNote, customs.number(blocked))) }
        if crossListed > 0 { parts.append(words(.figuresCrossListed, customs.number(crossListed))) }
        if test > 0 {
            parts.append(words(filter.includesTest ? .testCounted : .testNotCounted, customs.number(test)))
        }
        return parts
    }
}
