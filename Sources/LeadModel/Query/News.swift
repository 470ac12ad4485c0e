/// The leads that came in since somebody looked.
public struct News: Hashable, Sendable {
    /// The id of the lead that was stored last, of whatever kind.
    public var newest: Int64
    /// The newest entry of the log.
    public var newestActivity: Int64
    /// How many there are by step, test leads left out.
    public var leads: [Step: Int] = [:]
    /// Whose the last of them is.
    public var last: Person?

    public init(newest: Int64, newestActivity: Int64 = 0) {
        (self.newest, self.newestActivity) = (newest, newestActivity)
    }

    public var count: Int { leads.values.reduce(0, +) }

    /// `2 Contact Me, 1 Purchase`, the most first; holds nobody's data.
    public var steps: String {
        leads.sorted { ($1.value, $0.key.code) < ($0.value, $1.key.code) }
            .map { words(.newLeadsCount, $0.value, $0.key.title) }.joined(separator: ", ")
    }
}
