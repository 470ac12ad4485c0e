import Correspondence
import Foundation
import LeadModel

/// The templates: those that are installed, and before them the user's own of the same name and language.
enum TemplateFolder {
    /// `$XDG_CONFIG_HOME/leadtop/templates`.
    static var own: String {
        URL(fileURLWithPath: Configuration.defaultPath).deletingLastPathComponent().appendingPathComponent("templates")
            .path
    }

    static var installed: String? { SharedFiles.directory("templates") }

    /// Reads them all; an empty file of the user's takes the installed one of its name away. A few milliseconds.
    /// - Throws: `Failure` with file and line of one that can't be followed: to write with another would not be noticed.
    static func read() throws -> [Template] {
        var templates: [[String]: Template] = [:]
        for (directory, isOwn) in [(installed, false), (own, true)] {
            guard let directory else { continue }
            for name in try names(in: directory) {
                let path = directory + "/" + name
                let text = try text(of: path)
                if text.trimmed.isEmpty {
                    templates[key(ofFile: name)] = nil
                } else {
                    let template = try read(text, name, path, isOwn)
                    templates[[template.name, template.language]] = template
                }
            }
        }
        guard !templates.isEmpty else {
            throw Failure(words(.letterNoTemplates, own, installed ?? "share/leadtop/templates"))
        }
        return templates.values.sorted { ($0.name, $0.language) < ($1.name, $1.language) }
    }

    private static func names(in directory: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: directory) else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: directory)
                .filter { $0.hasSuffix(".mustache") && !$0.hasPrefix(".") }.sorted()
        } catch {
            throw Failure(words(.templateUnreadable, directory, Template.limit))
        }
    }

    private static func text(of path: String) throws -> String {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Failure(words(.templateUnreadable, path, Template.limit))
        }
        defer { try? file.close() }
        let data = try? file.read(upToCount: Template.limit + 1)
        guard (data?.count ?? 0) <= Template.limit, let text = String(data: data ?? Data(), encoding: .utf8) else {
            throw Failure(words(.templateUnreadable, path, Template.limit))
        }
        return text
    }

    private static func read(_ text: String, _ name: String, _ path: String, _ isOwn: Bool) throws -> Template {
        do throws(TemplateError) {
            return try Template(text: text, fileName: name, path: path, isOwn: isOwn)
        } catch {
            throw Failure(error.text)
        }
    }

    /// The name and language of an empty file: `test-drive.de.mustache`.
    private static func key(ofFile name: String) -> [String] {
        let parts = name.split(separator: ".").map(String.init)
        return [parts.first ?? "", parts.count > 2 ? parts[1].lowercased() : ""]
    }
}
