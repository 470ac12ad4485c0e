import Foundation
import Glibc
import LeadModel

/// Files with personal data, which nobody else may read.
enum PrivateFile {
    /// A new file in a directory of its own, for as long as something is done with it: then both are removed, with
    /// whatever an editor left beside it.
    /// - Throws: `Failure` where it can't be made; what `body` throws.
    static func with<Result>(_ text: String, named name: String, _ body: (String) throws -> Result) throws -> Result {
        let parent = environment("XDG_RUNTIME_DIR") ?? FileManager.default.temporaryDirectory.path
        var pattern = Array((parent + "/leadtop-XXXXXX").utf8CString)
        guard mkdtemp(&pattern) != nil else { throw failure(parent) }
        let directory = String(decoding: pattern.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = directory + "/" + name
        try write(text, to: path)
        return try body(path)
    }

    /// Keeps a text where only its owner finds it; the path.
    static func keep(_ text: String) throws -> String {
        let directory = (environment("XDG_STATE_HOME") ?? (environment("HOME") ?? ".") + "/.local/state") + "/leadtop"
        try? FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = directory + "/message-" + String(UInt64.random(in: .min ... .max), radix: 36) + ".txt"
        try write(text, to: path)
        return path
    }

    private static func write(_ text: String, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        try writeAll(Array(text.utf8), to: descriptor)
    }

    private static func failure(_ path: String) -> Failure {
        Failure(words(.letterCantKeep, path, String(cString: strerror(errno))))
    }
}
