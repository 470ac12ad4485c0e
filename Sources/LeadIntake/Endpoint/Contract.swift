public import LeadModel
public import LeadStore

public struct EndpointSecret: Sendable {
    public var id: Int64, label: String, hash: [UInt8], createdAt: Timestamp, lastUsedAt: Timestamp?,
        revokedAt: Timestamp?
    public init(
        id: Int64, label: String, hash: [UInt8], createdAt: Timestamp, lastUsedAt: Timestamp? = nil,
        revokedAt: Timestamp? = nil
    ) {
        (self.id, self.label, self.hash, self.createdAt, self.lastUsedAt, self.revokedAt) = (
            id, label, hash, createdAt, lastUsedAt, revokedAt
        )
    }
}
public struct DoorFacts: Sendable, Hashable {
    public var contactAt: Timestamp?
    public var problem: DoorProblem??
    public var certificateExpiresAt: Timestamp?
    public var secretSince: Timestamp?
    public init() {}
}
public final class EndpointIntake {
    public struct Delivery: Sendable {
        public var items: [Item]; public var receivedAt: Timestamp; public var secret: Int64?
        public enum Item: Sendable { case lead(PreparedLead, format: String), unreadable(Unreadable, format: String) }
        public init(items: [Item], receivedAt: Timestamp, secret: Int64?) {
            (self.items, self.receivedAt, self.secret) = (items, receivedAt, secret)
        }
    }
    public struct Receipt: Sendable {
        public var leads: [Int64]; public var known: Int; public var quarantined: Int; public var tests: Int
        public init(leads: [Int64], known: Int, quarantined: Int, tests: Int) {
            (self.leads, self.known, self.quarantined, self.tests) = (leads, known, quarantined, tests)
        }
    }
}
extension LeadStore {
    public func addSecret(hash: [UInt8], label: String) throws -> Int64 { 1 }
    public func revokeSecret(_ id: Int64) throws -> Bool { true }
    func makeEndpointIntake(by who: String) throws -> EndpointIntake { EndpointIntake() }
    func note(_ facts: DoorFacts, of door: Door) throws {}
}
extension EndpointIntake {
    func accept(_ d: [Delivery]) throws -> [Receipt] {
        d.map { _ in .init(leads: [1], known: 0, quarantined: 0, tests: 0) }
    }
}
extension StoreReader {
    public func secrets() throws -> [EndpointSecret] {
        [.init(id: 1, label: "", hash: NewSecret.hash("testsecret".utf8), createdAt: Timestamp(seconds: 0))]
    }
    func doors() throws -> [DoorState] { [] }
}
