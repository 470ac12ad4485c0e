import Glibc
import LeadModel

enum OutputFile {
    /// Opens a file for writing, only for its owner to read as it may hold personal data; `-` is standard output.
    /// Throws `Failure`.
    static func open(_ path: String) throws(Failure) -> Int32 {
        if path == "-" { return STDOUT_FILENO }
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(words(.cliCantWrite, path, String(cString: strerror(errno)))) }
        return descriptor
    }
}
