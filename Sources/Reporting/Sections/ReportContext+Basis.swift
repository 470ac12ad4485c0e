import LeadModel

/// From which leads it is counted.
extension ReportContext {
    /// A fact and what it is, in the order of the header.
    struct Fact {
        var title: String
        var text: String
    }

    /// The period as a title: `24 aug 2026 to 22 nov 2026`.
    var title: String {
        basis.filter.since.map { words(.reportTitlePeriod, customs.day($0), lastDay) }
            ?? words(.reportTitleUntil, lastDay)
    }

    /// The last day that counts; a period ends before its first moment that does not.
    private var lastDay: String {
        customs.day(basis.filter.until.map { $0 - Timestamp.Span(milliseconds: 1) } ?? basis.asOf)
    }

    var facts: [Fact] {
        [
            Fact(title: words(.reportPeriod), text: period), Fact(title: words(.reportFilter), text: filterText),
            Fact(title: words(.reportTests), text: tests),
            Fact(
                title: words(.reportCrossListed),
                text: doNotContact),
            Fact(title: words(.reportStore), text: store),
        ]
    }

    private var period: String {
        guard let since = basis.filter.since, let days = bundle.days else { return words(.reportUntil, lastDay) }
        return words(.reportDays, customs.day(since), lastDay, number(days))
    }

    private var tests: String {
        words(
            basis.filter.includesTest ? .reportTestsCounted : .reportTestsApart, number(bundle.funnel.test))
    }

    private var doNotContact: String {
        let crossListed = words(.reportCrossListedApart, number(bundle.funnel.crossListed))
        return basis.blocked == 0 ? crossListed : words(.reportBlocked, crossListed, number(basis.blocked))
    }

    private var store: String {
        let moment = customs.dayAndTime(basis.asOf)
        guard let newest = bundle.newestLead else { return words(.reportStoreAt, moment, customs.zone.name) }
        return words(.reportStoreNewest, moment, customs.zone.name, customs.dayAndTime(newest, now: basis.asOf))
    }

    private var filterText: String {
        let filter = basis.filter
        var parts = [
            filter.offer.map { part(.columnOffer, $0) } ?? words(.allOffers),
            filter.country.map { part(.columnCountryLong, Country.name($0)) } ?? words(.allCountries),
        ]
        if let source = filter.source { parts.append(part(.columnSource, source.title)) }
        if let action = filter.action { parts.append(part(.reportActionIs, action.wire)) }
        if let step = filter.step { parts.append(part(.columnStep, step.title)) }
        if let status = filter.status { parts.append(part(.columnStatus, status.title)) }
        if let owner = filter.owner { parts.append(part(.columnOwner, owner.title)) }
        if let followUp = filter.followUp { parts.append(part(.columnFollowUp, followUp.title)) }
        if let rule = filter.doNotContact {
            parts.append(part(.columnDoNotContact, words(rule == .only ? .reportContactOnly : .reportContactExcluded)))
        }
        if let group = filter.group { parts.append(part(.reportGroup, group.description)) }
        if filter.excludesCrossListed { parts.append(words(.withoutCrossListed)) }
        return parts.joined(separator: " · ")
    }

    private func part(_ what: Phrase, _ value: String) -> String {
        words(.reportFilterPart, words(what), value)
    }

    // MARK: What it comes to

    /// The report in two sentences.
    var lead: [String] {
        let funnel = bundle.funnel
        guard funnel.total > 0 else { return [words(.reportNoLeads)] }
        let first = words(.reportLead, number(funnel.total), number(funnel.customers), against)
        let interested = bundle.stages.reached(.initialInterest)
        guard interested > 0 else { return [first] }
        let active = bundle.stages.reached(.active)
        let share = customs.percent(Double(active) / Double(interested))
        return [first, words(.reportLeadActive, number(active), share)]
    }

    private var against: String {
        guard let before = bundle.funnel.before, let days = bundle.days.map(number) else { return "" }
        guard before > 0 else { return words(.reportLeadNone, days) }
        let change = Double(bundle.funnel.total - before) / Double(before)
        if change == 0 { return words(.reportLeadSame, days) }
        return words(change > 0 ? .reportLeadMore : .reportLeadFewer, customs.percent(abs(change)), days)
    }

    /// What most want to know first: a number, what it counts, and what to hold against it.
    var keyFigures: [KeyFigure] {
        let (funnel, stages) = (bundle.funnel, bundle.stages)
        let interested = stages.reached(.initialInterest)
        let each = funnel.customers > 0 ? customs.few(Double(funnel.total) / Double(funnel.customers)) : nil
        let figures = [
            KeyFigure(
                title: words(.screenLeads), value: number(funnel.total),
                remark: change(funnel.total, funnel.before)),
            KeyFigure(
                title: words(.screenCustomers), value: number(funnel.customers),
                remark: each.map { words(.reportLeadsEach, $0) }),
            KeyFigure(
                title: words(.reportActiveCustomers), value: number(stages.reached(.active)),
                remark: interested == 0
                    ? nil
                    : words(
                        .reportOfInterested, customs.percent(Double(stages.reached(.active)) / Double(interested)))),
        ]
        guard let took = bundle.response.counts.took, let share = bundle.response.counts.share else { return figures }
        let response = KeyFigure(
            title: words(.reportMedianResponse), value: customs.length(took.median),
            remark: words(.reportShareInTarget, customs.percent(share)))
        return figures + [response]
    }

    struct KeyFigure {
        var title: String
        var value: String
        var remark: String?
    }

    private func change(_ now: Int, _ before: Int?) -> String? {
        guard let before, before > 0, let days = bundle.days else { return nil }
        let change = Double(now - before) / Double(before)
        return words(.reportChange, (change > 0 ? "+" : "") + customs.percent(change), number(days))
    }
}

extension Filter.Owner {
    fileprivate var title: String {
        switch self {
        case .nobody: words(.reportNobody)
        case .named(let name): name
        }
    }
}

extension Filter.FollowUp {
    fileprivate var title: String {
        switch self {
        case .due: words(.reportFollowUpDue)
        case .overdue: words(.reportFollowUpOverdue)
        case .none: words(.reportFollowUpNone)
        case .any: words(.reportFollowUpAny)
        }
    }
}
