import ArgumentParser
import Canvas
import LeadFormats
import LeadModel
import LeadStore

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "doctor", abstract: words(.cliHelpDoctor))

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(help: help(.cliHelpFormat, "FORMAT")) var format: OutputFormat = .text
    @OptionGroup var store: StoreOptions

    func run() throws {
        let findings = Examination(store: store).findings()
        let output = Output.standard()
        switch format {
        case .text: for line in lines(findings) { try output.line(clean(line)) }
        case .json:
            var json = JSONWriter()
            json.array { json in for finding in findings { json.object(finding) } }
            json.newLine()
            try output.write(json.bytes)
        }
        try output.flush()
        if findings.contains(where: { $0.severity == .failed }) { throw ExitCode(ExitStatus.failed) }
    }

    private func lines(_ findings: [Finding]) -> [String] {
        let columns = [
            TextTable.Column("", priority: 9), TextTable.Column("", priority: 8),
            TextTable.Column("", priority: 7, maximum: 200),
        ]
        let rows = findings.map { [$0.severity.mark, $0.subject, $0.text] }
        let advice = findings.compactMap(\.sentence).map { words(.cliDoctorAdvice, $0) }
        return TextTable.lines(columns, rows, width: Console.width).dropFirst() + advice
    }
}
