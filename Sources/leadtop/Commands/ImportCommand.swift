import ArgumentParser
import Canvas
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
        let configuration = try Configuration.read(store.configuration)
        let desk = try dryRun ? Desk.trying(store.path, configuration) : Desk.filling(store.path, configuration)
        let inputs = files.map(LeadInput.file)
        let feed = LeadFeed(inputs: inputs, format: reading.format, map: try reading.headerMap())
        let outcome = try Importer(desk: desk, feed: feed, isDryRun: dryRun).run()
        if json {
            try desk.write { $0.object(outcome, inputs: inputs) }
        } else {
            for line in outcome.lines(desk, inputs: inputs, isDryRun: dryRun) { try desk.output.line(clean(line)) }
        }
        for failure in outcome.files.compactMap(\.failure) { say(clean("leadtop: " + failure)) }
        try desk.output.flush()
        if outcome.status != ExitStatus.done { throw ExitCode(outcome.status) }
    }
}

/// How files are to be read.
struct ReadingOptions: ParsableArguments {
    @Option(
        help: help(.cliHelpReadFormat, "FORMAT", naming: Format.allCases.map(\.name)),
        completion: .list(["auto"] + Format.allCases.map(\.name)), transform: Self.format)
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
