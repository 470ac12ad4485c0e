import GRDB
import LeadModel

/// Walks over a list's indexes, and looks only at the rows that the sieve leaves.
///
/// Where many rows pass, few are walked over before a page is full; where few pass, the sieve knows whose they are.
/// What lies between is found out on the way: after some rows in vain the walk begins anew with a finer sieve.
final class ListWalk {
    private let listing: Listing
    private var plan: ListPlan { listing.plan }
    private var found = Sieve.Catch.everybody
    private var tags: Set<ListCursor.Value>?
    private var hasLooked = false
    private var isThorough = false
    /// Rows looked at in vain.
    private var misses = 0
    private var statements: [String: Query] = [:]

    private struct NeedsFinerSieve: Error {}

    init(_ listing: Listing) {
        self.listing = listing
    }

    /// - Parameters:
    ///   - cursor: Where to begin; `nil` for the first row, or the last when going backward.
    func rows(from cursor: ListCursor?, isInclusive: Bool, backward: Bool, limit: Int) throws -> [ListRow] {
        try lookAround()
        while true {
            var rows: [ListRow] = []
            do {
                try walk(from: cursor, isInclusive: isInclusive, backward: backward) { row in
                    rows.append(row)
                    return rows.count < limit
                }
                return rows
            } catch is NeedsFinerSieve {
                isThorough = true
                hasLooked = false
                try lookAround()
            }
        }
    }

    func forEach(limit: Int?, _ body: (ListRow) throws -> Void) throws {
        if limit == 0 { return }
        var count = 0
        // What was given to the caller can't be taken back, and what he wants whole is walked whole.
        isThorough = limit == nil
        if let limit, limit <= 1000 {
            return try rows(from: nil, isInclusive: true, backward: false, limit: limit).forEach(body)
        }
        try lookAround()
        isThorough = true
        try walk(from: nil, isInclusive: true, backward: false) { row in
            try body(row)
            count += 1
            return count < limit ?? .max
        }
    }

    private func lookAround() throws {
        guard !hasLooked, let sieve = plan.sieve, !sieve.isEmpty else { return }
        hasLooked = true
        found = try sieve.found(isThorough: isThorough)
        tags = nil
        guard case .few(let few) = found, let clause = plan.tags(of: few) else { return }
        tags = Set(try listing.db.rows(clause.sql, clause.values) { ListCursor.Value($0.value(0)) })
    }

    // MARK: - Segments

    private func walk(
        from cursor: ListCursor?, isInclusive: Bool, backward: Bool, _ body: (ListRow) throws -> Bool
    ) throws {
        let order = backward ? Array(plan.segments.reversed()) : plan.segments
        let start = cursor.flatMap { cursor in order.firstIndex { $0.tag == cursor.values.first } }
        // The cursor's segment may be gone with its last row.
        if cursor != nil, start == nil {
            if !backward { try walk(from: nil, isInclusive: true, backward: false, body) }
            return
        }
        for (index, segment) in order.enumerated().dropFirst(start ?? 0) where tags?.contains(segment.tag) ?? true {
            let bound = index == start ? cursor.map { Array($0.values.dropFirst()) + [.integer($0.id)] } : nil
            guard try walk(segment, bound, isInclusive, backward, body) else { return }
        }
    }

    /// - Returns: Whether more is wanted.
    private func walk(
        _ segment: ListPlan.Segment, _ bound: [ListCursor.Value]?, _ isInclusive: Bool, _ backward: Bool,
        _ body: (ListRow) throws -> Bool
    ) throws -> Bool {
        let isNested = plan.walk == .leadsOfCustomers
        let length = segment.keys.count + (isNested ? 2 : 0)
        if let bound, bound.count != length { return true }
        var few: [Int64]?
        if case .few(let ids) = found { few = ids }
        let clauses = plan.statements(
            segment, from: bound.map { Array($0.prefix(segment.keys.count)) }, isInclusive: isInclusive || isNested,
            backward: backward, few: few)
        for clause in clauses {
            let outer = try start(clause)
            defer { outer.start() }
            while try outer.step() {
                guard passes(outer, segment) else { continue }
                let wantsMore =
                    if isNested {
                        try walkLeads(of: outer, segment, bound, isInclusive, backward, body)
                    } else { try give(outer, segment, values: values(outer, segment.keys.count - 1), body) }
                guard wantsMore else { return false }
            }
        }
        return true
    }

    private func passes(_ outer: Query, _ segment: ListPlan.Segment) -> Bool {
        guard case .some(let customers) = found else { return true }
        switch plan.walk {
        case .leads: return customers.contains(outer.int64(Int32(segment.keys.count)))
        case .customers, .leadsOfCustomers: return customers.contains(outer.int64(Int32(segment.keys.count - 1)))
        case .entries: return true
        }
    }

    private func walkLeads(
        of outer: Query, _ segment: ListPlan.Segment, _ bound: [ListCursor.Value]?, _ isInclusive: Bool,
        _ backward: Bool, _ body: (ListRow) throws -> Bool
    ) throws -> Bool {
        let own = values(outer, segment.keys.count)
        let isFirst = bound.map { Array($0.prefix(own.count)) == own } ?? false
        let clause = plan.leadsOfCustomer(
            segment, from: isFirst ? bound.map { Array($0.suffix(2)) } : nil, isInclusive: isInclusive,
            backward: backward)
        let customer = outer.int64(Int32(segment.keys.count - 1))
        let leads = try start(Clause(sql: clause.sql, values: [.integer(customer)] + clause.values))
        defer { leads.start() }
        var isEmpty = true
        while try leads.step() {
            isEmpty = false
            let values = own + [.integer(leads.int64(0))]
            guard try give(leads, segment, values: values, body) else { return false }
        }
        if isEmpty { try miss() }
        return true
    }

    // MARK: - Rows

    /// Reads the record whose id is the last key of a row, and gives it on if it passes.
    private func give(
        _ row: Query, _ segment: ListPlan.Segment, values: [ListCursor.Value], _ body: (ListRow) throws -> Bool
    ) throws -> Bool {
        let id = row.int64(plan.walk == .leadsOfCustomers ? 1 : Int32(segment.keys.count - 1))
        let query = try start(plan.record, first: .integer(id))
        defer { query.start() }
        guard try query.step() else {
            try miss()
            return true
        }
        let cursor = ListCursor(values: [segment.tag] + values, id: id)
        return try body(ListRow(cursor: cursor, record: listing.record(query, 0)))
    }

    private func miss() throws {
        misses += 1
        if !isThorough, let sieve = plan.sieve, !sieve.isEmpty, misses == sieve.misses { throw NeedsFinerSieve() }
    }

    private func values(_ row: Query, _ count: Int) -> [ListCursor.Value] {
        (0..<Int32(count)).map { ListCursor.Value(row.value($0)) }
    }

    /// A statement of this list, prepared once for all its segments.
    private func start(_ clause: Clause, first: Value? = nil) throws -> Query {
        let query: Query
        if let known = statements[clause.sql] {
            query = known
        } else {
            query = try Query(listing.db, clause.sql)
            statements[clause.sql] = query
        }
        query.start()
        if let first { query.bind(first) }
        return query.bind(clause.values)
    }

    /// Where a record stands, if it is in the list. O(segments · log n).
    func place(of record: Int64) throws -> ListCursor? {
        let query = try start(plan.record, first: .integer(record))
        let passes = try query.step()
        query.start()
        guard passes else { return nil }
        for segment in plan.segments {
            let place = try start(plan.place(segment), first: .integer(record))
            defer { place.start() }
            guard try place.step() else { continue }
            let count = segment.keys.count + (plan.walk == .leadsOfCustomers ? 1 : -1)
            return ListCursor(values: [segment.tag] + values(place, count), id: record)
        }
        return nil
    }
}
