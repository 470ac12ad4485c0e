import ArgumentParser
import Dashboard
import LeadModel
import LeadStore

struct Views: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "views", abstract: words(.cliHelpViews),
        subcommands: [List.self, Save.self, Delete.self, Show.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: words(.cliHelpViewsList))

        @Option(help: help(.cliHelpFormat, "FORMAT")) var format: ListFormat = .table
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.reading(store)
            let rows = RowOutput(
                format, fields: CountedView.fields, columns: CountedView.columns, output: desk.output,
                width: desk.width, cells: \.cells)
            for view in try desk.reader.views(of: desk.who) {
                let query = view.query.listQuery(now: desk.now, zone: desk.zone, for: desk.who)
                try rows.write(CountedView(view: view, query: query, count: desk.reader.count(query)))
            }
            try rows.finish()
        }
    }

    struct Save: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "save", abstract: words(.cliHelpViewsSave))

        @Argument(help: help(.cliHelpViewName, "NAME")) var name: String
        @Option(help: help(.cliHelpViewList, "LIST"), transform: Self.list) var list: ListQuery.Kind = .leads
        @Option(help: help(.cliHelpViewKey, "KEY")) var key: String?
        @Flag(help: help(.cliHelpViewTeam)) var team = false
        @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
        @Option(parsing: .unconditional, help: help(.cliHelpSearch, "TEXT")) var search = ""
        @Option(parsing: .unconditional, help: help(.cliHelpSort, "FIELD")) var sort: String?
        @Option(help: help(.cliHelpViewColumns, "COLUMNS")) var columns: String?
        @OptionGroup var store: StoreOptions

        private static func list(_ word: String) throws -> ListQuery.Kind {
            let lists: [ListQuery.Kind] = [.leads, .customers, .queue]
            guard let list = lists.first(where: { $0.word == word }) else {
                throw FilterWords.unknown(.cliUnknownColumn, word, lists.map(\.word))
            }
            return list
        }

        func validate() throws {
            guard !name.trimmed.isEmpty else { throw ValidationError(words(.viewNameIsEmpty)) }
            if let key, !ViewKey.isOne(key) { throw ValidationError(words(.cliBadViewKey)) }
        }

        func run() throws {
            let desk = try Desk.changing(store)
            let owner = team ? "" : desk.who
            let former = try desk.reader.views(of: desk.who).first {
                $0.owner == owner && folded($0.name) == folded(name.trimmed)
            }
            let view = SavedView(
                id: former?.id ?? 0, owner: owner, name: name.trimmed, key: key ?? former?.key ?? "",
                query: try query(desk))
            let phrase: Phrase =
                switch try desk.store.save(view, by: desk.who) {
                case .made: .viewSaved
                case .changed: .viewChanged
                case .unchanged: .viewUnchanged
                }
            try desk.answer(words(phrase, view.name))
        }

        private func query(_ desk: Desk) throws -> ViewQuery {
            var query = ViewQuery(list: list, filter: try desk.filter(filter), search: search)
            if let sort { query.sort = try FilterWords.sort(sort, of: list) }
            // A period counted back from now goes on doing so.
            if let days = filter.sinceDays { (query.days, query.filter.since) = (days, nil) }
            if let own = Whose(query.filter.owner, for: desk.who), query.filter.owner != nil {
                (query.whose, query.filter.owner) = (own, nil)
            }
            query.columns = try columns.map { try chosen($0, desk) } ?? []
            return query
        }

        private func chosen(_ text: String, _ desk: Desk) throws -> [String] {
            let known = Dashboard.columnIDs(of: list, customs: desk.customs)
            let wanted = text.split(separator: ",").map { String($0).trimmed }
            if let other = wanted.first(where: { !known.contains($0) }) {
                throw FilterWords.unknown(.cliUnknownListColumn, other, known)
            }
            return wanted
        }
    }

    struct Delete: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "delete", abstract: words(.cliHelpViewsDelete))

        @Argument(help: help(.cliHelpViewName, "NAME")) var name: String
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            let view = try desk.view(name)
            try desk.store.deleteView(view.id, by: desk.who)
            try desk.answer(words(.viewDeleted, view.name))
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: words(.cliHelpViewsShow))

        @Argument(help: help(.cliHelpViewName, "NAME")) var name: String
        @Option(help: help(.cliHelpLimit, "N")) var limit: Int?
        @Option(help: help(.cliHelpFormat, "FORMAT")) var format: ListFormat = .table
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.reading(store)
            let query = try desk.view(name).query.listQuery(now: desk.now, zone: desk.zone, for: desk.who)
            switch query.kind {
            case .customers:
                try write(
                    query, desk, CustomerRow.fields(desk.configuration.rules), RowText.customerColumns, desk.rows.cells
                ) { if case .customer(let row) = $0 { row } else { nil } }
            case .queue:
                try write(query, desk, WorkRow.fields, RowText.workColumns, desk.rows.cells) {
                    if case .work(let row) = $0 { row } else { nil }
                }
            default:
                try write(query, desk, LeadRow.fields, RowText.leadColumns, desk.rows.cells) {
                    if case .lead(let row) = $0 { row } else { nil }
                }
            }
        }

        private func write<Record>(
            _ query: ListQuery, _ desk: Desk, _ fields: [Field<Record>], _ columns: [TextTable.Column],
            _ cells: @escaping (Record) -> [String], _ record: (LeadModel.Row.Record) -> Record?
        ) throws {
            let rows = RowOutput(
                format, fields: fields, columns: columns, output: desk.output, width: desk.width, cells: cells)
            try desk.reader.forEach(query, limit: limit) { row in
                if let record = record(row.record) { try rows.write(record) }
            }
            try rows.finish()
        }
    }
}

/// A key as the menu of views takes it.
private enum ViewKey {
    static func isOne(_ text: String) -> Bool {
        guard text.count == 1, let letter = text.utf8.first, !["j", "k", "q"].contains(text) else {
            return text.isEmpty
        }
        return (0x61...0x7A).contains(letter) || (0x30...0x39).contains(letter)
    }
}

/// A view, and how much it has now.
private struct CountedView {
    var view: SavedView
    var query: ListQuery
    var count: Int

    static let fields: [Field<CountedView>] = [
        Field("name") { .text($0.view.name) },
        Field("key") { .text($0.view.key) },
        Field("owner") { .text($0.view.owner) },
        Field("shared") { .flag($0.view.isShared) },
        Field("list") { .text($0.view.query.list.word) },
        Field("count") { .number($0.count) },
        Field("search") { .text($0.query.search) },
        Field("sort") { .text($0.query.sort.column.rawValue) },
        Field("descending") { .flag($0.query.sort.isDescending) },
        Field("whose") { .text($0.view.query.whose.rawValue) },
        Field("offer") { $0.query.filter.offer.map { .text($0) } ?? .none },
        Field("source") { ($0.query.filter.source?.wire).map { .text($0) } ?? .none },
        Field("action") { ($0.query.filter.action?.wire).map { .text($0) } ?? .none },
        Field("step") { ($0.query.filter.step?.word).map { .text($0) } ?? .none },
        Field("country") { $0.query.filter.country.map { .text($0) } ?? .none },
        Field("since") { .moment($0.query.filter.since) },
        Field("until") { .moment($0.query.filter.until) },
        Field("status") { ($0.query.filter.status?.rawValue).map { .text($0) } ?? .none },
        Field("followUp") { ($0.query.filter.followUp?.rawValue).map { .text($0) } ?? .none },
        Field("dnc") { ($0.query.filter.doNotContact?.rawValue).map { .text($0) } ?? .none },
        Field("includeTest") { .flag($0.query.filter.includesTest) },
        Field("columns") { .list($0.view.query.columns) },
    ]

    static let columns: [TextTable.Column] = [
        TextTable.Column(.columnView, priority: 9, minimum: 12),
        TextTable.Column(.columnKey, priority: 7),
        TextTable.Column(.columnWhose, priority: 6),
        TextTable.Column(.columnList, priority: 6),
        TextTable.Column(.columnNow, isNumber: true, priority: 8),
        TextTable.Column(.columnShows, priority: 5, minimum: 16, maximum: 80),
    ]

    var cells: [String] {
        [
            view.name, view.key, view.isShared ? words(.viewShared) : words(.viewOwn), query.kind.word, String(count),
            shows,
        ]
    }

    /// What it is narrowed to, as the options of a command say it.
    private var shows: String {
        let filter = view.query.filter
        let parts: [(String, String?)] = [
            ("offer", filter.offer), ("source", filter.source?.wire), ("action", filter.action?.wire),
            ("step", filter.step?.word), ("country", filter.country), ("since", view.query.days.map { "\($0)d" }),
            ("status", filter.status?.rawValue), ("follow-up", filter.followUp?.rawValue),
            ("dnc", filter.doNotContact?.rawValue), ("search", view.query.search.isEmpty ? nil : view.query.search),
            ("whose", view.query.whose == .everyone ? nil : view.query.whose.rawValue),
        ]
        return parts.compactMap { name, value in value.map { "\(name) \($0)" } }.joined(separator: ", ")
    }
}
