import LeadFormats
import LeadModel

/// What an import did, file by file, as it is told to the person or the script that asked for it.
struct ImportOutcome {
    struct File {
        var isBegun = false
        var warnings: [String] = []
        /// Why it could not be opened, or not be read to its end.
        var failure: String?
        /// The first pieces that could not be read.
        var unreadable: [Unreadable] = []
        var unreadableCount = 0

        private static let shownCount = 10

        mutating func add(_ piece: Unreadable) {
            unreadableCount += 1
            guard unreadable.count < Self.shownCount else { return }
            // Only where and why is shown; the bytes go to quarantine.
            unreadable.append(Unreadable(reason: piece.reason, raw: [], line: piece.line))
        }
    }

    var files: [File]
    var report = ImportReport()
    var wasStopped = false
    var bytes = 0
    var leads = 0

    init(inputs: Int) {
        files = Array(repeating: File(), count: inputs)
    }

    var status: Int32 {
        if wasStopped || files.contains(where: { $0.failure != nil }) { return ExitStatus.failed }
        return report.quarantined > 0 ? ExitStatus.quarantined : ExitStatus.done
    }
}

extension ImportOutcome {
    func lines(_ desk: Desk, inputs: [LeadInput], isDryRun: Bool) -> [String] {
        let number = desk.customs.number
        let first = words(
            isDryRun ? .cliImportDryRead : .cliImportRead, number(report.read), number(report.new),
            number(report.duplicates), number(report.quarantined))
        var lines = [first]
        if report.test > 0 { lines.append(words(.cliImportTest, number(report.test))) }
        lines.append(report.customersText(number, isDryRun: isDryRun))
        if !report.assigned.isEmpty {
            let shares = report.assigned.sorted { $0.key < $1.key }.map { words(.rulesRun, $0.key, number($0.value)) }
            lines.append(words(.cliImportAssigned, shares.joined(separator: ", ")))
        }
        var counted = report.files[...]
        for (file, input) in zip(files, inputs) {
            lines += file.lines(input.name, file.isBegun ? counted.popFirst() : nil, number)
        }
        if report.quarantined > 0 && !isDryRun { lines.append(words(.cliImportQuarantine)) }
        if wasStopped { lines.append(words(.cliImportStopped)) }
        return lines
    }
}

extension ImportOutcome.File {
    fileprivate func lines(_ name: String, _ counts: ImportReport.File?, _ number: (Int) -> String) -> [String] {
        var lines: [String] = []
        if let counts {
            let format = Format(name: counts.format)?.title ?? words(.cliUnknownFileFormat)
            lines.append(
                words(
                    .cliImportFile, name, format, number(counts.read), number(counts.new), number(counts.duplicates),
                    number(counts.quarantined)))
        }
        lines += warnings.map { words(.cliImportWarning, $0) }
        lines += unreadable.map { words(.cliImportUnreadable, $0.line, $0.reason) }
        let hidden = unreadableCount - unreadable.count
        if hidden > 0 { lines.append(words(.cliImportUnreadableMore, number(hidden))) }
        return lines
    }
}

extension JSONWriter {
    mutating func object(_ outcome: ImportOutcome, inputs: [LeadInput]) {
        let report = outcome.report
        object { json in
            json.member("read", report.read)
            json.member("new", report.new)
            json.member("duplicates", report.duplicates)
            json.member("quarantined", report.quarantined)
            json.member("test", report.test)
            json.member("customersCreated", report.customersCreated)
            json.member("customersUpdated", report.customersUpdated)
            json.key("files")
            json.array { json in
                var counted = report.files[...]
                for (file, input) in zip(outcome.files, inputs) {
                    json.object(file, input.name, file.isBegun ? counted.popFirst() : nil)
                }
            }
        }
    }

    private mutating func object(_ file: ImportOutcome.File, _ name: String, _ counts: ImportReport.File?) {
        object { json in
            json.member("name", name)
            json.member("format", counts?.format)
            json.member("read", counts?.read ?? 0)
            json.member("new", counts?.new ?? 0)
            json.member("duplicates", counts?.duplicates ?? 0)
            json.member("quarantined", counts?.quarantined ?? 0)
            json.key("warnings")
            json.array { json in for warning in file.warnings { json.string(warning) } }
            json.key("unreadable")
            json.array { json in
                for piece in file.unreadable {
                    json.object { json in
                        json.member("line", piece.line)
                        json.member("reason", piece.reason)
                    }
                }
            }
            json.member("error", file.failure)
        }
    }
}

extension ImportReport {
    /// How many customers were made and updated, or would be.
    func customersText(_ number: (Int) -> String, isDryRun: Bool) -> String {
        words(
            isDryRun ? .cliImportDryCustomers : .cliImportCustomers, number(customersCreated), number(customersUpdated))
    }
}
