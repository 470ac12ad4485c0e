import Foundation
import Glibc
public import LeadModel

/// Where a secret is; it is read anew whenever it is needed, and never kept.
public struct Secret: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        case environment(String)
        case file(String)
        /// Run by `/bin/sh`; what it prints is the secret.
        case command(String)
    }

    public var place: Place

    public init(_ place: Place) {
        self.place = place
    }

    private static let mostBytes = 64 << 10
    private static let commandSeconds = 30

    /// The secret, without the line breaks at its end.
    /// - Throws: `PullError` that names the variable or the file, and what to do; never a command, which may hold a
    ///   secret itself.
    public func text() async throws(PullError) -> String {
        switch place {
        case .environment(let name):
            guard let value = getenv(name), value.pointee != 0 else {
                throw PullError(.person, words(.secretNoVariable, name))
            }
            return try Self.checked(Array(String(cString: value).utf8))
        case .file(let path): return try Self.checked(try Self.read(path))
        case .command(let command):
            return try Self.checked(try await SecretCommand.run(command, seconds: Self.commandSeconds))
        }
    }

    /// When it was last changed, where that can be told without reading it.
    public var changedAt: Timestamp? {
        guard case .file(let path) = place else { return nil }
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return Timestamp(seconds: Int64(facts.st_mtim.tv_sec))
    }

    private static func checked(_ bytes: [UInt8]) throws(PullError) -> String {
        var bytes = bytes[...]
        while let last = bytes.last, last == 10 || last == 13 { bytes.removeLast() }
        guard !bytes.isEmpty else { throw PullError(.person, words(.secretEmpty)) }
        // A control character would end a header or begin a new one.
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(where: { $0 < 32 || $0 == 127 })
        else { throw PullError(.person, words(.secretNoText)) }
        return text
    }

    /// The file's bytes, if only its owner may read it.
    private static func read(_ path: String) throws(PullError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else {
            throw PullError(.person, words(.secretNoFile, path, String(cString: strerror(errno))))
        }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw PullError(.person, words(.secretNoPlainFile, path))
        }
        guard facts.st_mode & 0o077 == 0 else {
            throw PullError(.person, words(.secretOpenFile, path, quoted(path)))
        }
        var bytes = [UInt8](repeating: 0, count: mostBytes + 1)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0, count <= mostBytes else { throw PullError(.person, words(.secretNoText)) }
        return Array(bytes.prefix(count))
    }

    /// For a shell.
    private static func quoted(_ path: String) -> String {
        "'" + path.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
