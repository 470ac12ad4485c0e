/// What the endpoint knows of a secret: never the secret itself.
public struct EndpointSecret: Hashable, Sendable {
    public var id: Int64
    /// What its owner calls it.
    public var label: String
    /// The SHA-256 of its text, 32 bytes.
    public var hash: [UInt8]
    public var createdAt: Timestamp
    /// When a post came with it last, to the minute.
    public var lastUsedAt: Timestamp?
    /// Since when it is refused; `nil` while it is in use.
    public var revokedAt: Timestamp?

    public init(
        id: Int64, label: String, hash: [UInt8], createdAt: Timestamp, lastUsedAt: Timestamp? = nil,
        revokedAt: Timestamp? = nil
    ) {
        (self.id, self.label, self.hash, self.createdAt) = (id, label, hash, createdAt)
        (self.lastUsedAt, self.revokedAt) = (lastUsedAt, revokedAt)
    }
}
