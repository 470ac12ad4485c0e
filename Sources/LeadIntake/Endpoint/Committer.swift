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
    private static let patienceSeconds = 1.0

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
        while let batch = core.queue.take(most: Self.most, patienceSeconds: Self.patienceSeconds) {
            do {
                let open = try sink ?? core.backend.makeSink()
                sink = open
                if !batch.isEmpty { try store(batch, in: open) }
            } catch {
                refuse(batch, StoreError(wrapping: error))
                // A connection that failed may stay so.
                sink = nil
            }
            if let sink { notices.write(to: sink) }
        }
    }

    // MARK: One batch

    private func store(_ batch: [Pending], in sink: any LeadSink) throws {
        let receipts: [EndpointIntake.Receipt]
        do {
            receipts = try sink.accept(batch.map(\.delivery))
        } catch let error as StoreError where error.kind == .failed {
            return try storeApart(batch, in: sink)
        }
        finish(batch, receipts)
    }

    /// One delivery that the store can't take must not keep the others out; it is kept as it came.
    private func storeApart(_ batch: [Pending], in sink: any LeadSink) throws {
        for pending in batch {
            do {
                finish([pending], try sink.accept([pending.delivery]))
            } catch let error as StoreError where error.kind == .failed {
                var kept = pending.delivery
                kept.items = [LeadBody.unreadable(words(.endpointNotStorable), pending.body)]
                do {
                    finish([pending], try sink.accept([kept]))
                } catch {
                    refuse([pending], StoreError(wrapping: error))
                }
            } catch {
                refuse([pending], StoreError(wrapping: error))
            }
        }
    }

    private func finish(_ batch: [Pending], _ receipts: [EndpointIntake.Receipt]) {
        if let past = core.trouble.end() {
            core.log.notice("the store can be written again; \(past.count) requests were answered 503")
            notices.trouble(past.count, since: past.since, until: core.backend.clock())
        }
        answer(Array(zip(batch, receipts.map(Outcome.stored))))
        let leads = receipts.filter { $0.tests < $0.leads.count }.flatMap(\.leads)
        if !leads.isEmpty { core.settings.onStored(leads) }
    }

    private func refuse(_ batch: [Pending], _ error: StoreError) {
        let now = core.backend.clock()
        if core.trouble.begin(DoorProblem(kind: error.doorProblemKind, text: error.message, at: now)) {
            core.log.error("deliveries are answered 503: \(error.message)")
        }
        guard !batch.isEmpty else { return }
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
    init(wrapping error: any Error) {
        self = error as? StoreError ?? StoreError(kind: .failed, message: "\(type(of: error))")
    }

    fileprivate var doorProblemKind: DoorProblem.Kind {
        switch kind {
        case .busy, .stopped: .retry
        default: .person
        }
    }
}
