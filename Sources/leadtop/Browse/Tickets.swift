import Synchronization

/// Numbers the deeds, so that "stop" reaches those that were begun before it and none that comes after.
final class Tickets: Sendable {
    private struct State {
        var last = 0
        var lastStopped = 0
        var open = 0
    }

    private let state = Mutex(State())

    /// Begins a deed.
    func draw() -> Int {
        state.withLock { state in
            state.open += 1
            state.last += 1
            return state.last
        }
    }

    /// Ends one that was begun.
    func giveBack() {
        state.withLock { $0.open -= 1 }
    }

    /// Stops all that were begun so far.
    func stop() {
        state.withLock { $0.lastStopped = $0.last }
    }

    func isStopped(_ ticket: Int) -> Bool {
        state.withLock { ticket <= $0.lastStopped }
    }

    /// Whether any has not ended yet.
    var areOpen: Bool { state.withLock { $0.open > 0 } }
}
