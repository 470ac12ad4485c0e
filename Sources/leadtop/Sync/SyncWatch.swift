import Canvas
import Foundation
import LeadIntake
import LeadModel
import LeadStore
import Logging

/// Pulls from each destination at its own interval until it is stopped: one line of the log a round.
struct SyncWatch: Sendable {
    private let round: SyncRound
    private let reload: @Sendable () throws -> [Destination]
    private let log: Logger

    init(desk: Desk, notify: NotifySettings, reload: @escaping @Sendable () throws -> [Destination]) {
        round = SyncRound(desk: desk, notify: notify)
        self.reload = reload
        log = Logger(label: "leadtop.sync") { StreamLogHandler.standardError(label: $0) }
    }

    func run(_ destinations: [Destination]) throws {
        let signals = SignalWatch.begin()
        try Awaiting.run {
            let wire = Wire()
            var running = start(destinations, wire)
            for await wish in signals {
                switch wish {
                case .stop:
                    running.cancel()
                    await running.value
                    await wire.shutDown()
                    round.hook.finish()
                    log.info("stopped")
                    return
                case .reload:
                    guard let new = reloaded() else { continue }
                    running.cancel()
                    await running.value
                    running = start(new, wire)
                }
            }
        }
    }

    /// The configuration as it is now; where it can't be followed, what runs goes on.
    private func reloaded() -> [Destination]? {
        do {
            let new = try reload()
            log.info("configuration read anew", metadata: ["destinations": "\(new.count)"])
            return new
        } catch {
            log.error("\(clean(ErrorText.text(of: error) ?? "\(type(of: error))"))")
            return nil
        }
    }

    private func start(_ destinations: [Destination], _ wire: Wire) -> Task<Void, Never> {
        Task {
            await withTaskGroup { group in
                for destination in destinations { group.addTask { await follow(destination, wire) } }
            }
        }
    }

    private func follow(_ destination: Destination, _ wire: Wire) async {
        var schedule = PullSchedule(every: destination.every, pace: wire.pace)
        while !Task.isCancelled {
            let wait = await once(destination, wire, &schedule)
            try? await wire.pace.sleep(wait)
        }
    }

    /// One round, and how long to wait for the next.
    private func once(_ destination: Destination, _ wire: Wire, _ schedule: inout PullSchedule) async -> Timestamp.Span
    {
        let begun = wire.pace.now()
        var line: Logger.Metadata = ["destination": "\(clean(destination.door.name))"]
        do {
            let result = try await round.pull(destination, wire)
            let report = result.outcome.report
            line["read"] = "\(report.read)"
            line["new"] = "\(report.new)"
            line["known"] = "\(report.duplicates)"
            line["quarantined"] = "\(report.quarantined)"
            line["ms"] = "\((wire.pace.now() - begun).milliseconds)"
            let wait =
                result.outcome.isComplete && !result.isBusy
                ? schedule.afterSuccess()
                : schedule.afterFailure(retryAfterSeconds: result.outcome.error?.retryAfterSeconds)
            say(result, line, next: wait)
            return wait
        } catch {
            let wait = schedule.afterFailure()
            line["next"] = "\(wait.milliseconds / 1000) s"
            log.error("\(clean(ErrorText.text(of: error) ?? "\(type(of: error))"))", metadata: line)
            return wait
        }
    }

    private func say(_ result: SyncResult, _ line: Logger.Metadata, next wait: Timestamp.Span) {
        guard !result.outcome.wasStopped else { return log.info("stopped between pages", metadata: line) }
        var line = line
        line["next"] = "\(wait.milliseconds / 1000) s"
        let talk = result.talk.map { clean($0) }
        guard !talk.isEmpty else { return log.info("pulled", metadata: line) }
        let level: Logger.Level = result.outcome.isComplete ? .notice : .warning
        for text in talk { log.log(level: level, "\(text)", metadata: line) }
    }
}
