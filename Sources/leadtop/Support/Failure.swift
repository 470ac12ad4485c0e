import LeadModel

/// Something that a command could not do, in words for the person: what happened and what to do about it.
struct Failure: Error {
    var text: String

    init(_ text: String) {
        self.text = text
    }
}

/// The codes that scripts rely on; wrong usage is 64, which the argument parser gives itself.
enum ExitStatus {
    static let done: Int32 = 0
    static let failed: Int32 = 1
    /// Done, but something went to quarantine.
    static let quarantined: Int32 = 3
    /// Done, but some of what Microsoft counts is missing.
    static let incomplete: Int32 = 3
}
