import Dashboard
import Foundation

/// The commands that an empty store offers, as they work in the shell that leadtop was started from.
struct Welcome {
    let options: StoreOptions

    var commands: Dashboard.Welcome {
        let program = Self.program
        let store = options.chosenPath.map { " --store " + Self.quoted($0) } ?? ""
        let demoStore = Self.quoted(StoreOptions.defaultPath("demo.db"))
        return Dashboard.Welcome(
            demo: "\(program) demo\(store)", openDemo: options.isDefault ? "\(program) --store \(demoStore)" : nil,
            samples: Self.samples.map { "\(program) import\(store) \(Self.quoted($0))/*" },
            ownFiles: "\(program) import\(store) FILE")
    }

    /// The program as it was called, which the same shell finds again.
    private static var program: String {
        let called = CommandLine.arguments.first ?? "leadtop"
        return quoted(called.hasPrefix("/") ? shortened(called) : called)
    }

    private static var samples: String? { SharedFiles.directory("samples").map(shortened) }

    /// A path below the working directory, from there.
    private static func shortened(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }

    private static func quoted(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "/._-+,@%".utf8.contains(byte)
        }
        return isPlain ? path : "'" + path.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
