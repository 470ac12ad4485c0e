import LeadIntake
import LeadModel
import Synchronization

/// A pace whose sleeps end at once and are written down, while the clock goes on by them.
final class FastPace: Sendable {
    private let state: Mutex<(now: Timestamp, slept: [Timestamp.Span])>

    init(now: Timestamp = Pace.system.now()) {
        state = Mutex((now, []))
    }

    var slept: [Timestamp.Span] { state.withLock { $0.slept } }
    var now: Timestamp { state.withLock { $0.now } }

    func advance(_ span: Timestamp.Span) {
        state.withLock { $0.now = $0.now + span }
    }

    /// - Parameter random: What chance always says.
    func pace(random: Double = 0) -> Pace {
        Pace(
            now: { self.now },
            sleep: { span in
                try Task.checkCancellation()
                self.state.withLock { state in
                    state.slept.append(span)
                    state.now = state.now + span
                }
            }, random: { random })
    }
}

/// Runs a test with a client that is shut down at its end.
func withWire<Answer>(
    _ pace: FastPace = FastPace(), limits: Wire.Limits = .init(),
    onPause: @escaping @Sendable (Wire.Pause) -> Void = { _ in },
    _ body: (Wire) async throws -> Answer
) async throws -> Answer {
    let wire = Wire(pace: pace.pace(), limits: limits, onPause: onPause)
    do {
        let answer = try await body(wire)
        await wire.shutDown()
        return answer
    } catch {
        await wire.shutDown()
        throw error
    }
}
