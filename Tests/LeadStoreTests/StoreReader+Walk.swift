import LeadModel

@testable import LeadStore

extension StoreReader {
    /// The ids of a whole list, read page by page from one of its ends.
    func walk(_ query: ListQuery, forward: Bool, limit: Int) throws -> [Int64] {
        var ids: [Int64] = []
        var page = try self.page(query, at: forward ? .start : .end, limit: limit)
        while true {
            ids = forward ? ids + page.rows.map(\.id) : page.rows.map(\.id) + ids
            let hasMore = forward ? page.hasMoreAfter : page.hasMoreBefore
            guard hasMore, let edge = forward ? page.rows.last : page.rows.first else { return ids }
            page = try self.page(query, at: forward ? .after(edge.cursor) : .before(edge.cursor), limit: limit)
        }
    }
}
