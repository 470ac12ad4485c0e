import ArgumentParser
import LeadFormats
import LeadModel
import LeadStore

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: words(.helpExport), discussion: words(.helpExportMore))

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case csv, ndjson, vcard, ics
    }

    enum Purpose: String, ExpressibleByArgument, CaseIterable {
        case contact, archive
    }

    @OptionGroup(title: words(.helpFilterTitle)) var filter: FilterOptions
    @Option(help: help(.helpExportFormat, "csv|ndjson|vcard|ics")) var format: OutputFormat
    @Option(name: .customLong("for"), help: help(.helpPurpose, "contact|archive")) var purpose: Purpose?
    @Flag(help: help(.helpRaw)) var raw = false
    @Flag(help: help(.helpTodo)) var todo = false
    @Option(help: help(.helpOut, "FILE"), completion: .file()) var out = "-"
    @OptionGroup var store: StoreOptions

    func validate() throws {
        if raw && format != .csv { throw ValidationError(words(.rawIsForCSV)) }
        if todo && format != .ics { throw ValidationError(words(.todoIsForCalendar)) }
    }

    func run() throws {
        let desk = try Desk.reading(store)
        let filter = try desk.filter(filter)
        let output = Output(descriptor: try OutputFile.open(out))
        let exporter = Exporter(desk: desk, filter: filter, isForContact: isForContact, output: output)
        switch format {
        case .csv: try exporter.writeCSV(profile: raw ? .raw : .spreadsheet)
        case .ndjson: try exporter.writeNDJSON()
        case .vcard: try exporter.writeCards()
        case .ics: try exporter.writeCalendar(todo ? .todo : .event)
        }
        try output.flush()
        if isForContact { say(words(.exportCount, exporter.chosen, exporter.leftOut)) }
    }

    /// Cards and calendars are for contact unless they are asked for the archive; tables and backups the other way.
    private var isForContact: Bool {
        purpose.map { $0 == .contact } ?? (format == .vcard || format == .ics)
    }
}
