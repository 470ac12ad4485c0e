import LeadModel
import LeadStore

/// Whether the rules can do what they say.
extension Examination {
    func rules(_ desk: Desk) throws -> [Finding] {
        let rules = desk.configuration.assignmentRules
        guard !rules.isEmpty else { return [] }
        let offers = try desk.reader.offers().map { OfferName(id: $0.value, title: $0.title) }
        let absences = try desk.reader.absences()
        var loads: [String: Int] = [:]
        if rules.contains(where: { $0.capacity != nil }) {
            loads = try desk.reader.loads(of: Set(rules.flatMap(\.reps) + absences.all.map(\.deputy)))
        }
        return rules.map { rule in
            let problems =
                unknownOffers(rule, offers, desk) + away(rule, absences, desk) + full(rule, loads, desk)
                + nobody(rule, absences, loads, desk)
            let subject = words(.cliDoctorRule, rule.name)
            guard !problems.isEmpty else { return Finding(subject: subject, text: text(of: rule)) }
            return Finding(
                subject: subject, text: text(of: rule), severity: .notice,
                advice: words(.activitySentence, subject, problems.joined(separator: " ")))
        }
    }

    private func text(of rule: AssignmentRule) -> String {
        let reps = rule.reps.joined(separator: ", ")
        let phrase: Phrase =
            switch rule.way {
            case .first: .cliDoctorRuleText
            case .turn: .cliDoctorRuleTurns
            case .load: .cliDoctorRuleLoad
            }
        let conditions =
            rule.offers + rule.countries.sorted() + rule.steps.map(\.title).sorted() + rule.sources.map(\.title)
        return (conditions + [words(phrase, reps)]).joined(separator: " · ")
    }

    private func unknownOffers(_ rule: AssignmentRule, _ offers: [OfferName], _ desk: Desk) -> [String] {
        rule.offers.filter { pattern in !offers.contains { AssignmentRule.fits($0.text, pattern) } }
            .map { words(.cliDoctorRuleOffer, $0) }
    }

    private func away(_ rule: AssignmentRule, _ absences: Absences, _ desk: Desk) -> [String] {
        rule.reps.compactMap { rep in
            guard let absence = absences.absence(of: rep, at: desk.now) else { return nil }
            let last = desk.customs.day(absence.until - .minutes(1))
            guard let standIn = absences.standIn(for: rep, at: desk.now) else {
                return words(.cliDoctorRuleAway, rep, last)
            }
            return words(.cliDoctorRuleStandIn, rep, last, standIn)
        }
    }

    private func full(_ rule: AssignmentRule, _ loads: [String: Int], _ desk: Desk) -> [String] {
        guard let capacity = rule.capacity else { return [] }
        return rule.reps.filter { loads[$0] ?? 0 >= capacity }.map { rep in
            words(.cliDoctorRuleFull, rep, desk.customs.number(loads[rep] ?? 0), desk.customs.number(capacity))
        }
    }

    private func nobody(
        _ rule: AssignmentRule, _ absences: Absences, _ loads: [String: Int], _ desk: Desk
    ) -> [String] {
        var dealer = Dealer([rule], absences: absences, loads: loads)
        return dealer.deal(by: [0], at: desk.now) == nil ? [words(.cliDoctorRuleNobody)] : []
    }
}
