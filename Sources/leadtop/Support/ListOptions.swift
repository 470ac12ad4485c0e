import ArgumentParser
import LeadModel

/// How a list is searched, sorted, cut and written.
struct ListOptions: ParsableArguments {
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

    func query(_ kind: ListQuery.Kind, filter: Filter) throws -> ListQuery {
        ListQuery(kind: kind, filter: filter, search: search, sort: try sort.map { try FilterWords.sort($0, of: kind) })
    }
}
