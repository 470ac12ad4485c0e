import Foundation

/// Hands elements from one thread to another; who puts waits while it is full, who takes while it is empty.
///
/// `@unchecked`: every property is only touched between `lock` and `unlock` of the condition.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let capacity: Int
    private var elements: [Element] = []
    private var spent: [Element] = []
    private var isClosed = false

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Puts an element at the end, and lets go of those that were given back; false when nobody takes any more.
    func put(_ element: Element) -> Bool {
        let (isTaken, _) = condition.withLock { () -> (Bool, [Element]) in
            while elements.count >= capacity && !isClosed { condition.wait() }
            defer { spent = [] }
            guard !isClosed else { return (false, spent) }
            elements.append(element)
            condition.broadcast()
            return (true, spent)
        }
        return isTaken
    }

    /// Who puts is to let go of an element that was taken: its memory is given back best by the thread that asked for it.
    func giveBack(_ element: Element) {
        condition.withLock { spent.append(element) }
    }

    private static var patienceSeconds: Double { 0.2 }

    /// Takes the first element; `nil` when there will be no more.
    /// - Parameter whenIdle: Called once when none has come for a while.
    func take(whenIdle: () throws -> Void = {}) rethrows -> Element? {
        condition.lock()
        defer { condition.unlock() }
        let patience = Date(timeIntervalSinceNow: Self.patienceSeconds)
        while elements.isEmpty && !isClosed && condition.wait(until: patience) {}
        if elements.isEmpty && !isClosed {
            condition.unlock()
            defer { condition.lock() }
            try whenIdle()
        }
        while elements.isEmpty && !isClosed { condition.wait() }
        defer { condition.broadcast() }
        return elements.isEmpty ? nil : elements.removeFirst()
    }

    /// Ends it from either side; what is in it can still be taken.
    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }
}
