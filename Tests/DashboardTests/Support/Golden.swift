import Canvas
import Foundation
import Testing

/// Screens as they should be, one file each; `LEADTOP_REWRITE_GOLDEN=1` writes them anew.
enum Golden {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Golden")
    static let rewrites = ProcessInfo.processInfo.environment["LEADTOP_REWRITE_GOLDEN"] == "1"

    static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let file = folder.appendingPathComponent(name + ".txt")
        do {
            if rewrites {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data((text + "\n").utf8).write(to: file)
                return
            }
            let wanted = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            #expect(text + "\n" == wanted, "\(name) looks different", sourceLocation: sourceLocation)
        } catch {
            Issue.record("\(name): \(error.localizedDescription)", sourceLocation: sourceLocation)
        }
    }

    /// A frame with a ruler-free border that shows its size, and where the cursor stands.
    static func picture(_ frame: Frame) -> String {
        let cursor = frame.cursor.map { "cursor \($0.x),\($0.y)" } ?? "no cursor"
        return frame.text + "\n" + "(\(frame.size.width)x\(frame.size.height), \(cursor))"
    }
}
