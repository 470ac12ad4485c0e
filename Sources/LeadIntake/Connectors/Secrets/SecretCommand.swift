import Foundation
import Glibc
import LeadModel

/// Runs the command that prints a secret.
enum SecretCommand {
    private static let mostBytes = 64 << 10

    /// What it prints to standard output. What it says to standard error goes nowhere: it may hold the secret.
    /// - Throws: `PullError`, without the command's text.
    static func run(_ command: String, seconds: Int) async throws(PullError) -> [UInt8] {
        let result: Result<[UInt8], PullError> = await withCheckedContinuation { continuation in
            let thread = Thread {
                do throws(PullError) {
                    continuation.resume(returning: .success(try wait(for: command, seconds: seconds)))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
            thread.start()
        }
        return try result.get()
    }

    private static func wait(for command: String, seconds: Int) throws(PullError) -> [UInt8] {
        var ends: [Int32] = [-1, -1]
        // A socket, as only its making closes it to other programs that are started at the same moment.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw PullError(.retry, words(.secretNoCommand)) }
        defer { close(ends[0]) }
        let process = try spawn(command, output: ends[1])
        let deadline = Timestamp.system + .seconds(Int64(seconds))
        guard let bytes = read(ends[0], until: deadline), let status = end(of: process, until: deadline) else {
            // The command may have started others: all of its group end.
            kill(-process, SIGKILL)
            _ = end(of: process, until: nil)
            throw PullError(.retry, words(.secretCommandSlow, seconds))
        }
        guard status == 0 else { throw PullError(.person, words(.secretCommandFailed, status)) }
        return bytes
    }

    private static func spawn(_ command: String, output: Int32) throws(PullError) -> pid_t {
        defer { close(output) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
        var process: pid_t = 0
        let words: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", command].map { $0.withCString { strdup($0) } } + [nil]
        defer { for word in words { free(word) } }
        guard posix_spawn(&process, "/bin/sh", &actions, &attributes, words, environ) == 0 else {
            throw PullError(.retry, LeadModel.words(.secretNoCommand))
        }
        return process
    }

    /// All there is, or `nil` when it takes too long or is too much.
    private static func read(_ descriptor: Int32, until deadline: Timestamp) -> [UInt8]? {
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while all.count <= mostBytes {
            let left = (deadline - .system).milliseconds
            var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard left > 0, poll(&wish, 1, Int32(left)) > 0 else { return nil }
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count == 0 { return all }
            if count > 0 { all += piece.prefix(count) } else if errno != EINTR { return nil }
        }
        return nil
    }

    /// The exit status, 128 and the signal for one that was killed, or `nil` when it has not ended in time.
    private static func end(of process: pid_t, until deadline: Timestamp?) -> Int32? {
        var status: Int32 = 0
        while waitpid(process, &status, deadline == nil ? 0 : WNOHANG) != process {
            if let deadline {
                guard Timestamp.system < deadline else { return nil }
                poll(nil, 0, 5)
            }
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
