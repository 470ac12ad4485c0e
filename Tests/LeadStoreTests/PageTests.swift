import LeadModel
import Testing

@testable import LeadStore

@Suite("Lists are windows")
struct PageTests {
    static let orders: [(ListQuery.Kind, LeadModel.Sort)] = ListQuery.Kind.allCases.flatMap { kind in
        Column.defaults(of: kind).flatMap { column in
            [(kind, Sort(column: column, isDescending: false)), (kind, Sort(column: column, isDescending: true))]
        }
    }

    @Test("Pages forward, backward and from any row make the same list in every order")
    func walks() throws {
        let everything = try Everything(seed: 3, count: 60)
        for (kind, sort) in Self.orders {
            for search in ["", "contoso"] {
                var query = ListQuery(kind: kind, search: search, sort: sort)
                query.filter.includesTest = true
                try check(query, everything.bench)
            }
        }
    }

    @Test("A page from the middle takes no more steps for all that stands before it")
    func middle() throws {
        let bench = try Bench()
        try bench.take(
            (0..<600).map { number in
                .make(
                    email: "c\(number)@x.example", name: "Jan \(number)", company: "Firma \(number)",
                    at: .noon - .minutes(Int64(number)))
            })
        let reader = try bench.store.makeReader()
        var queries = Self.orders.filter { [.leads, .customers].contains($0.0) }.map { ListQuery(kind: $0, sort: $1) }
        for isDescending in [false, true] {
            var query = ListQuery(kind: .leads, sort: Sort(column: .received, isDescending: isDescending))
            (query.filter.since, query.filter.until) = (.noon - .minutes(595), .noon - .minutes(5))
            queries.append(query)
        }
        for query in queries {
            var all: [Row] = []
            try reader.forEach(query) { all.append($0) }
            let first = try reader.steps { _ = try reader.page(query, at: .start, limit: 5) }
            for place in [all.count / 4, all.count * 3 / 4] {
                let cursor = all[place].cursor
                for anchor in [Anchor.from(cursor), .before(cursor)] {
                    let steps = try reader.steps { _ = try reader.page(query, at: anchor, limit: 5) }
                    #expect(steps < 2 * first + 100, "\(query.sort) \(anchor)")
                }
            }
        }
    }

    private func check(_ query: ListQuery, _ bench: Bench) throws {
        let reader = try bench.store.makeReader()
        var all: [Row] = []
        try reader.forEach(query) { all.append($0) }
        #expect(Set(all.map(\.id)).count == all.count, "\(query)")
        #expect(try reader.count(query) == all.count, "\(query)")
        #expect(try reader.walk(query, forward: true, limit: 7) == all.map(\.id), "\(query)")
        #expect(try reader.walk(query, forward: false, limit: 5) == all.map(\.id), "\(query)")
        for (place, row) in all.enumerated() where place.isMultiple(of: 9) || place == all.count - 1 {
            let rest = Array(all.map(\.id)[place...].prefix(4))
            let page = try reader.page(query, at: .from(row.cursor), limit: 4)
            #expect(page.rows.map(\.id) == rest, "\(query)")
            #expect(page.hasMoreBefore == (place > 0), "\(query)")
            #expect(page.hasMoreAfter == (place + 4 < all.count), "\(query)")
            #expect(try reader.page(query, at: .record(row.id), limit: 4).rows.map(\.id) == rest, "\(query)")
        }
        let unknown = try reader.page(query, at: .record(-1), limit: 3)
        #expect(unknown.rows.map(\.id) == Array(all.map(\.id).prefix(3)))
        if let last = all.last {
            let page = try reader.page(query, at: .after(last.cursor), limit: 3)
            #expect(page.rows.isEmpty && page.hasMoreBefore && !page.hasMoreAfter, "\(query)")
        }
    }

    @Test("Every order is the order it says, and rows without a value come last")
    func orders() throws {
        let everything = try Everything(seed: 5, count: 80)
        func names(_ isDescending: Bool) throws -> [String] {
            try everything.bench.customers(sort: Sort(column: .name, isDescending: isDescending))
                .map { folded($0.person.name) }
        }
        let up = try names(false)
        let filled = up.filter { !$0.isEmpty }
        #expect(filled == filled.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        #expect(Array(up.prefix(filled.count)) == filled)
        #expect(Array(try names(true).prefix(filled.count)) == filled.reversed())
        let times = try everything.bench.leads(sort: Sort(column: .received, isDescending: true)).map(\.at)
        #expect(times == times.sorted(by: >))
        let steps = try everything.bench.leads(sort: Sort(column: .step, isDescending: false)).map(\.step.order)
        #expect(steps == steps.sorted())
        let stages = try everything.bench.customers(sort: Sort(column: .stage, isDescending: true))
            .map { $0.stage(.documentation2018)?.rawValue ?? 0 }
        #expect(stages == stages.sorted(by: >))
        let due = try everything.bench.customers(sort: Sort(column: .followUp, isDescending: false))
            .map { $0.followUp?.dueAt ?? Timestamp(milliseconds: .max) }
        #expect(due == due.sorted())
    }

    @Test(
        "The queue has what is overdue, then due today, then who was never contacted, oldest first, then what is later")
    func queue() throws {
        let everything = try Everything(seed: 7)
        var rows: [WorkRow] = []
        try everything.bench.store.makeReader().forEach(ListQuery(kind: .queue)) { row in
            if case .work(let work) = row.record { rows.append(work) }
        }
        #expect(Set(rows.map(\.section)).count >= 3)
        let order = rows.map { row in
            [row.section.rawValue, Int((row.customer.followUp?.dueAt ?? row.waitingSince).milliseconds)]
        }
        #expect(order.elementsEqual(order.sorted { $0.lexicographicallyPrecedes($1) }))
        let queued = Set(rows.map(\.customer.id))
        let waiting = everything.customers.filter { $0.isNew && !$0.isTest && $0.followUp == nil && $0.leads > 0 }
        #expect(waiting.allSatisfy { queued.contains($0.id) })
        #expect(rows.allSatisfy { !$0.customer.isBlocked })
        var mine: [WorkRow] = []
        try everything.bench.store.makeReader().forEach(ListQuery(kind: .queue, worker: .named("anna"))) { row in
            if case .work(let work) = row.record { mine.append(work) }
        }
        #expect(mine.allSatisfy { $0.customer.owner != "ben" })
        #expect(mine.count < rows.count)
    }

    @Test("Rows come as they are found, and what the reader of rows throws comes out as it is")
    func streaming() throws {
        struct Enough: Error {}
        let everything = try Everything(seed: 1)
        var count = 0
        #expect(throws: Enough.self) {
            try everything.bench.store.makeReader().forEach(ListQuery(kind: .leads)) { _ in
                count += 1
                if count == 3 { throw Enough() }
            }
        }
        #expect(count == 3)
    }
}
