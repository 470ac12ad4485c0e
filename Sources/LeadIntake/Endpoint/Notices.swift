import LeadModel
import LeadStore
import Logging
import NIOPosix
import Synchronization

/// What the endpoint has to tell about itself, on its way into the store.
///
/// Leads say that somebody called; a call without any is written down once a minute at most.
final class Notices: Sendable {
    private struct State {
        var certificateExpiresAt: Timestamp?
        var problem: DoorProblem??
        /// When a problem that is over need no longer be shown.
        var clearsAt: Timestamp?
        var written = DoorFacts()
        var nextAt: Timestamp?
        var isWriting = false
    }

    private let core: EndpointCore
    private let state = Mutex(State())
    private static let interval = Timestamp.Span.seconds(60)
    private static let probing = Timestamp.Span.seconds(5)
    private static let shownFor = Timestamp.Span.hours(24)

    init(_ core: EndpointCore) {
        self.core = core
    }

    func certificate(expiresAt: Timestamp?) {
        state.withLock { $0.certificateExpiresAt = expiresAt }
    }

    /// If requests were refused before, that is to be told: who sent them may not try again.
    func storeWasWritten() {
        guard let past = core.trouble.end() else { return }
        let now = core.backend.clock()
        core.log.notice("deliveries are taken again; \(past.count) were answered 503")
        let text = words(.endpointRefused, past.count, past.since.rfc3339, now.rfc3339)
        state.withLock { state in
            state.problem = .some(DoorProblem(kind: .partial, text: text, at: past.since))
            state.clearsAt = now + Self.shownFor
            state.nextAt = nil
        }
    }

    /// What an earlier run left there.
    func remember(problem: DoorProblem?) {
        state.withLock { $0.clearsAt = problem.map { $0.at + Self.shownFor } }
    }

    /// Writes what is new, on a thread that may wait for the store. What can't be written now is tried again later.
    func tick() {
        let isTrouble = core.trouble.current.problem != nil
        guard let facts = due(at: core.backend.clock(), isTrouble: isTrouble) else { return }
        NIOThreadPool.singleton.submit { [self] _ in
            do {
                try core.backend.note(facts)
                done(facts)
                if isTrouble { storeWasWritten() }
            } catch {
                core.log.debug("the endpoint's own facts could not be written; they will be later")
                state.withLock { $0.isWriting = false }
            }
        }
    }

    /// While the store can't be written, that is tried again and again.
    private func due(at now: Timestamp, isTrouble: Bool) -> DoorFacts? {
        let lookedAt = core.counts.lookedAt
        return state.withLock { state in
            if state.isWriting { return nil }
            if let next = state.nextAt, now < next { return nil }
            if let clearsAt = state.clearsAt, clearsAt <= now {
                state.clearsAt = nil
                state.problem = .some(nil)
            }
            let facts = DoorFacts(
                contactAt: lookedAt, problem: state.problem, certificateExpiresAt: state.certificateExpiresAt)
            guard isTrouble || facts != state.written else { return nil }
            state.nextAt = now + (isTrouble ? Self.probing : Self.interval)
            state.isWriting = true
            return facts
        }
    }

    private func done(_ facts: DoorFacts) {
        state.withLock { state in
            (state.written, state.isWriting) = (facts, false)
            // A problem is told once.
            state.written.problem = nil
            if state.problem == facts.problem { state.problem = nil }
        }
    }
}
