import LeadFormats
import LeadIntake
import LeadModel

extension SyncResult {
    /// What is said to a person, to be cleaned before it is shown.
    func lines(_ desk: Desk, isDryRun: Bool) -> [String] {
        guard !isBusy else { return [] }
        let number = desk.customs.number
        let report = outcome.report
        var lines: [String] = []
        if outcome.isComplete || report.read > 0 {
            let (read, new) = (number(report.read), number(report.new))
            lines.append(
                words(
                    isDryRun ? .syncDryRead : .syncRead, name, read, new, number(report.duplicates),
                    number(report.quarantined)))
        }
        if report.test > 0 { lines.append(words(.syncTest, number(report.test))) }
        if report.customersCreated + report.customersUpdated > 0 {
            lines.append("  " + report.customersText(number, isDryRun: isDryRun))
        }
        lines += outcome.unreadable.map { words(.syncUnreadable, $0.reason) }
        if report.quarantined > 0, !isDryRun { lines.append(words(.cliImportQuarantine)) }
        return lines
    }

    /// What went wrong, and what its owner should know.
    var talk: [String] {
        if isBusy { return [words(.syncBusy, name)] }
        var talk: [String] = []
        if let error = outcome.error {
            let text = error.retryAfterSeconds.map { words(.syncRetry, error.text, $0) } ?? error.text
            talk.append(words(.syncFailed, name, text))
        }
        if outcome.wasStopped { talk.append(words(.syncStopped, name)) }
        return talk + outcome.advice
    }

    fileprivate var name: String { destination.door.name }
}

extension JSONWriter {
    /// As the report of an import, with a destination in the place of a file.
    mutating func object(_ results: [SyncResult]) {
        let reports = results.map(\.outcome.report)
        object { json in
            json.member("read", reports.reduce(0) { $0 + $1.read })
            json.member("new", reports.reduce(0) { $0 + $1.new })
            json.member("duplicates", reports.reduce(0) { $0 + $1.duplicates })
            json.member("quarantined", reports.reduce(0) { $0 + $1.quarantined })
            json.member("test", reports.reduce(0) { $0 + $1.test })
            json.member("customersCreated", reports.reduce(0) { $0 + $1.customersCreated })
            json.member("customersUpdated", reports.reduce(0) { $0 + $1.customersUpdated })
            json.key("files")
            json.array { json in for result in results { json.object(result) } }
        }
    }

    private mutating func object(_ result: SyncResult) {
        let (outcome, report) = (result.outcome, result.outcome.report)
        object { json in
            json.member("name", result.destination.door.name)
            json.member("kind", result.destination.door.kind.rawValue)
            json.member("format", report.files.first?.format)
            json.member("read", report.read)
            json.member("new", report.new)
            json.member("duplicates", report.duplicates)
            json.member("quarantined", report.quarantined)
            json.key("warnings")
            json.array { json in
                for warning in report.files.flatMap(\.warnings) + outcome.advice { json.string(warning) }
            }
            json.key("unreadable")
            json.array { json in
                for piece in outcome.unreadable {
                    json.object { json in
                        json.member("line", piece.line)
                        json.member("reason", piece.reason)
                    }
                }
            }
            json.member("problem", result.isBusy ? "busy" : outcome.error?.kind.rawValue)
            json.member("error", result.talk.first)
            if let seconds = outcome.error?.retryAfterSeconds { json.member("retryAfterSeconds", seconds) }
        }
    }
}
