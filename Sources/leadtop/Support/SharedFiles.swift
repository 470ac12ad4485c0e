import Foundation

/// What is installed beside the program.
enum SharedFiles {
    /// The program's own file, whatever it was called by.
    private static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path

    /// A directory of it: `share/leadtop` beside the installed program, or `Resources` of the sources it was built from.
    static func directory(_ name: String) -> String? {
        var directory = URL(fileURLWithPath: executable).deletingLastPathComponent()
        for _ in 0..<5 {
            for folder in ["share/leadtop", "Resources"] {
                let path = directory.appendingPathComponent(folder).appendingPathComponent(name).path
                if FileManager.default.isReadableFile(atPath: path) { return path }
            }
            directory.deleteLastPathComponent()
        }
        return nil
    }
}
