public import LeadModel
import Mustache

extension Template {
    /// The longest file that is read, in bytes.
    public static let limit = 65_536

    /// Reads a file's text, and checks that it can be filled in. O(length).
    /// - Parameter fileName: Says the name and the language where the head does not: `test-drive.de.mustache`.
    public init(text: String, fileName: String, path: String, isOwn: Bool) throws(TemplateError) {
        let parts = fileName.split(separator: ".")
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        func fail(_ line: Int, _ problem: String) -> TemplateError {
            TemplateError(path: path, line: line, problem: problem)
        }
        guard lines.first?.trimmed == "---" else { throw fail(1, words(.templateNoHead)) }
        guard let end = lines.dropFirst().firstIndex(where: { $0.trimmed == "---" }) else {
            throw fail(lines.count, words(.templateOpenHead))
        }
        name = parts.first.map(String.init) ?? ""
        language = parts.count > 2 ? parts[1].lowercased() : ""
        (subject, subjectLine) = ("", end + 1)
        body = lines[(end + 1)...].joined(separator: "\n").trimmed
        bodyLine = (lines[(end + 1)...].firstIndex { !$0.trimmed.isEmpty } ?? end) + 1
        (self.path, self.isOwn) = (path, isOwn)
        for (index, line) in lines[1..<end].enumerated() where !line.trimmed.isEmpty && !line.trimmed.hasPrefix("#") {
            do throws(Problem) { try take(line, number: index + 2) } catch { throw fail(index + 2, error.text) }
        }
        guard !subject.isEmpty else { throw fail(end + 1, words(.templateNoSubject)) }
        guard !body.isEmpty else { throw fail(end + 1, words(.templateNoBody)) }
        _ = try mustache(subject, firstLine: subjectLine)
        _ = try mustache(body, firstLine: bodyLine)
    }

    private struct Problem: Error {
        var text: String
    }

    private static let keys = ["name", "language", "steps", "after", "offers", "subject"]

    private mutating func take(_ line: String, number: Int) throws(Problem) {
        guard let colon = line.firstIndex(of: ":") else { throw Problem(text: words(.templateNoPair)) }
        let value = line[line.index(after: colon)...].trimmed
        let key = line[..<colon].trimmed
        switch key {
        case "name": name = value
        case "language": language = value == "any" ? "" : value.lowercased()
        case "subject": (subject, subjectLine) = (value, number)
        case "offers": offers = Self.list(value).map { OfferPattern($0) }
        case "steps": steps = try Self.items(of: value).map { step throws(Problem) in try Self.step(step) }
        case "after": try takeHistory(value)
        default: throw Problem(text: words(.templateUnknownKey, key, Self.keys.joined(separator: ", ")))
        }
    }

    private mutating func takeHistory(_ value: String) throws(Problem) {
        for word in Self.items(of: value) {
            if let state = ContactState(rawValue: word) {
                contact = state
            } else {
                history.append(try Self.step(word))
            }
        }
    }

    private static func list(_ value: String) -> [String] {
        value.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
    }

    private static func items(of value: String) -> [String] {
        value.split { $0 == "," || $0 == "+" }.map(\.trimmed).filter { !$0.isEmpty }
    }

    private static func step(_ word: String) throws(Problem) -> Step {
        guard let step = Step.templateSteps.first(where: { $0.templateWord == word }) else {
            let known = Step.templateSteps.map(\.templateWord) + ContactState.allCases.map(\.rawValue)
            throw Problem(text: words(.templateUnknownWord, word, known.joined(separator: ", ")))
        }
        return step
    }

    // MARK: Mustache

    /// Plain text is not to be escaped as HTML.
    private static let plain = "{{% CONTENT_TYPE:TEXT}}"

    /// A text of it, understood.
    func mustache(_ text: String, firstLine: Int) throws(TemplateError) -> MustacheTemplate {
        if let (line, problem) = Tags.problem(in: text) {
            throw TemplateError(path: path, line: firstLine + line, problem: problem)
        }
        do {
            return try MustacheTemplate(string: Self.plain + text)
        } catch let error as MustacheTemplate.ParserError {
            let line = firstLine + max(error.context.lineNumber - 1, 0)
            throw TemplateError(path: path, line: line, problem: words(Self.phrase(of: error.error)))
        } catch {
            throw TemplateError(path: path, line: firstLine, problem: words(.templateSyntax))
        }
    }

    private static func phrase(of error: any Error) -> Phrase {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect: .templateSectionName
        case .expectedSectionEnd: .templateOpenSection
        case .unfinishedName: .templateOpenTag
        default: .templateSyntax
        }
    }
}

extension Step {
    /// The steps that a message can be about.
    static let templateSteps: [Step] = [.getItNow, .testDrive, .contactMe, .purchase, .other]

    /// As the heads of templates have it: `get-it-now`.
    public var templateWord: String {
        rawValue.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
    }
}
