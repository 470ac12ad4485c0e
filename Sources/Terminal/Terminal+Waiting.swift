import CTerminal
public import Canvas
import Glibc

extension Terminal {
    /// What ended a wait.
    public enum Event: Hashable, Sendable {
        /// A key, a paste, the mouse or another size.
        case input(Input)
        /// One of the owner's own descriptors is readable or was closed at its other end.
        case ready(descriptor: Int32)
        /// The program shall end: close the terminal, then ``Terminal/end(bySignal:)``.
        case terminate(signal: Int32)
    }

    /// Everything that is waiting: keys, pastes, mouse. Never blocks, but for 25 ms after a lone escape.
    public func readInputs() -> [Input] {
        while true {
            let code = ct_read()
            if code == CT_NONE.rawValue { return decoder.take() }
            decoder.read(code, milliseconds: milliseconds)
        }
    }

    /// Waits in one `poll` until something happens, and gives all of it; empty when the time is over.
    ///
    /// Takes care of ctrl-Z from outside (SIGTSTP), of being continued, and of new sizes.
    ///
    /// - Parameters:
    ///   - descriptors: of the owner's own, as a pipe that answers come through; they are not read.
    ///   - timeoutMilliseconds: nil waits for ever.
    public func wait(also descriptors: [Int32] = [], timeoutMilliseconds: Int? = nil) -> [Event] {
        var polled = ([inputDescriptor, signalDescriptor] + descriptors).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        let timeout = timeoutMilliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
        // An interrupted poll is no time-out: the signal stands in the pipe.
        if poll(&polled, nfds_t(polled.count), timeout) < 0, errno != EINTR { return [hungUp] }
        var events = takeSignals()
        let inputs = readInputs()
        if inputs.isEmpty, polled[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { events.append(hungUp) }
        events += inputs.map { .input($0) }
        return events + polled.dropFirst(2).filter { $0.revents != 0 }.map { .ready(descriptor: $0.fd) }
    }

    private var hungUp: Event { .terminate(signal: SIGHUP) }

    /// Reads the signals that came; several new sizes are one.
    private func takeSignals() -> [Event] {
        var events: [Event] = []
        let before = size
        var resized = false
        while case let signal = ct_next_signal(), signal != 0 {
            switch signal {
            case SIGWINCH: resized = true
            case SIGTSTP: suspend()
            case SIGCONT: enter()
            default: events.append(.terminate(signal: signal))
            }
        }
        if resized { resize() }
        if resized || size != before { events.append(.input(.resize(size))) }
        return events
    }
}
