/// How much of a day's work is done and left.
public struct WorkCounts: Hashable, Sendable {
    public var overdue: Int
    public var dueToday: Int
    /// Never contacted, and past the target of what they did.
    public var breached: Int
    /// Never contacted, and within it.
    public var waiting: Int
    /// Follow-ups for later than today.
    public var later: Int
    /// Customers of whom an outcome was written down since the day began, by the rep himself.
    public var done: Int
    /// When the first of the later ones is due.
    public var nextDue: Timestamp?

    /// Customers still to be dealt with today.
    public var left: Int { overdue + dueToday + breached + waiting }

    public init(
        overdue: Int = 0, dueToday: Int = 0, breached: Int = 0, waiting: Int = 0, later: Int = 0, done: Int = 0,
        nextDue: Timestamp? = nil
    ) {
        (self.overdue, self.dueToday, self.breached, self.waiting) = (overdue, dueToday, breached, waiting)
        (self.later, self.done, self.nextDue) = (later, done, nextDue)
    }
}
