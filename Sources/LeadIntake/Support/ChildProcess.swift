import Dispatch
import Foundation
import Glibc
import Synchronization

/// A program of the user's, with its own process group, that gets an end when it takes too long.
package struct ChildProcess {
    /// How it ended.
    package enum End: Equatable {
        /// With a status, or 128 and the number of the signal that ended it.
        case exited(Int32)
        case timedOut
        /// It took longer, and was left to itself.
        case leftRunning
        case notStarted(String)
    }

    /// The program and its arguments.
    package var arguments: [String]
    /// Variables beside those of this process.
    package var environment: [String: String] = [:]
    /// What it reads from standard input; nothing where this is empty.
    package var input: [UInt8] = []
    /// Whether what it says to standard error goes nowhere: it may hold a secret.
    package var isSilent = false

    /// Whether it is left to itself when its time is over, as a program with windows of its own.
    package var mayStay = false

    package init(_ arguments: [String]) {
        self.arguments = arguments
    }

    /// How long it may take to end after it was asked to.
    package static let graceSeconds = 2

    /// Runs it to its end. What it prints goes nowhere; what it says, to standard error. Blocks.
    package func run(timeoutSeconds: Int) -> End {
        run(timeoutSeconds: timeoutSeconds, output: nil).end
    }

    /// Runs it to its end, and gives what it prints: all of it, or `mostBytes` and one more. Blocks.
    func output(timeoutSeconds: Int, mostBytes: Int) -> (end: End, bytes: [UInt8]) {
        guard let pair = Self.socketPair() else { return (.notStarted(String(cString: strerror(errno))), []) }
        let reader = pair.0
        let printed = Late { Self.readAll(reader, mostBytes: mostBytes) }
        let (end, process) = run(timeoutSeconds: timeoutSeconds, output: pair.1)
        if let bytes = printed.wait(seconds: Self.graceSeconds) { return (end, bytes) }
        // What it started goes on and holds the socket.
        if let process { kill(-process, SIGKILL) }
        return (.timedOut, [])
    }

    /// What comes by a socket up to its end, or `mostBytes` and one more. Closes it.
    private static func readAll(_ socket: Int32, mostBytes: Int) -> [UInt8] {
        defer { close(socket) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while bytes.count <= mostBytes {
            let count = read(socket, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += piece.prefix(min(count, mostBytes + 1 - bytes.count))
        }
        return bytes
    }

    /// - Parameter output: What it prints to; closed here.
    private func run(timeoutSeconds: Int, output: Int32?) -> (end: End, process: pid_t?) {
        defer { if let output { close(output) } }
        guard let program = arguments.first, let input = openInput() else {
            return (.notStarted(String(cString: strerror(errno))), nil)
        }
        var process: pid_t = 0
        let failure = spawn(program, input, output, &process)
        close(input)
        guard failure == 0 else { return (.notStarted(String(cString: strerror(failure))), nil) }
        let started = process
        let status = Late { Self.status(of: started) }
        if let status = status.wait(seconds: timeoutSeconds) { return (.exited(status), process) }
        if mayStay { return (.leftRunning, process) }
        // It may have started others: its whole group ends.
        kill(-process, SIGTERM)
        if status.wait(seconds: Self.graceSeconds) == nil {
            kill(-process, SIGKILL)
            _ = status.wait(seconds: Self.graceSeconds)
        }
        return (.timedOut, process)
    }

    /// Waits for a process: its exit status, or 128 and the number of the signal that ended it.
    private static func status(of process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// A socket from which the input is read, and no disk holds it. A thread of its own writes it, and ends when nobody
    /// reads any more.
    private func openInput() -> Int32? {
        if input.isEmpty { return open("/dev/null", O_RDONLY | O_CLOEXEC) }
        guard let (reader, writer) = Self.socketPair() else { return nil }
        let bytes = input
        Thread {
            var rest = bytes[...]
            while !rest.isEmpty {
                let sent = rest.withUnsafeBytes { send(writer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard sent > 0 || errno == EINTR else { break }
                rest = rest.dropFirst(max(sent, 0))
            }
            close(writer)
        }.start()
        return reader
    }

    /// A socket, as only its making closes it to other programs that are started at the same moment.
    private static func socketPair() -> (Int32, Int32)? {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        return socketpair(AF_UNIX, kind, 0, &ends) == 0 ? (ends[0], ends[1]) : nil
    }

    private func spawn(_ program: String, _ input: Int32, _ output: Int32?, _ process: inout pid_t) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        if let output {
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        } else {
            posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        }
        if isSilent { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        // Sockets and files of this process are none of its business.
        for descriptor in Self.openDescriptors { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var attributes = Self.attributes()
        defer { posix_spawnattr_destroy(&attributes) }
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
        return Self.withCStrings(arguments) { arguments in
            Self.withCStrings(variables.sorted()) { variables in
                posix_spawnp(&process, program, &actions, &attributes, arguments, variables)
            }
        }
    }

    /// What a new program would inherit beyond the first three.
    private static var openDescriptors: [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.compactMap { Int32($0) }.filter { $0 > 2 && fcntl($0, F_GETFD) & FD_CLOEXEC == 0 }
    }

    /// A group of its own, and no signal blocked or ignored, whatever this process does with them.
    private static func attributes() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        return attributes
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers)
    }
}

/// What a thread of its own works out, so that the wait for it can have an end.
private final class Late<Value: Sendable>: Sendable {
    private let ended = DispatchSemaphore(value: 0)
    private let value = Mutex<Value?>(nil)

    init(_ work: @escaping @Sendable () -> Value) {
        Thread { [self] in
            let done = work()
            value.withLock { $0 = done }
            ended.signal()
        }.start()
    }

    /// `nil` when it was not there in time.
    func wait(seconds: Int) -> Value? {
        ended.wait(timeout: .now() + .seconds(seconds)) == .success ? value.withLock(\.self) : nil
    }
}
