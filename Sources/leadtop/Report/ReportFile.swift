public import ArgumentParser
import Glibc
import LeadModel
public import Reporting

extension Report.Format: ExpressibleByArgument {
    /// The form that a file's ending asks for.
    init?(ofFile path: String) {
        guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        guard let format = ending == "htm" ? .html : Report.Format(rawValue: ending) else { return nil }
        self = format
    }
}

extension Report.Part: ExpressibleByArgument {}

/// A file that has its name only when it is whole.
enum WholeFile {
    /// Writes a file beside the one it takes the place of, only for its owner to read; `-` is standard output.
    /// - Throws: `Failure` or `OutputFailure`.
    static func write(_ bytes: [UInt8], to path: String) throws {
        if path == "-" { return try writeAll(bytes, to: STDOUT_FILENO) }
        if isDirectory(path) { throw Failure(words(.reportIsDirectory, path)) }
        let part = "\(path).\(getpid()).part"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw cantWrite(path) }
        var isOpen = true
        defer {
            if isOpen { close(descriptor) }
            unlink(part)
        }
        try writeAll(bytes, to: descriptor)
        isOpen = false
        // A full disk may show only now.
        guard close(descriptor) == 0, rename(part, path) == 0 else { throw cantWrite(path) }
    }

    private static func isDirectory(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    private static func cantWrite(_ path: String) -> Failure {
        Failure(words(.cliCantWrite, path, String(cString: strerror(errno))))
    }
}
