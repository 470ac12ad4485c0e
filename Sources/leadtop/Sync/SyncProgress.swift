import Canvas
import LeadIntake
import LeadModel
import Synchronization

/// How far a pull is, on the terminal's last line.
final class SyncProgress: Sendable {
    private struct State {
        var name = ""
        var line: ProgressLine?
    }

    private let customs: Customs
    private let state = Mutex(State())

    init(customs: Customs) {
        self.customs = customs
    }

    func begin(_ name: String) {
        state.withLock { $0 = State(name: clean(name, limit: 40), line: nil) }
    }

    @Sendable
    func show(_ progress: PullProgress) {
        state.withLock { state in
            if state.line == nil {
                state.line = ProgressLine(name: state.name, total: progress.total, customs: customs)
            }
            state.line?.show(bytes: progress.leads, leads: progress.leads)
        }
    }

    @Sendable
    func show(_ pause: Wire.Pause) {
        state.withLock { state in
            if state.line == nil { state.line = ProgressLine(name: state.name, total: nil, customs: customs) }
            let seconds = (pause.span.milliseconds + 999) / 1000
            state.line?.say(clean(words(.syncPause, state.name, pause.text, seconds)))
        }
    }

    func clear() {
        state.withLock { $0.line?.clear() }
    }
}
