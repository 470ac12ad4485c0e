import Canvas
import LeadModel

/// The words of the screens for values of the field.
enum Said {
    static func name(of row: Row) -> String {
        switch row.record {
        case .lead(let lead): Sentence.name(of: lead.person)
        case .customer(let customer): Sentence.name(of: customer.person)
        case .work(let work): Sentence.name(of: work.customer.person)
        case .offer(let offer): offer.name.text
        case .activity(let entry): entry.customerName
        case .quarantine(let payload): payload.origin
        }
    }

    /// The question before many are changed.
    static func question(_ change: Change, _ report: ChangeReport, now: Timestamp, customs: Customs) -> String {
        words(.bulkQuestion, Sentence.change(change, now: now, customs: customs), customs.number(report.changed))
    }

    static func value(of kind: FilterKind, in narrowing: Narrowing) -> String {
        switch kind {
        case .step: narrowing.step?.title ?? ""
        case .source: narrowing.source?.title ?? ""
        case .status: narrowing.status?.title ?? ""
        case .owner: narrowing.owner.map(owner) ?? ""
        case .followUp: narrowing.followUp?.title ?? ""
        case .doNotContact: narrowing.doNotContact?.title ?? ""
        }
    }

    static func owner(_ owner: Filter.Owner) -> String {
        switch owner {
        case .nobody: words(.nobody)
        case .named(let name): name
        }
    }

    static func period(_ period: Period) -> String {
        switch period {
        case .allTime: words(.allTime)
        case .days(365): words(.lastYear)
        case .days(let days): words(.lastDays, days)
        }
    }

    // MARK: Scope

    /// What every screen is narrowed to, for the first line.
    static func scope(_ scope: Scope) -> [String] {
        [
            scope.offer.map { words(.scopeOffer, $0.text) } ?? words(.allOffers), period(scope.period),
            scope.country.map { Country.name($0) } ?? words(.allCountries),
        ] + (scope.includesTest ? [words(.withTestLeads)] : [])
    }

    /// The same in few words: only what narrows.
    static func shortScope(_ scope: Scope) -> String {
        var parts: [String] = []
        if case .days(let days) = scope.period { parts.append(words(.shortDays, days)) }
        if let country = scope.country { parts.append(country) }
        if scope.includesTest { parts.append(words(.shortTest)) }
        if let offer = scope.offer { parts.append(offer.text) }
        return parts.isEmpty ? words(.noFilter) : parts.joined(separator: " · ")
    }

    /// What a list is narrowed to beyond that.
    static func narrowing(_ narrowing: Narrowing, me: String, _ customs: Customs) -> String {
        var parts = [narrowing.step?.title, narrowing.source?.title].compactMap(\.self)
        if let status = narrowing.status { parts.append(words(.statusNarrowed, status.title)) }
        if let owner = narrowing.owner {
            parts.append(Whose(owner, for: me)?.title ?? words(.ownerIs, Said.owner(owner)))
        }
        if let followUp = narrowing.followUp { parts.append(words(.followUpNarrowed, followUp.title)) }
        if let rule = narrowing.doNotContact { parts.append(words(.doNotContactNarrowed, rule.title)) }
        if let group = narrowing.group { parts.append(group.title(customs)) }
        if narrowing.ownLeadsOnly { parts.append(words(.withoutCrossListed)) }
        if let action = narrowing.action { parts.append(words(.actionNarrowed, action.wire)) }
        if let since = narrowing.since { parts.append(words(.fromNarrowed, since.rfc3339.prefix(10))) }
        if let until = narrowing.until { parts.append(words(.untilNarrowed, until.rfc3339.prefix(10))) }
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// A key as the footer and the help show it.
    static func key(_ key: Key) -> String {
        switch key {
        case .character(" "): words(.keySpace)
        case .character(let character): String(character)
        case .control(let letter): words(.keyControl, String(letter))
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .pageUp: words(.keyPageUp)
        case .pageDown: words(.keyPageDown)
        case .enter: words(.keyEnter)
        case .escape: words(.keyEscape)
        case .tab: words(.keyTab)
        case .backTab: words(.keyBackTab)
        case .home: words(.keyHome)
        case .end: words(.keyEnd)
        case .delete: words(.keyDelete)
        case .shiftUp: words(.keyShift, "↑")
        case .shiftDown: words(.keyShift, "↓")
        case .function(let number): "F\(number)"
        default: key.name
        }
    }
}
