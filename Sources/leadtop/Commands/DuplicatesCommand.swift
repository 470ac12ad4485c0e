import ArgumentParser
import LeadModel
import LeadStore

struct DuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: words(.cliHelpDuplicates), discussion: words(.cliHelpDuplicatesMore),
        subcommands: [List.self, Merge.self, SetAside.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: words(.cliHelpDuplicatesList))

        @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
        @Option(parsing: .unconditional, help: help(.cliHelpSearch, "TEXT")) var search = ""
        @Option(help: help(.cliHelpDuplicatesOf, "CUSTOMER")) var of: String?
        @Option(help: help(.cliHelpLimit, "N")) var limit: Int?
        @Option(help: help(.cliHelpFormat, "FORMAT")) var format: ListFormat = .table
        @OptionGroup var store: StoreOptions

        /// Enough for a table; a machine wants all.
        private var most: Int { limit ?? (format == .table ? 100 : 1_000_000) }

        func validate() throws {
            if let limit, limit < 0 { throw ValidationError(words(.cliBadLimit)) }
        }

        func run() throws {
            let desk = try Desk.reading(store)
            let found = try found(desk)
            let rows = RowOutput(
                format, fields: DuplicatePair.fields, columns: RowText.pairColumns, output: desk.output,
                width: desk.width, cells: desk.rows.cells)
            for pair in found.pairs.prefix(most) { try rows.write(pair) }
            try rows.finish()
            let number = desk.customs.number
            if rows.count < found.count { say(words(.cliDuplicatesShown, number(rows.count), number(found.count))) }
        }

        private func found(_ desk: Desk) throws -> Duplicates {
            if let of { return try desk.reader.duplicates(of: desk.customer(of).id) }
            let query = ListQuery(kind: .customers, filter: try desk.filter(filter), search: search)
            return try desk.reader.duplicates(in: query, limit: most)
        }
    }

    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "merge", abstract: words(.cliHelpDuplicatesMerge))

        @Argument(help: help(.cliHelpStays, "STAYS")) var stays: String
        @Argument(help: help(.cliHelpGoes, "GOES")) var goes: String
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            let (stays, goes) = try desk.two(stays, goes)
            try desk.decide(.merge(into: stays.id), stays, goes, said: .cliMerged)
            guard let detail = try desk.reader.customer(stays.id) else { return }
            // A lock on either of them goes along.
            if let block = detail.rule.wholeBlock { try desk.answer(Sentence.refusal(block, customs: desk.customs)) }
        }
    }

    struct SetAside: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-aside", abstract: words(.cliHelpDuplicatesSetAside))

        @Argument(help: help(.cliHelpOneOfTwo, "CUSTOMER")) var one: String
        @Argument(help: help(.cliHelpOtherOfTwo, "OTHER")) var other: String
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            let (one, other) = try desk.two(one, other)
            try desk.decide(.setAside(from: one.id), one, other, said: .cliSetAside)
        }
    }
}

extension Desk {
    /// Two different customers.
    fileprivate func two(_ one: String, _ other: String) throws -> (CustomerRow, CustomerRow) {
        let (one, other) = (try customer(one), try customer(other))
        guard one.id != other.id else { throw Failure(words(.cliSameCustomer, String(one.id))) }
        return (one, other)
    }

    fileprivate func decide(_ change: Change, _ one: CustomerRow, _ other: CustomerRow, said: Phrase) throws {
        let report = try store.perform(change, on: .customers([one.id, other.id]), by: who)
        guard report.changed > 0 else { return try answer(words(.cliNothingChanged)) }
        try answer(words(said, rows.who(one), rows.who(other)))
    }
}

extension DuplicatePair {
    fileprivate static let fields: [Field<DuplicatePair>] =
        [
            Field("score") { .number($0.likeness.score) },
            Field("reasons") { .list($0.likeness.reasons.map(\.rawValue)) },
            Field("names") { .text($0.likeness.names.rawValue) },
        ] + side("stays", \.stays) + side("goes", \.goes)

    private static func side(_ name: String, _ row: any KeyPath<DuplicatePair, CustomerRow> & Sendable)
        -> [Field<DuplicatePair>]
    {
        func field(_ part: String, _ value: @escaping @Sendable (CustomerRow) -> FieldValue) -> Field<DuplicatePair> {
            Field(name + part) { value($0[keyPath: row]) }
        }
        return [
            field("") { .number(Int($0.id)) },
            field("Name") { .text($0.person.name) },
            field("Email") { .text($0.person.email) },
            field("Phone") { .text($0.person.phone) },
            field("Company") { .text($0.person.company) },
            field("Leads") { .number($0.leads) },
            field("Owner") { .text($0.owner) },
            field("DoNotContact") { .flag($0.isBlocked) },
        ]
    }
}

extension RowText {
    fileprivate static let pairColumns: [TextTable.Column] = [
        TextTable.Column(.columnSure, priority: 7, minimum: 7),
        TextTable.Column(.cliColumnID, isNumber: true, priority: 8),
        TextTable.Column(.columnStays, priority: 9, minimum: 16),
        TextTable.Column(.columnEmail, priority: 6, minimum: 16),
        TextTable.Column(.cliColumnID, isNumber: true, priority: 8),
        TextTable.Column(.columnGoes, priority: 9, minimum: 16),
        TextTable.Column(.columnEmail, priority: 6, minimum: 16),
        TextTable.Column(.cliColumnWhyAlike, priority: 8, minimum: 16, maximum: 60),
    ]

    fileprivate func cells(_ pair: DuplicatePair) -> [String] {
        [
            pair.likeness.certainty, String(pair.stays.id), who(pair.stays), pair.stays.person.email,
            String(pair.goes.id), who(pair.goes), pair.goes.person.email, pair.likeness.text,
        ]
    }
}
