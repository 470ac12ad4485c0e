import LeadFormats
import LeadModel
import LeadStore

/// Takes the pages of one round into the store, one at a time.
actor PullLedger {
    private let puller: Puller
    private let intake: Import
    private var outcome: PullOutcome
    private var leads = 0
    private var hasContact = false
    private var warnings: Set<String> = []

    private static let mostWarnings = 20
    /// So long before a secret expires its owner is told.
    private static let notice = Timestamp.Span.days(14)

    init(puller: Puller, door: Door, intake: sending Import) {
        (self.puller, self.intake, outcome) = (puller, intake, PullOutcome(door: door))
    }

    /// Stores a page and where to go on from in one transaction, so that nobody waits for this one while it waits for
    /// the next page.
    func take(_ page: PulledPage) throws {
        hasContact = true
        var items: [Item] = []
        var reader = LeadReader(format: page.format)
        page.body.withUnsafeBytes { reader.read($0) { items.append($0) } }
        reader.finish { items.append($0) }
        if !items.isEmpty {
            try intake.beginFile(name: outcome.door.name, format: page.format.name)
            for item in items { try add(item) }
            for warning in reader.warnings where warnings.count < Self.mostWarnings && !warnings.contains(warning) {
                warnings.insert(warning)
                try intake.warn(warning)
            }
        }
        if let watermark = page.watermark {
            try intake.moveWatermark(watermark.text, readUpTo: watermark.readUpTo)
        }
        try intake.commitBatch()
        leads += items.count
        announce()
        puller.onProgress(PullProgress(leads: leads, total: page.total))
    }

    private func add(_ item: Item) throws {
        switch item {
        case .lead(let draft): try intake.add(draft)
        case .unreadable(let piece):
            outcome.add(piece)
            try intake.quarantine(piece)
        // Only leadtop's own export has customers, and nobody's answer is that.
        case .customer: break
        }
    }

    private func announce() {
        let new = intake.takeNewLeads()
        if !new.isEmpty, !puller.isDryRun { puller.onStored(new) }
    }

    func fail(_ error: PullError) {
        outcome.error = error
    }

    func stop() {
        outcome.wasStopped = true
    }

    func finish(_ secret: SecretFacts) throws -> PullOutcome {
        try intake.note(facts(secret))
        if outcome.wasStopped { try intake.commitBatch() } else { try intake.finish() }
        announce()
        outcome.report = intake.report
        if let expiry = secret.expiresAt, expiry > puller.now(), expiry < puller.now() + Self.notice {
            outcome.advice.append(words(.pullSecretExpires, outcome.door.name, expiry.rfc3339))
        }
        return outcome
    }

    private func facts(_ secret: SecretFacts) -> DoorFacts {
        var facts = DoorFacts(certificateExpiresAt: secret.expiresAt, secretSince: secret.since)
        let now = puller.now()
        if hasContact { facts.contactAt = now }
        if let error = outcome.error {
            facts.problem = .some(DoorProblem(kind: error.kind, text: error.text, at: now))
        } else if !outcome.wasStopped {
            facts.problem = .some(nil)
        }
        return facts
    }
}
