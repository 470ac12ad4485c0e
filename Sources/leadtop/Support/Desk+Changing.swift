import Canvas
import LeadModel
import LeadStore

extension Desk {
    /// Does one thing to one customer and says so; a refusal is an error with its reason.
    func change(_ change: Change, for word: String, said text: (CustomerRow) -> String) throws {
        let customer = try customer(word)
        let report = try store.perform(change, on: .customers([customer.id]), by: who)
        if report.changed > 0 {
            try answer(text(customer))
        } else if let skip = report.skipped.keys.first {
            try refuse(skip, report.block)
        }
    }

    /// Says what was done, which is what the command was asked for.
    func answer(_ text: String) throws {
        try output.line(clean(text))
        try output.flush()
    }

    private func refuse(_ skip: ChangeReport.Skip, _ block: ContactRule.Block?) throws {
        switch skip {
        case .doNotContact:
            throw Failure(words(.cliRefusedDoNotContact, clean(block.map(rule.reason) ?? words(.cliDoNotContactPlain))))
        case .unchanged: try answer(words(.cliNothingChanged))
        case .noFollowUp: throw Failure(words(.cliNoFollowUp))
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
