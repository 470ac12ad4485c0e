public enum Status: String, Hashable, Sendable, CaseIterable {
    case new, active, won, lost, declined, expired
    public var isClosed: Bool { self != .new && self != .active }
}
