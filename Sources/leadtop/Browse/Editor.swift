import Foundation
import Glibc
import Synchronization

/// The user's own editor on a text: `$VISUAL`, else `$EDITOR`, else `vi`.
enum Editor {
    /// Opens a text in a private file and gives what it became; `nil` where the editor could not be run or ended with
    /// an error. The file is gone afterwards, also where a signal asks leadtop to end meanwhile.
    /// - Parameter name: Of the file: editors choose by it how to show it.
    static func edit(_ text: String, named name: String) -> String? {
        try? PrivateFile.with(text, named: name) { path in
            let editor = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
            guard run(["/bin/sh", "-c", "exec \(editor) \"$1\"", "sh", path]) == 0 else { return nil }
            return try? String(contentsOfFile: path, encoding: .utf8)
        }
    }

    /// Runs a program on this terminal and waits for it. `posix_spawn`, because it must be in the foreground group.
    private static func run(_ arguments: [String]) -> Int32 {
        var process: pid_t = 0
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let former = Forwarding.begin()
        defer { Forwarding.end(former) }
        guard posix_spawn(&process, arguments[0], nil, &attributes, &pointers, environ) == 0 else { return -1 }
        Forwarding.process.store(process, ordering: .relaxed)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return -1 }
        }
        return status
    }

    /// What would end leadtop while the editor runs goes to the editor, so that the file can be removed after it.
    ///
    /// Signals that have a handler, as in the dashboard, are left to that.
    private enum Forwarding {
        static let process = Atomic<pid_t>(0)

        static func begin() -> [(Int32, sigaction)] {
            // Made now: a handler may not.
            process.store(0, ordering: .relaxed)
            return [SIGINT, SIGQUIT, SIGTERM, SIGHUP].compactMap { number in
                var former = sigaction()
                guard sigaction(number, nil, &former) == 0, former.__sigaction_handler.sa_handler == nil else {
                    return nil
                }
                var action = sigaction()
                if number == SIGINT || number == SIGQUIT {
                    // The terminal sends these to the editor as well.
                    action.__sigaction_handler.sa_handler = { _ in }
                } else {
                    action.__sigaction_handler.sa_handler = { number in
                        let process = Forwarding.process.load(ordering: .relaxed)
                        if process > 0 { kill(process, number) }
                    }
                }
                sigaction(number, &action, nil)
                return (number, former)
            }
        }

        static func end(_ former: [(Int32, sigaction)]) {
            for (number, action) in former {
                var action = action
                sigaction(number, &action, nil)
            }
        }
    }
}
