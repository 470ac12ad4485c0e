public import LeadFormats
public import LeadModel

/// A destination of the marketplace that leads are pulled from.
///
/// It knows the protocol of the other side: how to sign in, page, go on after a break and be patient. What the leads
/// look like is the business of LeadFormats.
public protocol Connector: Sendable {
    var door: Door { get }

    /// Hands on what came since a watermark, one page after the other: the next is asked for when the last was taken.
    /// - Parameter watermark: What the last page that was stored said; `nil` reads all there is.
    /// - Throws: `PullError`; whatever `take` throws.
    func pull(since watermark: Watermark?, _ take: (PulledPage) async throws -> Void) async throws

    /// What can be told of the age of its secret, without using it.
    func secretFacts() async -> SecretFacts
}

extension Connector {
    public func secretFacts() async -> SecretFacts { SecretFacts() }
}

/// How old a secret is, and how long it is good for.
public struct SecretFacts: Hashable, Sendable {
    public var since: Timestamp?
    public var expiresAt: Timestamp?

    public init(since: Timestamp? = nil, expiresAt: Timestamp? = nil) {
        (self.since, self.expiresAt) = (since, expiresAt)
    }
}

/// How far a pull has come, in words that only its connector reads. Holds no secret.
public struct Watermark: Hashable, Sendable {
    public var text: String
    /// Up to when the other side has been read, where that can be told.
    public var readUpTo: Timestamp?

    public init(_ text: String, readUpTo: Timestamp? = nil) {
        (self.text, self.readUpTo) = (text, readUpTo)
    }
}

/// One answer of the other side.
public struct PulledPage: Sendable {
    /// As it came; LeadFormats reads it. May hold no lead.
    public var body: [UInt8]
    public var format: Format
    /// Where to go on from when this page is stored; `nil` leaves it where it was.
    public var watermark: Watermark?
    /// How many leads there are in all, where the other side says so.
    public var total: Int?

    public init(body: [UInt8], format: Format, watermark: Watermark? = nil, total: Int? = nil) {
        (self.body, self.format, self.watermark, self.total) = (body, format, watermark, total)
    }
}

/// Why a pull ended early, in words for a person, without a secret or anybody's data.
public struct PullError: Error, Hashable, Sendable {
    public var kind: DoorProblem.Kind
    public var text: String
    /// How long the other side wants to be left alone, at least.
    public var retryAfterSeconds: Int?

    public init(_ kind: DoorProblem.Kind, _ text: String, retryAfterSeconds: Int? = nil) {
        (self.kind, self.text, self.retryAfterSeconds) = (kind, text, retryAfterSeconds)
    }
}
