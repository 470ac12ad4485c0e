import ArgumentParser
import LeadFormats
import LeadModel
import LeadStore

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: words(.cliHelpExport), discussion: words(.cliHelpExportMore))

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case csv, ndjson, vcard, ics
    }

    enum Purpose: String, ExpressibleByArgument, CaseIterable {
        case contact, archive
    }

    @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
    @Option(parsing: .unconditional, help: help(.cliHelpSearch, "TEXT")) var search = ""
    @Option(help: help(.cliHelpExportFormat, "FORMAT")) var format: OutputFormat
    @Option(name: .customLong("for"), help: help(.cliHelpPurpose, "PURPOSE")) var purpose: Purpose?
    @Flag(help: help(.cliHelpRaw)) var raw = false
    @Flag(help: help(.cliHelpTodo)) var todo = false
    @Option(help: help(.cliHelpOut, "FILE"), completion: .file()) var out = "-"
    @OptionGroup var store: StoreOptions

    func validate() throws {
        if raw && format != .csv { throw ValidationError(words(.cliRawIsForCSV)) }
        if todo && format != .ics { throw ValidationError(words(.cliTodoIsForCalendar)) }
    }

    func run() throws {
        let desk = try Desk.reading(store)
        var filter = try desk.filter(filter)
        // A backup is whole; test leads are told apart again where it is restored.
        if format == .ndjson && !isForContact { filter.includesTest = true }
        let output = Output(descriptor: try OutputFile.open(out))
        let exporter = try Exporter(
            desk: desk, filter: filter, search: search, isForContact: isForContact, output: output)
        switch format {
        case .csv: try exporter.writeCSV(profile: raw ? .raw : .spreadsheet)
        case .ndjson: try exporter.writeNDJSON()
        case .vcard: try exporter.writeCards()
        case .ics: try exporter.writeCalendar(todo ? .todo : .event)
        }
        try output.flush()
        if isForContact { say(words(.cliExportCount, exporter.chosen, exporter.leftOut)) }
    }

    /// Cards and calendars are for contact unless they are asked for the archive; tables and backups the other way.
    private var isForContact: Bool {
        purpose.map { $0 == .contact } ?? (format == .vcard || format == .ics)
    }
}
