import Foundation
import LeadStore
import NIOCore

/// What became of a delivery.
enum Outcome: Sendable {
    case stored(EndpointIntake.Receipt)
    case failed(StoreError.Kind)
}

/// A delivery on its way into the store, and who waits for it.
struct Pending: Sendable {
    var delivery: EndpointIntake.Delivery
    var loop: any EventLoop
    /// Called on `loop`.
    var answer: @Sendable (Outcome) -> Void
}

/// Deliveries that wait for the committing thread; bounded.
///
/// `@unchecked`: every property is only touched between `lock` and `unlock` of the condition.
final class CommitQueue: @unchecked Sendable {
    private let condition = NSCondition()
    private let capacity: Int
    private var waiting: [Pending] = []
    private var inFlight = 0
    private var isIdle = false
    private var isClosed = false

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// False when it is full, or nobody takes any more.
    func put(_ pending: Pending) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard !isClosed, waiting.count + inFlight < capacity else { return false }
        waiting.append(pending)
        if isIdle { condition.signal() }
        return true
    }

    /// Takes all there is, once there is something; `nil` when there will be no more.
    func take(most: Int) -> [Pending]? {
        condition.lock()
        defer { condition.unlock() }
        inFlight = 0
        isIdle = true
        while waiting.isEmpty, !isClosed { condition.wait() }
        isIdle = false
        if waiting.isEmpty { return nil }
        let taken = Array(waiting.prefix(most))
        waiting.removeFirst(taken.count)
        inFlight = taken.count
        return taken
    }

    /// How many wait, or are just being stored.
    var count: Int {
        condition.lock()
        defer { condition.unlock() }
        return waiting.count + inFlight
    }

    /// What is in it is still stored.
    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }
}
