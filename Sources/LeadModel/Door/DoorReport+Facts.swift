extension DoorReport.Teller {
    /// What is known, in the order in which one asks.
    var facts: [DoorReport.Fact] {
        let certificate = state.certificateExpiresAt.map { words(.doorUntil, customs.day($0), daysUntil($0)) }
        let rows: [(Phrase, String?)] = [
            (.doorFactKind, state.door.kind.title),
            (.doorFactContact, state.lastContactAt.map(moment) ?? words(.doorNever)),
            (.doorFactLead, state.lastLeadAt.map(moment) ?? words(.doorNone)),
            (.doorFactRate, rate),
            (.doorFactLeads, customs.number(state.leads)),
            (.doorFactTest, test ?? words(.doorNone)),
            (.doorFactReadUpTo, state.readUpTo.map(moment)),
            (.doorFactQuarantine, customs.number(state.quarantined)),
            (.doorFactCertificate, certificate),
            (.doorFactSecret, state.secretSince.map { words(.doorSince, age($0), customs.day($0)) }),
            (.doorFactSince, customs.day(state.since)),
        ]
        return rows.compactMap { name, value in value.map { DoorReport.Fact(name: words(name), value: $0) } }
    }

    private func moment(_ moment: Timestamp) -> String {
        words(.doorMoment, customs.ago(moment, now: now), customs.dayAndTime(moment))
    }

    private var rate: String {
        let today = words(.doorToday, customs.number(state.leadsToday))
        guard let usual = state.usualLeadsPerDay else { return words(.doorRate, today, words(.doorUsualUnknown)) }
        return words(.doorRate, today, words(.doorUsual, self.usual(usual)))
    }

    private var test: String? {
        guard let at = state.lastTestAt else { return nil }
        guard let latency = state.lastTestLatencyMilliseconds else { return moment(at) }
        return words(.doorTest, moment(at), customs.span(milliseconds: latency))
    }
}
