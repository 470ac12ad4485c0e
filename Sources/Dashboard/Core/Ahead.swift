import LeadModel

/// What the next keys are likely to need, asked for while nothing else is, so that they paint once and at once.
struct Ahead: Hashable, Sendable {
    /// Customers near the selection, by the id that their rows name.
    var details: [Int64: CustomerDetail?] = [:]
    /// Both ends of the list on screen.
    var first: End?
    var last: End?
    /// A question failed; no more are asked before the next input.
    var hasFailed = false

    /// A page with the widest value of each of its columns.
    struct End: Hashable, Sendable {
        var page: Page
        var widths: [Int]
    }

    mutating func forgetEnds() { (first, last) = (nil, nil) }
}

/// Looking ahead. What is kept is dropped as soon as somebody writes to the store.
extension Dashboard {
    /// Asks for the next thing that is missing, once all that is on screen is there; for a time when nobody waits.
    public mutating func lookAhead() -> [Effect] {
        guard customer == nil, changes == 0, !ahead.hasFailed, let kind = listKind, Self.kindsAhead.contains(kind),
            let list = lists[kind], list.isAtRest, unanswered[.rows] == nil
        else { return [] }
        return lookAtEnds(of: list) + lookAtNeighbours(in: list)
    }

    private static let kindsAhead: Set<ListQuery.Kind> = [.leads, .customers, .queue, .today]

    /// Whether what is on screen needs no answer to a question, so that a picture goes before it.
    public func canDoWithout(_ request: Request) -> Bool {
        switch request.question {
        case .page(let query, .after, _), .page(let query, .before, _): lists[query.kind]?.owed == 0
        default: false
        }
    }

    /// The ends wait for the count: what is asked last goes last.
    private mutating func lookAtEnds(of list: ListState) -> [Effect] {
        guard list.query.kind != .today, unanswered[.ends] == nil, unanswered[.count] == nil, list.count != nil else {
            return []
        }
        if !list.hasMoreBefore, ahead.first == nil { ahead.first = end(list.firstPage, of: list) }
        if !list.hasMoreAfter, ahead.last == nil { ahead.last = end(list.lastPage, of: list) }
        if ahead.last == nil { return [ask(.ends, .page(list.query, .end, limit: list.pageSize))] }
        if ahead.first == nil { return [ask(.ends, .page(list.query, .start, limit: list.pageSize))] }
        return []
    }

    private mutating func lookAtNeighbours(in list: ListState) -> [Effect] {
        guard unanswered[.neighbours] == nil, unanswered[.detail] == nil, let index = list.selectedIndex else {
            return []
        }
        let reached = [1, -1, pageHeight, -pageHeight].map { min(max(index + $0, 0), list.rows.count - 1) }
        let rows = [index] + reached
        let wanted =
            rows.map { list.rows[$0].customer } + [
                ahead.last?.page.rows.last?.customer, ahead.first?.page.rows.first?.customer,
            ]
        let ids = wanted.compactMap(\.self)
        if let detail, ids.first == detail.row.id, ahead.details[detail.row.id] == nil {
            keep(detail, of: detail.row.id)
        }
        guard let missing = ids.dropFirst().first(where: { ahead.details[$0] == nil }) else { return [] }
        ahead.details = ahead.details.filter { ids.contains($0.key) }
        return [ask(.neighbours, .customer(missing))]
    }

    mutating func keep(_ found: CustomerDetail?, of customer: Int64) { ahead.details[customer] = .some(found) }

    mutating func keep(_ page: Page, of query: ListQuery, at anchor: Anchor) {
        guard let list = lists[query.kind], list.query == query else { return }
        if anchor == .end { ahead.last = end(page, of: list) } else { ahead.first = end(page, of: list) }
    }

    private func end(_ page: Page, of list: ListState) -> Ahead.End {
        Ahead.End(page: page, widths: widths(of: page.rows, in: list))
    }

    /// The page at an end, if it is known and long enough for the screen.
    func known(_ jump: ListState.Jump, of list: ListState) -> Ahead.End? {
        guard changes == 0, inHand.isEmpty, let end = jump == .toStart ? ahead.first : ahead.last else { return nil }
        let isWhole = !end.page.hasMoreBefore && !end.page.hasMoreAfter
        return isWhole || end.page.rows.count >= list.pageSize ? end : nil
    }

    /// Forgets all of it, and what is still asked for.
    mutating func forgetAhead() {
        ahead = Ahead()
        drop(.ends)
        drop(.neighbours)
    }
}

extension ListState {
    /// Whether the rows answer the question on screen, and no others are to come.
    fileprivate var isAtRest: Bool { isLoaded && !isOutdated && pending == nil && !hasFailed }

    fileprivate var firstPage: Page {
        Page(
            rows: Array(rows.prefix(pageSize)), hasMoreBefore: false,
            hasMoreAfter: hasMoreAfter || rows.count > pageSize)
    }

    fileprivate var lastPage: Page {
        Page(
            rows: Array(rows.suffix(pageSize)), hasMoreBefore: hasMoreBefore || rows.count > pageSize,
            hasMoreAfter: false)
    }
}
