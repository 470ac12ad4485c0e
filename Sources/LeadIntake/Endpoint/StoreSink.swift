import LeadModel
import LeadStore

/// The store as the endpoint's sink.
final class StoreSink: LeadSink {
    private let store: LeadStore
    private let intake: EndpointIntake

    /// Throws `StoreError`.
    init(_ store: LeadStore, by who: String) throws {
        self.store = store
        intake = try store.makeEndpointIntake(by: who)
    }

    func accept(_ deliveries: [EndpointIntake.Delivery]) throws -> [EndpointIntake.Receipt] {
        try intake.accept(deliveries)
    }

    func note(_ facts: DoorFacts) throws {
        try store.note(facts, of: .endpoint)
    }
}

extension Backend {
    /// - Throws: `StoreError`.
    init(_ store: LeadStore, by who: String, clock: @escaping @Sendable () -> Timestamp) throws {
        let reader = try store.makeReader()
        self.init(
            makeSink: { try StoreSink(store, by: who) }, secrets: { try reader.secrets() },
            dataVersion: { try reader.dataVersion() },
            state: { try reader.doors().first { $0.door == .endpoint } }, path: store.path, clock: clock)
    }
}
