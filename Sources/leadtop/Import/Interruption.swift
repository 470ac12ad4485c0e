import Glibc

/// ctrl-C while something runs that must come to a good end first.
enum Interruption {
    /// From now on an interruption waits to be asked for, in this thread and those it starts.
    static func hold() {
        var signals = Self.signals
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Takes the one that waits; another one ends the process at once.
    static func take() {
        var signals = Self.signals
        var noWait = timespec()
        sigtimedwait(&signals, nil, &noWait)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Waits for one; `nil` when none came in time.
    static func next(withinMilliseconds milliseconds: Int) -> Int32? {
        var signals = Self.signals
        var patience = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        let number = sigtimedwait(&signals, nil, &patience)
        return number > 0 ? number : nil
    }

    /// Whether somebody wants it to stop.
    static var isPending: Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return numbers.contains { sigismember(&pending, $0) == 1 }
    }

    private static let numbers = [SIGINT, SIGTERM, SIGHUP]

    private static var signals: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in numbers { sigaddset(&signals, number) }
        return signals
    }
}
