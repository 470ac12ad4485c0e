import ArgumentParser
import LeadModel
import LeadStore

struct HandOver: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "hand-over", abstract: words(.cliHelpHandOver))

    @Argument(help: help(.cliHelpHandOverFrom, "FROM")) var from: String
    @Argument(help: help(.cliHelpHandOverTo, "TO")) var to: String
    @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
    @Flag(help: help(.cliHelpHandOverTry)) var dryRun = false
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try dryRun ? Desk.reading(store) : Desk.changing(store)
        let (from, to) = (try rep(from, desk), try rep(to, desk))
        guard from != to else { throw ValidationError(words(.cliHandOverSame)) }
        var filter = try desk.filter(filter)
        filter.owner = .named(from)
        let change = Change.handOver(from: from, to: to)
        let target = Target.all(ListQuery(kind: .customers, filter: filter))
        guard dryRun else {
            let report = try desk.store.perform(change, on: target, by: desk.who)
            return try desk.answer(Sentence.changed(change, report, now: desk.now, customs: desk.customs))
        }
        let report = try desk.store.preview(change, on: target)
        try desk.answer(
            words(
                .cliHandOverWould, desk.customs.number(report.changed),
                Sentence.skipped(report, customs: desk.customs)))
    }

    private func rep(_ word: String, _ desk: Desk) throws -> String {
        guard case .named(let name) = FilterWords.owner(word, me: desk.who) else {
            throw ValidationError(words(.cliHandOverSame))
        }
        return name
    }
}
