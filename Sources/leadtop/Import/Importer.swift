import LeadFormats
import LeadModel
import LeadStore

/// Takes leads in: reads on one thread, stores on this one, a batch at a time.
struct Importer {
    let desk: Desk
    var feed: LeadFeed
    var isDryRun: Bool

    /// Leads that one transaction takes: many enough to be quick, few enough to let others write in between.
    private static let batchSize = 4000

    func run() throws -> ImportOutcome {
        Interruption.hold()
        var outcome = ImportOutcome(inputs: feed.inputs.count)
        let queue = feed.start()
        defer { queue.close() }
        let intake = try desk.store.beginImport(by: desk.who, dryRun: isDryRun)
        var progress = ProgressLine(sizes: feed.inputs.map(\.size), customs: desk.customs)
        var pending = 0
        while let event = queue.take() {
            pending += try take(event, into: intake, &outcome)
            if pending >= Self.batchSize {
                try intake.commitBatch()
                pending = 0
                progress.show(bytes: outcome.bytes, leads: outcome.leads)
                if Interruption.isPending { break }
            }
        }
        outcome.wasStopped = Interruption.isPending
        outcome.report = try intake.finish()
        progress.clear()
        return outcome
    }

    /// Stores what came; gives how many pieces that were.
    private func take(_ event: LeadFeed.Event, into intake: Import, _ outcome: inout ImportOutcome) throws -> Int {
        switch event {
        case .items(let items, let input, let format, let header, let bytes):
            outcome.bytes += bytes
            outcome.leads += items.count
            guard !items.isEmpty else { return 0 }
            try begin(input, format, intake, &outcome)
            for item in items {
                try intake.add(item, header: header)
                if case .unreadable(let unreadable) = item { outcome.files[input].add(unreadable) }
            }
            return items.count
        case .ended(let input, let format, let warnings):
            try begin(input, format, intake, &outcome)
            outcome.files[input].warnings = warnings
            return 0
        case .failed(let input, let reason):
            outcome.files[input].failure = reason
            return 0
        }
    }

    private func begin(_ input: Int, _ format: Format?, _ intake: Import, _ outcome: inout ImportOutcome) throws {
        guard !outcome.files[input].isBegun else { return }
        outcome.files[input].isBegun = true
        try intake.beginFile(name: feed.inputs[input].name, format: format?.name ?? "")
    }
}

extension Import {
    fileprivate func add(_ item: Item, header: [UInt8]) throws {
        switch item {
        case .lead(let draft): try add(draft)
        case .unreadable(let piece): try quarantine(piece, header: header)
        case .customer(let record): try restore(record)
        }
    }
}
