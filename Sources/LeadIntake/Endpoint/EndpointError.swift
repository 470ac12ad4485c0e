/// Why the endpoint can't be started, in words for a person: what happened and what to do.
public struct EndpointError: Error, Hashable, Sendable, CustomStringConvertible {
    public var text: String

    public init(_ text: String) {
        self.text = text
    }

    public var description: String { text }
}
