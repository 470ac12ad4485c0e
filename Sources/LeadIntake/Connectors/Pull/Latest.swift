import Synchronization

/// A value that a connector remembers from one pull to the next.
public final class Latest<Value: Sendable>: Sendable {
    private let box: Mutex<Value>

    public init(_ value: Value) {
        box = Mutex(value)
    }

    public var value: Value { box.withLock { $0 } }

    public func set(_ value: Value) {
        box.withLock { $0 = value }
    }
}
