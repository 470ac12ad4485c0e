/// A message to a customer, written and not yet handed over.
public struct Letter: Hashable, Sendable {
    public var customer: Int64
    /// What the recipient is called; empty where nothing says it.
    public var name: String
    /// His e-mail address.
    public var address: String
    /// The name of the template it was made from, and its language.
    public var template: String
    public var language: String
    public var subject: String
    public var body: String

    public init(
        customer: Int64, name: String, address: String, template: String, language: String, subject: String,
        body: String
    ) {
        self.customer = customer
        self.name = name
        self.address = address
        self.template = template
        self.language = language
        self.subject = subject
        self.body = body
    }

    /// What the timeline says of it.
    public var note: String { subject.isEmpty ? template : words(.letterNote, template, subject) }

    // MARK: In an editor

    /// Where the message ends; what stands below is for the writer only.
    private static let scissors = "-- >8 --"
    private static let subjectWord = "Subject:"

    /// The message as it is written in an editor: the subject, the text, and below a line what becomes of it.
    public var draft: String {
        """
        \(Self.subjectWord) \(subject)

        \(body)

        \(Self.scissors)
        \(words(.letterBelow, address, template, language.isEmpty ? "–" : language))

        """
    }

    /// The message as the editor gave it back; `nil` where nothing of its text was left. A subject that was taken out
    /// stays what it was.
    public func edited(_ text: String) -> Letter? {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        var kept = lines.prefix { !$0.hasPrefix(Self.scissors) }[...]
        var letter = self
        if let first = kept.first(where: { !$0.trimmed.isEmpty }), first.lowercased().hasPrefix("subject:") {
            kept = kept.drop { $0.trimmed.isEmpty }.dropFirst()
            let subject = first.dropFirst(Self.subjectWord.count).trimmed
            if !subject.isEmpty { letter.subject = subject }
        }
        letter.body = kept.joined(separator: "\n").trimmed
        return letter.body.isEmpty ? nil : letter
    }
}
