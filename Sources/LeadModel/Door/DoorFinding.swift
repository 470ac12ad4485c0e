/// One thing about a door that somebody should know, in words a publisher understands.
public struct DoorFinding: Hashable, Sendable {
    public enum Severity: Int, Hashable, Comparable, Sendable, CaseIterable {
        /// Worth a look.
        case notice
        /// No leads come, or soon none will.
        case failed

        public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
    }

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case waitsForPerson, certificateExpired, silent, retrying, partial, notPulled, neverUsed, certificateEnds
        case quarantine, slowTest, clockIsBehind, secretIsOld, neverPulled, notConfigured
    }

    public var kind: Kind
    public var severity: Severity
    /// What is so.
    public var text: String
    /// What to do about it; empty where the text says it.
    public var advice: String

    public init(_ kind: Kind, _ severity: Severity, _ text: String, advice: String = "") {
        (self.kind, self.severity, self.text, self.advice) = (kind, severity, text, advice)
    }

    /// The finding as one sentence.
    public var sentence: String { Self.sentence(text, advice: advice) }

    /// What is so and what to do, as one sentence.
    public static func sentence(_ text: String, advice: String) -> String {
        advice.isEmpty ? text : words(.doorFindingSentence, text, advice)
    }
}
