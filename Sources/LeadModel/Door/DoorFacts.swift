/// What a door says of itself, beside the leads it brings. What is `nil` stays as it was.
public struct DoorFacts: Hashable, Sendable {
    /// When the other side answered, or called.
    public var contactAt: Timestamp?
    /// What is wrong; `.some(nil)` says that the last try went well.
    public var problem: DoorProblem??
    public var certificateExpiresAt: Timestamp?
    /// When the secret in use was made or last changed.
    public var secretSince: Timestamp?

    public init(
        contactAt: Timestamp? = nil, problem: DoorProblem?? = nil, certificateExpiresAt: Timestamp? = nil,
        secretSince: Timestamp? = nil
    ) {
        self.contactAt = contactAt
        self.problem = problem
        self.certificateExpiresAt = certificateExpiresAt
        self.secretSince = secretSince
    }
}
