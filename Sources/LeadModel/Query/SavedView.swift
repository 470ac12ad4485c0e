/// A list saved under a name: what it is narrowed to, searched for, sorted by, and which columns it shows.
public struct SavedView: Hashable, Sendable {
    /// 0 before it is stored.
    public var id: Int64
    /// Whose it is; empty for everybody's.
    public var owner: String
    public var name: String
    /// The key that opens it in the menu of views; empty for none.
    public var key: String
    public var query: ViewQuery

    public init(id: Int64 = 0, owner: String, name: String, key: String = "", query: ViewQuery) {
        (self.id, self.owner, self.name, self.key, self.query) = (id, owner, name, key, query)
    }

    public var isShared: Bool { owner.isEmpty }

    /// The view that a name means to somebody: his own before everybody's; compared without case.
    public static func named(_ name: String, in views: [SavedView]) -> SavedView? {
        let found = views.filter { folded($0.name) == folded(name) }
        return found.first { !$0.isShared } ?? found.first
    }
}

/// What a view shows. Its period moves with the clock, unlike a list's.
public struct ViewQuery: Hashable, Sendable {
    public var list: ListQuery.Kind
    /// Its `since` and `until` only where these are fixed dates.
    public var filter: Filter
    /// So many days back from now; `nil` for all time.
    public var days: Int?
    public var offerTitle: String
    public var search: String
    public var sort: Sort
    /// The ids of the columns shown; empty for the list's own.
    public var columns: [String]
    /// Whose customers: one's own are those of whoever looks.
    public var whose: Whose

    public init(
        list: ListQuery.Kind, filter: Filter = Filter(), days: Int? = nil, offerTitle: String = "",
        search: String = "", sort: Sort? = nil, columns: [String] = [], whose: Whose? = nil
    ) {
        self.list = list
        self.filter = filter
        self.days = days
        self.offerTitle = offerTitle
        self.search = search
        self.sort = sort ?? ListQuery(kind: list).sort
        self.columns = columns
        self.whose = whose ?? (list == .queue ? .mine : .everyone)
    }

    /// The query of the list at a moment, for somebody.
    public func listQuery(now: Timestamp, zone: Zone, for rep: String) -> ListQuery {
        var filter = filter
        if let days { filter.since = zone.startOfDay(now, addingDays: -days) }
        guard !list.isWork else {
            return ListQuery(kind: list, filter: filter, search: search, sort: sort, worker: whose.owner(for: rep))
        }
        if let owner = whose.owner(for: rep) { filter.owner = owner }
        return ListQuery(kind: list, filter: filter, search: search, sort: sort)
    }
}
