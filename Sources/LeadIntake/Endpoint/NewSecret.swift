import Crypto

/// The part of the endpoint's URL that only the marketplace knows. Shown once, and stored as a digest.
public struct NewSecret: Sendable {
    /// 32 letters and digits that are hard to mistake (Crockford's base 32): 160 bits.
    public let text: String

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

    /// Made of the system's random numbers.
    public init() {
        var random = SystemRandomNumberGenerator()
        text = String((0..<32).map { _ in Self.alphabet[Int(random.next() & 31)] })
    }

    /// What is stored of it: SHA-256 of its text.
    public var hash: [UInt8] { Self.hash(text.utf8) }

    static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: Array(bytes))
        return Array(hasher.finalize())
    }

    /// The path of the URL that is pasted into Partner Center.
    public var path: String { Route.prefix + text }
}
