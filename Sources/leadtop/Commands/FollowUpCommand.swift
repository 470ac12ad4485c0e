import ArgumentParser
import LeadModel
import LeadStore

struct FollowUpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow-up", abstract: words(.cliHelpFollowUp),
        subcommands: [Add.self, Done.self, Snooze.self, List.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: words(.cliHelpFollowUpAdd))

        @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String
        @Option(help: help(.cliHelpDue, "WHEN")) var due: String
        @Option(parsing: .unconditional, help: help(.cliHelpFollowUpNote, "TEXT")) var note = ""
        @Option(help: help(.cliHelpChannel, "CHANNEL"), transform: FilterWords.channel)
        var channel: Channel = .any
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            let due = try desk.due(due)
            try desk.change(.setFollowUp(due: due, channel: channel, note: note), for: customer)
        }
    }

    struct Done: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "done", abstract: words(.cliHelpFollowUpDone))

        @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String
        @Option(help: help(.cliHelpOutcome, "OUTCOME"), transform: FilterWords.outcome)
        var outcome: FollowUp.Outcome = .reached
        @Option(parsing: .unconditional, help: help(.cliHelpDoneNote, "TEXT")) var note = ""
        @Option(help: help(.cliHelpNext, "WHEN")) var next: String?
        @Option(parsing: .unconditional, help: help(.cliHelpReason, "TEXT")) var reason = ""
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            let next = try next.map(desk.due)
            try desk.change(.complete(outcome: outcome, note: note, next: next, reason: reason), for: customer)
        }
    }

    struct Snooze: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "snooze", abstract: words(.cliHelpFollowUpSnooze))

        @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String
        @Option(help: help(.cliHelpSnoozeUntil, "WHEN")) var until = "1d"
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            let until = try desk.due(until)
            try desk.change(.snooze(until: until), for: customer)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: words(.cliHelpFollowUpList))

        @Flag(help: help(.cliHelpMine)) var mine = false
        @Option(help: help(.cliHelpWhose, "WHOSE")) var whose: Whose?
        @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
        @Option(help: help(.cliHelpLimit, "N")) var limit: Int?
        @Option(help: help(.cliHelpFormat, "FORMAT")) var format: ListFormat = .table
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.reading(store)
            let whose = whose ?? (mine ? .mine : .everyone)
            let query = ListQuery(
                kind: .queue, filter: try desk.filter(filter), worker: whose.owner(for: desk.who))
            let rows = RowOutput(
                format, fields: WorkRow.fields(desk.targets, now: desk.now), columns: RowText.workColumns,
                output: desk.output, width: desk.width,
                cells: desk.rows.cells)
            try desk.reader.forEach(query, limit: limit) { row in
                if case .work(let work) = row.record { try rows.write(work) }
            }
            try rows.finish()
        }
    }
}
