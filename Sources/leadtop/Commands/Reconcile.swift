import ArgumentParser
import Canvas
import LeadFormats
import LeadModel
import LeadStore

struct Reconcile: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile", abstract: words(.cliHelpReconcile), discussion: words(.cliHelpReconcileMore))

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv
    }

    @Argument(help: help(.cliHelpReconcileFile, "FILE"), completion: .file(extensions: ["csv"])) var file: String
    @Option(help: help(.cliHelpSince, "DATE")) var since: String?
    @Option(help: help(.cliHelpUntil, "DATE")) var until: String?
    @Option(help: help(.cliHelpFormat, "FORMAT")) var format: OutputFormat = .table
    @Flag(help: help(.cliHelpReconcileAll)) var all = false
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.reading(store)
        // Microsoft counts days in UTC.
        let since = try since.map {
            try FilterWords.date("--since", $0) { try DateBound.since($0, now: desk.now, zone: .utc) }
        }
        let until = try until.map {
            try FilterWords.date("--until", $0) { try DateBound.until($0, now: desk.now, zone: .utc) }
        }
        let download = try LeadsDownload.read(file)
        if let unread = download.unread { say(clean(unread)) }
        let counted = download.leads.filter { $0.lies(since: since, until: until) }
        let result = try desk.reconcile(counted, since: since, until: until)
        try write(result, desk)
        if result.count(.missing) > 0 { throw ExitCode(ExitStatus.incomplete) }
    }

    private func write(_ result: Reconciliation, _ desk: Desk) throws {
        let text = ReconcileText(result: result, customs: desk.customs, now: desk.now)
        switch format {
        case .table:
            let shown = all ? result.matches : result.matches.filter { !$0.sureness.hasArrived }
            for line in text.table(shown, width: desk.width) { try desk.output.line(line) }
            for line in text.sentences { try desk.output.line(clean(line)) }
        case .json: try desk.write { $0.object(result) }
        case .csv:
            let rows = RowOutput(
                .csv, fields: Reconciliation.Match.fields, columns: [], output: desk.output, width: desk.width
            ) { _ in [] }
            for match in result.matches { try rows.write(match) }
            try rows.finish()
        }
        try desk.output.flush()
    }
}

extension CountedLead {
    /// Whether it was made in a stretch of time; one without a time only where none is named.
    fileprivate func lies(since: Timestamp?, until: Timestamp?) -> Bool {
        guard let createdAt else { return since == nil && until == nil }
        return createdAt >= since ?? createdAt && (until.map { createdAt < $0 } ?? true)
    }
}

extension Desk {
    /// Compares what Microsoft counts with what the store has from the day before to the day after.
    fileprivate func reconcile(
        _ counted: [CountedLead], since: Timestamp?, until: Timestamp?
    ) throws -> Reconciliation {
        let keys = counted.map { LeadKey(door: .partnerCenter, value: $0.referral) }
        let known = try reader.leads(with: keys)
        let leads = zip(counted, keys).map { lead, key in
            var lead = lead
            lead.known = lead.referral.isEmpty ? nil : known[key]
            return lead
        }
        let days = counted.compactMap(\.day)
        let last = until.map { Timestamp(milliseconds: $0.milliseconds - 1).dayUTC }
        guard let first = since?.dayUTC ?? days.min(), let last = last ?? days.max(), first <= last else {
            return Reconciliation(counted: leads, arrived: [], days: nil)
        }
        let arrived = try reader.arrivedLeads(since: Self.start(of: first, -1), until: Self.start(of: last, 2))
        return Reconciliation(counted: leads, arrived: arrived, days: first...last)
    }

    private static func start(of date: CivilDate, _ days: Int) -> Timestamp {
        Zone.utc.timestamp(of: LocalTime(date: date.adding(days: days)))
    }
}
