import LeadFormats
import LeadModel
import LeadStore

/// Takes leads in: reads on one thread, stores on this one.
struct Importer {
    let desk: Desk
    var feed: LeadFeed
    var isDryRun: Bool

    func run() throws -> ImportOutcome {
        Interruption.hold()
        var outcome = ImportOutcome(inputs: feed.inputs.count)
        var progress = ProgressLine(sizes: feed.inputs.map(\.size), customs: desk.customs)
        defer { progress.clear() }
        let intake = try desk.store.beginImport(
            by: desk.who, dryRun: isDryRun, bytes: feed.inputs.reduce(0) { $0 + ($1.size ?? 0) })
        let queue = feed.start()
        defer { queue.close() }
        // What is typed or piped may pause, and others wait for what is begun.
        var last: LeadFeed.Event?
        while let event = try queue.take(whenIdle: { try intake.commitBatch() }) {
            try take(event, into: intake, &outcome)
            // The newest still wait to be written.
            if let last { queue.giveBack(last) }
            last = event
            progress.show(bytes: outcome.bytes, leads: outcome.leads)
            if Interruption.isPending { break }
        }
        outcome.wasStopped = Interruption.isPending
        if outcome.wasStopped {
            // What was read is still kept; who can't wait for it interrupts again, and it is rolled back.
            queue.close()
            Interruption.take()
            try intake.commitBatch()
        } else {
            try intake.finish()
        }
        outcome.report = intake.report
        return outcome
    }

    private func take(_ event: LeadFeed.Event, into intake: Import, _ outcome: inout ImportOutcome) throws {
        switch event {
        case .items(let items, let input, let format, let header, let bytes):
            outcome.bytes += bytes
            outcome.leads += items.count
            guard !items.isEmpty else { return }
            try begin(input, format, header, intake, &outcome)
            for item in items {
                try intake.add(item)
                if case .unreadable(let piece) = item { outcome.files[input].add(piece) }
            }
        case .ended(let input, let format, let header, let warnings):
            try begin(input, format, header, intake, &outcome)
            outcome.files[input].warnings = warnings
            for warning in warnings { try intake.warn(warning) }
        case .failed(let input, let reason):
            outcome.files[input].failure = reason
        }
    }

    private func begin(
        _ input: Int, _ format: Format?, _ header: [UInt8], _ intake: Import, _ outcome: inout ImportOutcome
    ) throws {
        guard !outcome.files[input].isBegun else { return }
        outcome.files[input].isBegun = true
        try intake.beginFile(name: feed.inputs[input].name, format: format?.name ?? "", header: header)
    }
}

/// An item of which the reading thread has worked out all it can.
enum ReadyItem: Sendable {
    case lead(PreparedLead)
    case unreadable(Unreadable)
    case customer(CustomerRecord)
    case deleted(LeadKey)

    init(_ item: consuming Item) {
        switch consume item {
        case .lead(let draft): self = .lead(PreparedLead(draft))
        case .unreadable(let piece): self = .unreadable(piece)
        case .customer(let record): self = .customer(record)
        case .deleted(let key, _): self = .deleted(key)
        }
    }
}

extension Import {
    func add(_ item: ReadyItem) throws {
        switch item {
        case .lead(let lead): try add(prepared: lead)
        case .unreadable(let piece): try quarantine(piece)
        case .customer(let record): try restore(record)
        case .deleted(let key): try markDeleted(key)
        }
    }

    func add(_ item: Item) throws {
        switch item {
        case .lead(let draft): try add(draft)
        case .unreadable(let piece): try quarantine(piece)
        case .customer(let record): try restore(record)
        case .deleted(let key, _): try markDeleted(key)
        }
    }
}
