import Glibc

/// A program that was started and ends.
///
/// Foundation's `Process` waits for the end of a socket that programs started beside it inherit: as long as one of
/// those runs, such as a server of tmux, it may wait in vain.
enum Spawned {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Runs a program to its end, with files as its input and outputs.
    /// - Returns: its exit code, or 128 and the number of the signal that ended it, as a shell has it.
    static func run(
        _ program: String, _ arguments: [String], environment: [String: String], directory: String, input: String,
        output: String, errors: String
    ) throws -> Int32 {
        let process = try start(
            program, arguments, environment: environment, directory: directory, input: input, output: output,
            errors: errors)
        return exitCode(of: process)
    }

    /// Starts a program; its end must be waited for by `exitCode`.
    static func start(
        _ program: String, _ arguments: [String], environment: [String: String], directory: String, input: String,
        output: String, errors: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        if errors == output {
            posix_spawn_file_actions_adddup2(&actions, 1, 2)
        } else {
            posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        // Sockets of servers in the tests' own process would stay open as long as the program runs.
        _ = closeFrom?(&actions, 3)
        var attributes = defaultSignals()
        defer { posix_spawnattr_destroy(&attributes) }

        var process: pid_t = 0
        // `env` changes the directory and becomes the program.
        let failure = withCStrings(["env", "-C", directory, program] + arguments) { arguments in
            withCStrings(environment.map { "\($0)=\($1)" }) { environment in
                posix_spawnp(&process, "env", &actions, &attributes, arguments, environment)
            }
        }
        guard failure == 0 else { throw Failure(description: "\(program): \(String(cString: strerror(failure)))") }
        return process
    }

    private typealias CloseFrom = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    /// `posix_spawn_file_actions_addclosefrom_np`, which the header shows to GNU sources only.
    private static let closeFrom = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np").map {
        unsafeBitCast($0, to: CloseFrom.self)
    }

    /// No signal is blocked or ignored in the program, whatever the tests' own process does with them.
    private static func defaultSignals() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        return attributes
    }

    /// Waits for its end.
    static func exitCode(of process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers = texts.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("there is always the end mark") }
            return body(UnsafePointer(base))
        }
    }
}
