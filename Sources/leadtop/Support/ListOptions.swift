import ArgumentParser
import LeadModel

/// How a list is searched, sorted, cut and written.
struct ListOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: help(.cliHelpViewOption, "NAME"))
    var view: String?
    @Option(parsing: .unconditional, help: help(.cliHelpSearch, "TEXT"))
    var search = ""
    @Option(parsing: .unconditional, help: help(.cliHelpSort, "FIELD"))
    var sort: String?
    @Option(help: help(.cliHelpLimit, "N"))
    var limit: Int?
    @Option(help: help(.cliHelpFormat, "FORMAT"))
    var format: ListFormat = .table

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError(words(.cliBadLimit)) }
    }

    /// The list that is asked for: the view's, where one is named, and what the other options narrow it to.
    func query(_ kind: ListQuery.Kind, filter: Filter, _ desk: Desk) throws -> ListQuery {
        let sort = try sort.map { try FilterWords.sort($0, of: kind) }
        guard let view else { return ListQuery(kind: kind, filter: filter, search: search, sort: sort) }
        let saved = try desk.view(view)
        guard saved.query.list == kind else {
            throw Failure(words(.cliViewOfOtherList, saved.name, saved.query.list.word))
        }
        var query = saved.query.listQuery(now: desk.now, zone: desk.zone, for: desk.who)
        query.filter = query.filter.narrowed(by: filter)
        query.search = [query.search, search].filter { !$0.isEmpty }.joined(separator: " ")
        query.sort = sort ?? query.sort
        return query
    }
}

extension ListOptions: QuickOptions {
    static var unset: ListOptions {
        var options = ListOptions()
        (options.view, options.search, options.sort) = (nil, "", nil)
        (options.limit, options.format) = (nil, .table)
        return options
    }

    mutating func take(_ option: String, _ value: String) -> Bool {
        switch option {
        case "--view": view = value
        case "--search": search = value
        case "--sort": sort = value
        case "--limit":
            limit = Int(value)
            return limit != nil
        case "--format":
            guard let named = ListFormat(rawValue: value) else { return false }
            format = named
        default: return false
        }
        return true
    }
}

/// A command that lists what passes a filter.
protocol ListCommand: QuickCommand {
    var filter: FilterOptions { get set }
    var list: ListOptions { get set }
    var store: StoreOptions { get set }
}

extension ListCommand {
    static var unset: Self {
        var command = Self()
        (command.filter, command.list, command.store) = (.unset, .unset, .unset)
        return command
    }

    mutating func take(_ option: String, _ value: String) -> Bool {
        store.take(option, value) || list.take(option, value) || filter.take(option, value)
    }
}
