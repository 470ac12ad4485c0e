import LeadIntake
import LeadModel
import LeadStore

/// What pulling from one destination came to.
struct SyncResult: Sendable {
    var destination: Destination
    var outcome: PullOutcome
    /// Another process pulls it right now.
    var isBusy = false

    init(_ destination: Destination, outcome: PullOutcome? = nil) {
        self.destination = destination
        self.outcome = outcome ?? PullOutcome(door: destination.door)
    }

    var status: Int32 {
        if isBusy || !outcome.isComplete { return ExitStatus.failed }
        return outcome.report.quarantined > 0 ? ExitStatus.quarantined : ExitStatus.done
    }
}

extension [SyncResult] {
    /// The worst of all: failed before quarantined before done.
    var status: Int32 {
        let all = map(\.status)
        return all.contains(ExitStatus.failed) ? ExitStatus.failed : all.max() ?? ExitStatus.done
    }
}

/// One round over destinations, one after the other; one that fails does not stop the others.
struct SyncRound: Sendable {
    let store: LeadStore
    let who: String
    let customs: Customs
    let now: @Sendable () -> Timestamp
    let hook: LeadHook
    var isDryRun: Bool
    var readsAll: Bool

    init(desk: Desk, notify: NotifySettings, isDryRun: Bool = false, readsAll: Bool = false) {
        hook = LeadHook(notify)
        // Nobody's own work: a person's undo does not take it back.
        (store, who, customs) = (desk.store, "sync", desk.customs)
        let start = desk.now
        now = { (try? Clock.now()) ?? start }
        (self.isDryRun, self.readsAll) = (isDryRun, readsAll)
    }

    func run(_ destinations: [Destination]) async throws -> [SyncResult] {
        let progress = SyncProgress(customs: customs)
        defer { progress.clear() }
        let wire = Wire(onPause: progress.show)
        var results: [SyncResult] = []
        do {
            for destination in destinations {
                progress.begin(destination.door.name)
                results.append(try await pull(destination, wire, onProgress: progress.show))
                progress.clear()
                if results.last?.outcome.wasStopped == true { break }
            }
        } catch {
            await wire.shutDown()
            throw error
        }
        await wire.shutDown()
        return results
    }

    /// Pulls once.
    /// - Throws: `StoreError` where the store can't take it.
    func pull(
        _ destination: Destination, _ wire: Wire, onProgress: @escaping @Sendable (PullProgress) -> Void = { _ in }
    ) async throws -> SyncResult {
        var result = SyncResult(destination)
        do {
            let lock = isDryRun ? nil : try PullLock(destination.door, storePath: store.path)
            guard isDryRun || lock != nil else {
                result.isBusy = true
                return result
            }
            defer { withExtendedLifetime(lock) {} }
            var puller = Puller(store: store, by: who, now: now)
            (puller.isDryRun, puller.readsAll, puller.onProgress) = (isDryRun, readsAll, onProgress)
            puller.onStored = { [hook, store] in hook.announce(leads: $0, store: store.path) }
            result.outcome = try await puller.run(try Connectors.make(destination, wire: wire))
        } catch let error as PullError {
            result.outcome.error = error
        }
        return result
    }
}
