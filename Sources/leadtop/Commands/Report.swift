import ArgumentParser
import LeadModel
import LeadStore
import Reporting

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: words(.cliHelpReport), discussion: words(.cliHelpReportMore))

    @Argument(help: help(.cliHelpReportPart, "PART")) var part: Report.Part?
    @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
    @Option(help: help(.cliHelpReportOut, "FILE"), completion: .file()) var out = "-"
    @Option(help: help(.cliHelpReportFormat, "FORMAT")) var format: Report.Format?
    @Flag(help: help(.cliHelpAnonymousReps)) var anonymousReps = false
    @OptionGroup var store: StoreOptions

    func validate() throws {
        if part != nil, chosenFormat == .svg { throw ValidationError(words(.cliReportPictureIsWhole)) }
        if out != "-", chosenFormat == nil {
            let endings = Report.Format.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
            throw ValidationError(words(.cliReportNoFormat, out, endings))
        }
    }

    func run() throws {
        let desk = try Desk.reading(store)
        let bundle = try desk.reader.report(desk.filter(filter))
        let report = Report(
            anonymousReps ? bundle.withAnonymousReps : bundle, rules: desk.configuration.rules,
            customs: desk.customs, version: Leadtop.version, part: part)
        let bytes = report.bytes(chosenFormat ?? .txt)
        try WholeFile.write(bytes, to: out)
        if out != "-" { say(words(.cliReportWritten, out, desk.customs.number((bytes.count + 1023) / 1024))) }
    }

    private var chosenFormat: Report.Format? { format ?? Report.Format(ofFile: out) }
}
