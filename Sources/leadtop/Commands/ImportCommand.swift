import ArgumentParser
import LeadFormats
import LeadModel
import LeadStore

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: words(.cliHelpImport), discussion: words(.cliHelpImportMore))

    @Argument(help: help(.cliHelpFiles, "FILE"), completion: .file()) var files: [String]
    @OptionGroup var reading: ReadingOptions
    @Flag(help: help(.cliHelpDryRun)) var dryRun = false
    @Flag(help: help(.cliHelpJSON)) var json = false
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.filling(store.path)
        let importer = try Importer(
            desk: desk, format: reading.format, map: reading.headerMap(), isDryRun: dryRun, sources: files)
        let outcome = try importer.run()
        if json {
            try desk.write { $0.object(outcome) }
        } else {
            for line in outcome.lines(desk, isDryRun: dryRun) { try desk.output.line(clean(line)) }
        }
        try desk.output.flush()
        if outcome.status != ExitStatus.done { throw ExitCode(outcome.status) }
    }
}

/// How files are to be read.
struct ReadingOptions: ParsableArguments {
    @Option(help: help(.cliHelpReadFormat, "auto|NAME"), transform: Self.format)
    var format: Format?
    @Option(parsing: .unconditionalSingleValue, help: help(.cliHelpMap, "HEADER=FIELD"))
    var map: [String] = []

    func validate() throws {
        _ = try headerMap()
    }

    /// Throws `ValidationError` for a pair that can't be followed.
    func headerMap() throws -> HeaderMap {
        do {
            return try HeaderMap(parsing: map)
        } catch let error as HeaderMapError {
            throw ValidationError(error.description)
        }
    }

    /// `nil` stands for `auto`.
    private static func format(_ name: String) throws -> Format? {
        if name == "auto" { return nil }
        guard let format = Format(name: name) else {
            throw FilterWords.unknown(.cliUnknownFormat, name, ["auto"] + Format.allCases.map(\.name))
        }
        return format
    }
}
