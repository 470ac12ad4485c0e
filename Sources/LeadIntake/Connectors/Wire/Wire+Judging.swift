import LeadModel

extension Wire {
    /// The statuses that pass by themselves.
    public static let passingStatuses: Set<Int> = [408, 425, 429, 500, 502, 503, 504]

    /// Success is good, what passes by itself is tried again, and the rest is for a person.
    public static func judgeByStatus(_ reply: Reply) -> Verdict {
        if reply.isSuccess { return .good }
        if passingStatuses.contains(reply.status) { return .again(words(.connectorPassing, reply.status)) }
        return .stop(PullError(.person, words(.connectorRefused, reply.status)))
    }
}
