import Foundation

/// Lines of a manual page in the man(7) macros.
enum Roff {
    static func section(_ title: String) -> String { ".SH \"\(escaped(title))\"" }
    static func subsection(_ title: String) -> String { ".SS \"\(escaped(title))\"" }
    static let paragraph = ".PP"
    /// From here on, entries stand without blank lines between them, or with them again.
    static let dense = ".PD 0"
    static let loose = ".PD"

    /// A term, and below it, indented, what it means.
    /// - Parameter term: with its fonts set already.
    static func entry(_ term: String, _ text: String) -> [String] { [".TP", term, escaped(text)] }

    static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }
    static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

    /// A command line as it is typed, on a line of its own.
    static func typed(_ line: String) -> [String] { [".EX", escaped(line), ".EE"] }

    /// Text whose blank lines part paragraphs.
    static func text(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? paragraph : escaped(String($0)) }
    }

    /// A hyphen, a backslash, a quotation mark or a leading dot would mean something to troff.
    private static func escaped(_ text: String) -> String {
        let safe = text.replacingOccurrences(of: "\\", with: "\\e")
            .replacingOccurrences(of: "-", with: "\\-")
            .replacingOccurrences(of: "\"", with: "\\(dq")
        return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
    }
}
