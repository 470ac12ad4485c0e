public import LeadModel
public import LeadStore

/// Runs a connector once, from where the last round ended, into the store.
///
/// Each page is stored with its watermark in one transaction; memory is that of a page, whatever there is to read.
public struct Puller: Sendable {
    public var store: LeadStore
    public var who: String
    public var now: @Sendable () -> Timestamp
    /// Reports what would come, and changes nothing.
    public var isDryRun = false
    /// Reads all there is, not only what came since the last round.
    public var readsAll = false
    public var onProgress: @Sendable (PullProgress) -> Void = { _ in }
    /// Called after each transaction that brought new leads, without tests, with their numbers.
    public var onStored: @Sendable ([Int64]) -> Void = { _ in }

    /// - Parameter now: The clock of the store, by which contact and problems are noted.
    public init(store: LeadStore, by who: String, now: @escaping @Sendable () -> Timestamp) {
        (self.store, self.who, self.now) = (store, who, now)
    }

    /// Pulls until there is no more, it fails, or the task is cancelled; what came before stays in each case.
    /// - Throws: `StoreError` where the store can't take it.
    public func run(_ connector: any Connector) async throws -> PullOutcome {
        let door = connector.door
        if readsAll, !isDryRun { try store.forgetWatermark(of: door) }
        let text = readsAll ? nil : try store.makeReader().watermark(of: door)
        let ledger = PullLedger(
            puller: self, door: door, intake: try store.beginImport(by: who, door: door, dryRun: isDryRun))
        do {
            try await connector.pull(since: text.map { Watermark($0) }) { page in
                try await ledger.take(page)
                try Task.checkCancellation()
            }
        } catch let error as PullError {
            await ledger.fail(error)
        } catch is CancellationError {
            await ledger.stop()
        }
        return try await ledger.finish(await connector.secretFacts())
    }
}
