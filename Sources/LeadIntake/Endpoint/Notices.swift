import LeadModel
import LeadStore
import Logging
import Synchronization

/// What the endpoint has to tell about itself, on its way into the store: written now and then, between two commits.
final class Notices: Sendable {
    private struct State {
        var waiting = DoorFacts()
        var written = DoorFacts()
        var nextAt: Timestamp?
        /// When a problem that is over need no longer be shown.
        var clearsAt: Timestamp?
    }

    private let core: EndpointCore
    private let state = Mutex(State())
    /// How often a call alone, without leads, is written down.
    static let interval = Timestamp.Span.seconds(60)
    private static let shownFor = Timestamp.Span.hours(24)

    init(_ core: EndpointCore) {
        self.core = core
    }

    func certificate(expiresAt: Timestamp?) {
        state.withLock { $0.waiting.certificateExpiresAt = expiresAt }
    }

    func secrets(since: Timestamp?) {
        state.withLock { $0.waiting.secretSince = since }
    }

    /// Requests were refused, and who sent them may not try again.
    func trouble(_ count: Int, since: Timestamp, until now: Timestamp) {
        let text = words(.endpointRefused, count, since.rfc3339, now.rfc3339)
        state.withLock { state in
            state.waiting.problem = .some(DoorProblem(kind: .partial, text: text, at: since))
            state.clearsAt = now + Self.shownFor
            state.nextAt = nil
        }
    }

    /// What an earlier run left there.
    func remember(problem: DoorProblem?) {
        state.withLock { $0.clearsAt = problem.map { $0.at + Self.shownFor } }
    }

    /// On the committing thread. What can't be written now is tried again later.
    func write(to sink: any LeadSink) {
        let now = core.backend.clock()
        guard let facts = due(at: now) else { return }
        do {
            try sink.note(facts)
            state.withLock { state in
                state.written.take(facts)
                if state.waiting.problem == facts.problem { state.waiting.problem = nil }
            }
        } catch {
            core.log.debug("the endpoint's own facts could not be written; they will be later")
        }
    }

    private func due(at now: Timestamp) -> DoorFacts? {
        let contactAt = core.counts.contactAt
        return state.withLock { state in
            if let next = state.nextAt, now < next { return nil }
            if let clearsAt = state.clearsAt, clearsAt <= now {
                state.clearsAt = nil
                state.waiting.problem = .some(nil)
            }
            var facts = state.waiting
            facts.contactAt = contactAt
            guard facts != state.written else { return nil }
            state.nextAt = now + Self.interval
            return facts
        }
    }
}

extension DoorFacts {
    /// What is compared with next time: all but a problem, which is told once.
    fileprivate mutating func take(_ other: DoorFacts) {
        self = other
        problem = nil
    }
}
