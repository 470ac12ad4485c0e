public import LeadModel

/// One `[[destination]]` of the configuration: where leads are pulled from, and how often.
public struct Destination: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
        case text(String)
        case number(Int)
        case secret(Secret)
    }

    public var door: Door
    public var every: Timestamp.Span
    public var values: [String: Value]

    public static let defaultInterval = Timestamp.Span.minutes(5)
    /// The shortest time between two rounds; on this machine, for tests, it may be shorter.
    public static let shortestInterval = Timestamp.Span.seconds(30)

    public init(_ door: Door, every: Timestamp.Span = defaultInterval, values: [String: Value] = [:]) {
        (self.door, self.every, self.values) = (door, every, values)
    }

    public func text(_ name: String) -> String? {
        if case .text(let text) = values[name] { text } else { nil }
    }

    public func number(_ name: String) -> Int? {
        if case .number(let number) = values[name] { number } else { nil }
    }

    public func secret(_ name: String) -> Secret? {
        if case .secret(let secret) = values[name] { secret } else { nil }
    }

    /// - Throws: `PullError` where it is missing or may not be used.
    public func address(_ name: String, default standard: String? = nil) throws(PullError) -> WebAddress {
        guard let text = text(name) ?? standard else { throw missing(name) }
        return try WebAddress(text, name: name)
    }

    public func required(_ name: String) throws(PullError) -> String {
        guard let text = text(name) else { throw missing(name) }
        return text
    }

    public func requiredSecret(_ name: String) throws(PullError) -> Secret {
        guard let secret = secret(name) else { throw missing(name) }
        return secret
    }

    private func missing(_ name: String) -> PullError {
        PullError(.person, words(.destinationMissing, door.name, name))
    }
}
