import ArgumentParser
import LeadFormats
import LeadModel
import LeadStore

struct Today: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "today", abstract: words(.cliHelpToday))

    @Option(help: help(.cliHelpTodayWhose, "WHOSE")) var whose = Whose.mine
    @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
    @Option(help: help(.cliHelpLimit, "N")) var limit: Int?
    @Option(help: help(.cliHelpFormat, "FORMAT")) var format: ListFormat = .table
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.reading(store)
        let filter = try desk.filter(filter)
        // Whoever asks for an owner's work means all of it, and nothing else.
        let worker = filter.owner == nil ? whose.owner(for: desk.who) : nil
        let query = ListQuery(kind: .today, filter: filter, worker: worker)
        switch format {
        case .table:
            let who: String = if case .named(let name)? = filter.owner { name } else { desk.who }
            let counts = try desk.reader.work(query, doneBy: who)
            try desk.output.line(Self.summary(counts, desk))
            if counts.left > 0 { try desk.output.line("") }
            if counts.left > 0 { try write(query, desk) } else { try desk.output.flush() }
        case .json, .ndjson, .csv: try write(query, desk)
        }
    }

    /// "7 of 23 done today · 2 overdue · 4 due today · 3 BREACHES · 7 new".
    private static func summary(_ counts: WorkCounts, _ desk: Desk) -> String {
        let number = desk.customs.number
        let parts: [(Int, Phrase)] = [
            (counts.overdue, .todayOverdue), (counts.dueToday, .todayDue), (counts.breached, .todayBreached),
            (counts.waiting, .todayNew), (counts.later, .todayLater),
        ]
        let done = words(.cliTodayDone, number(counts.done), number(counts.done + counts.left))
        return ([done] + parts.filter { $0.0 > 0 }.map { words($1, number($0)) }).joined(separator: " · ")
    }

    private func write(_ query: ListQuery, _ desk: Desk) throws {
        let rows = RowOutput(
            format, fields: WorkRow.fields(desk.targets, now: desk.now), columns: RowText.workColumns,
            output: desk.output, width: desk.width, cells: desk.rows.cells)
        try desk.reader.forEach(query, limit: limit) { row in
            if case .work(let work) = row.record { try rows.write(work) }
        }
        try rows.finish()
    }
}
