import LeadModel
import LeadStore
import Synchronization

/// Why deliveries are refused just now, and how many were.
final class Trouble: Sendable {
    struct State: Sendable {
        /// Since when the store can't be written, and why; `nil` while it can.
        var problem: DoorProblem?
        /// Since the last time that it could be written.
        var refused = 0
        var firstRefusalAt: Timestamp?
        /// Since the start.
        var refusedInAll = 0
    }

    private let state = Mutex(State())

    var current: State { state.withLock { $0 } }

    func refuse(_ count: Int = 1, at now: Timestamp) {
        state.withLock { state in
            state.refused += count
            state.refusedInAll += count
            state.firstRefusalAt = state.firstRefusalAt ?? now
        }
    }

    /// The store could not be written. True when that is news.
    func begin(_ problem: DoorProblem) -> Bool {
        state.withLock { state in
            let isNew = state.problem?.text != problem.text
            if isNew { state.problem = problem }
            return isNew
        }
    }

    /// The store could be written.
    /// - Returns: What there was to tell until now: how many were refused since when.
    func end() -> (count: Int, since: Timestamp)? {
        state.withLock { state in
            guard state.problem != nil || state.refused > 0 else { return nil }
            defer { (state.problem, state.refused, state.firstRefusalAt) = (nil, 0, nil) }
            return state.firstRefusalAt.map { (state.refused, $0) }
        }
    }
}
