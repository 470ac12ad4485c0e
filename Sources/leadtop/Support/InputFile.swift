import Glibc
import LeadModel

/// A file, or standard input, read in pieces.
struct InputFile: ~Copyable {
    static let pieceSize = 256 << 10

    let name: String
    /// In bytes; `nil` for what has no size, such as a pipe.
    let size: Int?
    private let descriptor: Int32

    /// Throws `Failure` with the reason for a directory, and for a file that is missing or may not be read.
    init(_ path: String) throws(Failure) {
        let isStandardInput = path == "-"
        name = isStandardInput ? words(.cliStandardInput) : path
        descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(words(.cliCantOpen, path, Self.reason(errno))) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw Failure(words(.cliCantOpen, path, Self.reason(errno))) }
        guard facts.st_mode & S_IFMT != S_IFDIR else {
            if !isStandardInput { close(descriptor) }
            throw Failure(words(.cliCantOpen, path, words(.cliIsDirectory)))
        }
        size = facts.st_mode & S_IFMT == S_IFREG ? facts.st_size : nil
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// The next bytes; empty at the end, `nil` where somebody wants it to stop. Throws `Failure`.
    func read() throws(Failure) -> [UInt8]? {
        while true {
            guard waitForBytes() else { return nil }
            var failure: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
                let result = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                failure = result < 0 ? errno : 0
                count = max(0, result)
            }
            if failure == 0 { return piece }
            if failure != EINTR { throw Failure(words(.cliCantRead, name, Self.reason(failure))) }
        }
    }

    /// What is typed or piped may never come, and an interruption is not to wait for it.
    private func waitForBytes() -> Bool {
        guard size == nil else { return true }
        var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while !Interruption.isPending {
            if poll(&wish, 1, 100) != 0 { return true }
        }
        return false
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: words(.cliIsMissing)
        case EACCES, EPERM: words(.cliIsForbidden)
        case EISDIR: words(.cliIsDirectory)
        default: String(cString: strerror(code))
        }
    }
}
