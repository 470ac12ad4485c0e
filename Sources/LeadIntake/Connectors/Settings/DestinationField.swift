/// A setting that a kind of destination has.
public struct DestinationField: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case text
        case address
        case number(ClosedRange<Int>)
        /// Written as `NAME-env`, `NAME-file` or `NAME-command`.
        case secret
        /// One of these words.
        case choice([String])
    }

    public var name: String
    public var kind: Kind
    public var isRequired: Bool

    public init(_ name: String, _ kind: Kind = .text, isRequired: Bool = false) {
        (self.name, self.kind, self.isRequired) = (name, kind, isRequired)
    }

    /// The keys that the configuration may hold for it.
    public var keys: [String] {
        kind == .secret ? ["-env", "-file", "-command"].map { name + $0 } : [name]
    }
}
