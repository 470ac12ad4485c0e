import Canvas
import LeadModel
import LeadStore

extension Desk {
    /// Does one thing to one customer and says so; a refusal is an error with its reason.
    func change(_ change: Change, for word: String) throws {
        let customer = try customer(word)
        let report = try store.perform(change, on: .customers([customer.id]), by: who)
        if report.changed > 0 {
            try answer(words(.cliSaid, rows.who(customer), said(change)))
        } else if let skip = report.skipped.keys.first {
            try refuse(skip, report)
        }
    }

    /// What was done, with the whole date of what is to be done next: it may not be the one that was meant.
    func said(_ change: Change) -> String {
        let text = Sentence.change(change, now: now, customs: customs)
        return change.next.map { words(.cliWithMoment, text, customs.dayAndTime($0)) } ?? text
    }

    /// Says what was done, which is what the command was asked for.
    func answer(_ text: String) throws {
        try output.line(clean(text))
        try output.flush()
    }

    private func refuse(_ skip: ChangeReport.Skip, _ report: ChangeReport) throws {
        switch skip {
        case .doNotContact:
            throw Failure(clean(report.block.map { Sentence.refusal($0, customs: customs) } ?? words(skip.phrase)))
        case .unchanged: try answer(words(.cliNothingChanged))
        case .noFollowUp: throw Failure(words(.cliNoFollowUp))
        case .owned: throw Failure(clean(words(.cliClaimOwned, report.owner ?? "")))
        case .notOwned, .closed: throw Failure(words(skip.phrase))
        case .notBlocked: throw Failure(words(.cliNotBlocked))
        case .missing: throw Failure(words(.cliNoCustomer))
        }
    }

    /// When something is to be done, as people say it.
    func due(_ text: String) throws -> Timestamp {
        do {
            return try SpokenDate.parse(text, now: now, customs: customs)
        } catch {
            throw Failure(error.message)
        }
    }
}

extension Change {
    /// When something is to be done for the customer, after it.
    fileprivate var next: Timestamp? {
        switch self {
        case .setFollowUp(let due, _, _): due
        case .snooze(let until): until
        case .complete(_, _, let next, _): next
        case .setStatus, .assign, .claim, .handOver, .addNote, .flagDoNotContact, .liftDoNotContact, .merge, .split,
            .setAside:
            nil
        }
    }
}
