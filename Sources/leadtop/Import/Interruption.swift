import Glibc

/// ctrl-C while something runs that must come to a good end first.
enum Interruption {
    /// From now on an interruption waits to be asked for, in this thread and those it starts.
    static func hold() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGHUP)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Whether somebody wants it to stop.
    static var isPending: Bool {
        var signals = sigset_t()
        sigpending(&signals)
        return [SIGINT, SIGTERM, SIGHUP].contains { sigismember(&signals, $0) == 1 }
    }
}
