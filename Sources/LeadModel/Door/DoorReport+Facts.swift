extension DoorReport.Teller {
    /// What is known, in the order in which one asks.
    var facts: [DoorReport.Fact] {
        let certificate = state.certificateExpiresAt.map { words(.doorUntil, customs.day($0), daysUntil($0)) }
        let rows: [(DoorReport.Fact.Kind, String?)] = [
            (.door, state.door.kind.title),
            (.contact, state.lastContactAt.map(moment) ?? words(.doorNever)),
            (.lastLead, state.lastLeadAt.map(moment) ?? words(.doorNone)),
            (.rate, rate),
            (.leads, customs.number(state.leads)),
            (.lastTest, test ?? words(.doorNone)),
            (.readUpTo, state.readUpTo.map(moment)),
            (.quarantine, customs.number(state.quarantined)),
            (.certificate, certificate),
            (.secret, state.secretSince.map { words(.doorSince, age($0), customs.day($0)) }),
            (.since, customs.day(state.since)),
        ]
        return rows.compactMap { kind, value in value.map { DoorReport.Fact(kind: kind, value: $0) } }
    }

    private func moment(_ moment: Timestamp) -> String {
        let ago = customs.ago(moment, now: now)
        let exact = customs.dayAndTime(moment)
        return ago == customs.day(moment, now: now) ? exact : words(.doorMoment, ago, exact)
    }

    private var rate: String {
        let today = words(.doorToday, customs.number(state.leadsToday))
        guard let usual = state.usualLeadsPerDay else { return words(.doorRate, today, words(.doorUsualUnknown)) }
        return words(.doorRate, today, words(.doorUsual, customs.usual(usual)))
    }

    private var test: String? {
        guard let at = state.lastTestAt else { return nil }
        guard let latency = state.lastTestLatencyMilliseconds else { return moment(at) }
        return words(.doorTest, moment(at), customs.span(milliseconds: latency))
    }
}
