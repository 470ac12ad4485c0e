public import LeadModel

/// A message to be filled in, and whom it is for.
///
/// A file of it begins with a head between two lines `---`, each line of it `name: value`, and then has the text in
/// Mustache:
///
/// ```
/// ---
/// name: test-drive              # else the file's: test-drive.de.mustache
/// language: de                  # else the file's; without one, any
/// steps: test-drive, contact-me # his latest step is one of these
/// after: test-drive+purchase    # he made all of these; also first, touched, no-answer
/// offers: contoso.*             # his latest step is about one of these
/// subject: Ihr Test von {{offer}}
/// ---
/// ```
public struct Template: Hashable, Sendable {
    /// With its language, what a user's own overrides it by.
    public var name: String
    /// ISO 639-1; empty for any.
    public var language: String
    /// One of which is the customer's latest; empty for any.
    public var steps: [Step] = []
    /// All of which he made, in any order.
    public var history: [Step] = []
    public var contact: ContactState?
    /// One of which his latest step is about; empty for any.
    public var offers: [OfferPattern] = []
    /// In Mustache.
    public var subject: String
    public var body: String
    /// Where it stands.
    public var path: String
    /// The line of the file that the body begins with.
    var bodyLine: Int
    var subjectLine: Int
    /// Whether it is the user's own, not an installed one.
    public var isOwn: Bool
}

/// Whether anybody contacted a customer since his latest step.
public enum ContactState: String, Hashable, Sendable, CaseIterable {
    case first, touched
    /// Contacted, and the last that was done came to no answer or was a mail.
    case noAnswer = "no-answer"
}

/// Which offers a template is for: an id, with `*` for any run of characters.
public struct OfferPattern: Hashable, Sendable {
    public var text: String

    public init(_ text: String) {
        self.text = text
    }

    /// Letters it fixes: the more, the more specific.
    var weight: Int { text.count { $0 != "*" } }

    /// Without regard to case. O(pattern · id).
    func matches(_ id: String) -> Bool {
        let pattern = Array(folded(text))
        let id = Array(folded(id))
        // The places of the id up to which the pattern so far may reach.
        var reached = [true] + Array(repeating: false, count: id.count)
        for character in pattern {
            if character == "*" {
                for place in id.indices where reached[place] { reached[place + 1] = true }
            } else {
                for place in id.indices.reversed() { reached[place + 1] = reached[place] && id[place] == character }
                reached[0] = false
            }
        }
        return reached[id.count]
    }
}

/// What is wrong with a template, where, and what to do about it.
public struct TemplateError: Error, Hashable {
    public var path: String
    public var line: Int
    public var problem: String

    /// In one sentence.
    public var text: String { words(.templateProblem, path, line, problem) }
}
