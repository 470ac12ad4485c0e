import Foundation
import Glibc

/// The signals that ask for an end or for the configuration to be read anew, as a stream.
enum SignalWatch {
    enum Wish: Sendable {
        case stop, reload
    }

    /// From now on signals come here instead of ending the process; a second wish to stop ends it at once. To be called
    /// on the main thread before others are started, as they inherit what is blocked.
    static func begin() -> AsyncStream<Wish> {
        var signals = Self.signals
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let (stream, continuation) = AsyncStream.makeStream(of: Wish.self)
        let thread = Thread {
            var hasStopped = false
            while true {
                var number: Int32 = 0
                var signals = Self.signals
                guard sigwait(&signals, &number) == 0 else { continue }
                if number == SIGHUP {
                    continuation.yield(.reload)
                } else {
                    if hasStopped { end(by: number) }
                    hasStopped = true
                    continuation.yield(.stop)
                }
            }
        }
        thread.start()
        return stream
    }

    /// Ends the process as if nobody had waited for the signal.
    private static func end(by number: Int32) {
        signal(number, SIG_DFL)
        var signals = Self.signals
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
    }

    private static var signals: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
        return signals
    }
}
