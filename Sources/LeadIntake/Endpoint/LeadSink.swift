import LeadModel
import LeadStore

/// Where deliveries are made durable. One thread at a time.
protocol LeadSink: AnyObject {
    /// One transaction, whatever the number of deliveries; when it returns, they outlive a power cut.
    /// - Throws: `StoreError` when nothing of it was stored.
    func accept(_ deliveries: [EndpointIntake.Delivery]) throws -> [EndpointIntake.Receipt]
    /// What the endpoint says of itself.
    func note(_ facts: DoorFacts) throws
}
