import LeadModel
import LeadStore

/// Where deliveries are made durable. One thread at a time.
protocol LeadSink: AnyObject {
    /// One transaction, whatever the number of deliveries; when it returns, they outlive a power cut.
    /// - Returns: As many receipts, in the same order.
    /// - Throws: `StoreError` when nothing of it was stored.
    func accept(_ deliveries: [EndpointIntake.Delivery]) throws -> [EndpointIntake.Receipt]
}

extension EndpointIntake: LeadSink {}

/// What the endpoint needs of a store; tests put something else in its place.
struct Backend: Sendable {
    /// Called on the committing thread.
    var makeSink: @Sendable () throws -> any LeadSink
    var secrets: @Sendable () throws -> [EndpointSecret]
    /// Changes when somebody has written.
    var dataVersion: @Sendable () throws -> Int64
    var state: @Sendable () throws -> DoorState?
    /// Writes down what the endpoint says of itself.
    var note: @Sendable (DoorFacts) throws -> Void
    /// The store's file, for its size.
    var path: String?
    var clock: @Sendable () -> Timestamp
}

extension Backend {
    /// - Throws: `StoreError`.
    init(_ store: LeadStore, by who: String, clock: @escaping @Sendable () -> Timestamp) throws {
        let reader = try store.makeReader()
        self.init(
            makeSink: { try store.makeEndpointIntake(by: who) }, secrets: { try reader.secrets() },
            dataVersion: { try reader.dataVersion() },
            state: { try reader.doors().first { $0.door == .endpoint } },
            note: { try store.note($0, of: .endpoint) }, path: store.path, clock: clock)
    }
}
