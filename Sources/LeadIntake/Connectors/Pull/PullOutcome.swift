public import LeadModel

/// What one round of a pull came to.
public struct PullOutcome: Sendable {
    public var door: Door
    public var report = ImportReport()
    /// The first pieces that could not be read: where and why, without their bytes.
    public var unreadable: [Unreadable] = []
    /// What the user should know though all went well.
    public var advice: [String] = []
    /// Why it ended early, or what it lacks (`partial`); `nil` when it came to its end.
    public var error: PullError?
    /// Whether it was asked to stop.
    public var wasStopped = false

    private static let shownCount = 10

    public init(door: Door) {
        self.door = door
    }

    /// Whether all there was has been read.
    public var isComplete: Bool { !wasStopped && (error == nil || error?.kind == .partial) }

    mutating func add(_ piece: Unreadable) {
        guard unreadable.count < Self.shownCount else { return }
        unreadable.append(Unreadable(reason: piece.reason, raw: [], line: piece.line))
    }
}

/// How far a pull is.
public struct PullProgress: Sendable {
    public var leads: Int
    /// `nil` where the other side does not say.
    public var total: Int?
}
