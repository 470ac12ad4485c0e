import LeadModel
import LeadStore

/// What the endpoint needs of a store; tests put something else in its place.
struct Backend: Sendable {
    /// Called on the committing thread.
    var makeSink: @Sendable () throws -> any LeadSink
    var secrets: @Sendable () throws -> [EndpointSecret]
    /// Changes when somebody has written.
    var dataVersion: @Sendable () throws -> Int64
    var state: @Sendable () throws -> DoorState?
    /// The store's file, for its size.
    var path: String?
    var clock: @Sendable () -> Timestamp
}
