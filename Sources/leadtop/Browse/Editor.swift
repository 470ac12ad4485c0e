import Foundation
import Glibc

/// The user's own editor on a text: `$VISUAL`, else `$EDITOR`, else `vi`.
enum Editor {
    /// Opens a text and gives what it became; `nil` where the editor could not be run or ended with an error.
    static func edit(_ text: String) -> String? {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("leadtop-note-\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: url) }
        let made = FileManager.default.createFile(
            atPath: url.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard made else { return nil }
        let editor = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
        guard run(["/bin/sh", "-c", "exec \(editor) \"$1\"", "sh", url.path]) == 0 else { return nil }
        return try? String(contentsOf: url, encoding: .utf8)
    }

    /// Runs a program on this terminal and waits for it. `posix_spawn`, because it must be in the foreground group.
    private static func run(_ arguments: [String]) -> Int32 {
        var process: pid_t = 0
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        guard posix_spawn(&process, arguments[0], nil, nil, &pointers, environ) == 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return -1 }
        }
        return status
    }
}
