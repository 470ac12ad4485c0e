import Foundation
import LeadModel
import LeadStore
import Logging
import NIOCore

/// The thread that makes deliveries durable: it hands all that wait to the store at once, and then lets all be answered.
///
/// The more come at a time, the more share one commit.
final class Committer: Sendable {
    private let core: EndpointCore
    private let notices: Notices
    private let ended = DispatchSemaphore(value: 0)
    private static let most = 512

    init(_ core: EndpointCore, notices: Notices) {
        (self.core, self.notices) = (core, notices)
    }

    func start() {
        let thread = Thread { [self] in
            run()
            ended.signal()
        }
        thread.name = "commit"
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Stores what is still there, and ends. Waits for it, but not for ever: false when it had not ended by then.
    func stop(patienceSeconds: Int) -> Bool {
        core.queue.close()
        return ended.wait(timeout: .now() + .seconds(patienceSeconds)) == .success
    }

    private func run() {
        var sink: (any LeadSink)?
        while let batch = core.queue.take(most: Self.most) {
            do {
                let open = try sink ?? core.backend.makeSink()
                sink = open
                finish(batch, try open.accept(batch.map(\.delivery)))
            } catch {
                // A connection that failed may stay so.
                sink = nil
                refuse(batch, StoreError(wrapping: error))
            }
        }
    }

    private func finish(_ batch: [Pending], _ receipts: [EndpointIntake.Receipt]) {
        notices.storeWasWritten()
        answer(Array(zip(batch, receipts.map(Outcome.stored))))
        let leads = receipts.flatMap(\.leads)
        if !leads.isEmpty { core.settings.onStored(leads) }
    }

    private func refuse(_ batch: [Pending], _ error: StoreError) {
        let now = core.backend.clock()
        if core.trouble.begin(DoorProblem(kind: error.doorProblemKind, text: error.message, at: now)) {
            core.log.error("deliveries are answered 503: \(error.message)")
        }
        core.trouble.refuse(batch.count, at: now)
        answer(batch.map { ($0, .failed(error.kind)) })
    }

    /// Wakes each event loop once.
    private func answer(_ outcomes: [(pending: Pending, outcome: Outcome)]) {
        for (_, group) in Dictionary(grouping: outcomes, by: { ObjectIdentifier($0.pending.loop) }) {
            group.first?.pending.loop.execute {
                for (pending, outcome) in group { pending.answer(outcome) }
            }
        }
    }
}

extension StoreError {
    fileprivate init(wrapping error: any Error) {
        self = error as? StoreError ?? StoreError(kind: .failed, message: "\(type(of: error))")
    }

    fileprivate var doorProblemKind: DoorProblem.Kind {
        switch kind {
        case .busy, .stopped: .retry
        default: .person
        }
    }
}
