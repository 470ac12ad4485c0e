import GRDB
import LeadModel

/// Gathers the changes of the funnel's counts by day over one transaction, so that each count is written once.
final class FunnelCounts {
    private let db: Database
    private var leads = Tally<Cell>()
    /// By offer and set of steps.
    private var people: [Int64: Int] = [:]

    struct Cell: Comparable {
        var offer: Int64
        var origin: Int64
        var isTest: Bool
        var day: Int64

        static func < (one: Cell, other: Cell) -> Bool {
            if one.offer != other.offer { return one.offer < other.offer }
            if one.origin != other.origin { return one.origin < other.origin }
            if one.isTest != other.isTest { return other.isTest }
            return one.day < other.day
        }

        func with(offer: Int64, day: Int64) -> Cell {
            Cell(offer: offer, origin: origin, isTest: isTest, day: day)
        }
    }

    /// Stands for all days together.
    static let allDays = Int64.min

    init(_ db: Database) {
        self.db = db
    }

    func add(offer: Int64?, origin: Int64, isTest: Bool, day: Int64, count: Int = 1) {
        leads.add(Cell(offer: offer ?? 0, origin: origin, isTest: isTest, day: day), count)
    }

    /// Counts a customer who took a step with an offer for the first time. Before the lead is written.
    func add(step: Step, offer: Int64, customer: Int64) throws {
        let known =
            try Query(
                cached: db,
                """
                SELECT coalesce(sum(DISTINCT 1 << o.step), 0)
                FROM lead l INDEXED BY lead_customer JOIN origin o ON o.id = l.origin_id
                WHERE l.customer_id = ? AND l.offer_id = ? AND l.is_test = 0
                """
            ).start().bind(customer).bind(offer).first { $0.int(0) } ?? 0
        add(step: step, to: known, offer: offer)
    }

    func add(step: Step, to known: Int, offer: Int64) {
        let steps = known | 1 << step.code
        guard steps != known else { return }
        if known != 0 { people[offer << 8 | Int64(known), default: 0] -= 1 }
        people[offer << 8 | Int64(steps), default: 0] += 1
    }

    func flush() throws {
        // The cells of the days are let go of before the totals are put together.
        var totals = try writeDays()
        try write(totals.take())
        try flushPeople()
    }

    private func writeDays() throws -> Tally<Cell> {
        let cells = leads.take()
        var totals = Tally<Cell>()
        for (cell, count) in cells {
            // Offer 0 stands for all offers together.
            totals.add(cell.with(offer: 0, day: cell.day), count)
            totals.add(cell.with(offer: 0, day: Self.allDays), count)
            if cell.offer != 0 { totals.add(cell.with(offer: cell.offer, day: Self.allDays), count) }
        }
        try write(cells) { $0.offer != 0 }
        return totals
    }

    private func write(_ cells: [(Cell, Int)], where isWanted: (Cell) -> Bool = { _ in true }) throws {
        let write = try Query(
            cached: db,
            """
            INSERT INTO funnel_day(offer_id, origin_id, is_test, day, leads) VALUES (?,?,?,?,?)
            ON CONFLICT DO UPDATE SET leads = leads + excluded.leads
            """)
        for (cell, count) in cells where count != 0 && isWanted(cell) {
            try write.start().bind(cell.offer).bind(cell.origin).bind(cell.isTest).bind(cell.day).bind(count).run()
        }
    }

    private func flushPeople() throws {
        let write = try Query(
            cached: db,
            """
            INSERT INTO offer_people(offer_id, steps, customers) VALUES (?,?,?)
            ON CONFLICT DO UPDATE SET customers = customers + excluded.customers
            """)
        for (key, customers) in people where customers != 0 {
            try write.start().bind(key >> 8).bind(key & 0xFF).bind(customers).run()
        }
        people = [:]
    }
}
