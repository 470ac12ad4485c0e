/// That a door has brought no lead for longer than chance explains.
public struct Silence: Hashable, Sendable {
    /// The whole days since its last lead.
    public var days: Int
    public var usualLeadsPerDay: Double

    public init(days: Int, usualLeadsPerDay: Double) {
        (self.days, self.usualLeadsPerDay) = (days, usualLeadsPerDay)
    }
}

extension DoorState {
    /// So many leads are missing by now when a door counts as silent: where leads come by chance, e to the minus 7 is
    /// less than one in a thousand.
    private static let missingLeads = 7.0
    /// A pause counts when it is so much longer than any before: leads don't come on weekends and holidays.
    private static let pauseFactor = 1.5

    /// Whether it is silent against its own history; `nil` where it is not, or where there is too little history.
    public func silence(at now: Timestamp) -> Silence? {
        guard let last = lastLeadAt, let usual = usualLeadsPerDay, usual > 0, now > last else { return nil }
        // A lead's own time may be anything.
        let days = (Double(now.milliseconds) - Double(last.milliseconds)) / 86_400_000
        guard days >= 1, usual * days >= Self.missingLeads else { return nil }
        if let pause = longestPauseDays, days < pause * Self.pauseFactor { return nil }
        return Silence(days: Int(days), usualLeadsPerDay: usual)
    }
}
