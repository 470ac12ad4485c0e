public import LeadModel

extension StoreReader {
    /// Some rows of a list. O(limit), but for what a search or filter leaves out on the way.
    /// - Throws: `StoreError`.
    public func page(_ query: ListQuery, at anchor: Anchor, limit: Int) throws -> Page {
        try ask { setting in
            if query.kind == .offers { return try OfferList(query, setting).page(at: anchor, limit: limit) }
            return try Listing(query, setting).page(at: anchor, limit: limit)
        }
    }

    /// How many rows a list has, exactly. O(rows) where the filter asks for more than an index knows.
    /// - Throws: `StoreError`.
    public func count(_ query: ListQuery) throws -> Int {
        try ask { setting in try Counting(setting).count(query) }
    }

    /// How much of the day's work is left and done, by whom a list of the queue is for. O(rows).
    /// - Parameter who: The rep whose outcomes count as done.
    /// - Throws: `StoreError`.
    public func work(_ query: ListQuery, doneBy who: String) throws -> WorkCounts {
        try ask { setting in try Counting(setting).work(query, doneBy: who) }
    }

    /// Every row of a list in order, the first at once.
    /// - Throws: `StoreError`, or what `body` throws, after which nothing more is read.
    public func forEach(_ query: ListQuery, limit: Int? = nil, _ body: (Row) throws -> Void) throws {
        var failure: (any Error)?
        do {
            try ask { setting in
                do {
                    if query.kind == .offers {
                        return try OfferList(query, setting).rows.prefix(limit ?? .max).forEach(body)
                    }
                    try Listing(query, setting).forEach(limit: limit) { row in
                        do { try body(row) } catch {
                            failure = error
                            throw error
                        }
                    }
                }
            }
        } catch {
            throw failure ?? error
        }
    }
}
