import GRDB
import LeadModel

/// Gathers the changes of the funnel's counts by day over one transaction, so that each count is written once.
final class FunnelCounts {
    private let db: Database
    private var cells: [Cell: Int] = [:]

    private struct Cell: Hashable {
        /// 0 for all offers together.
        var offer: Int64
        var origin: Int64
        var isTest: Bool
        var day: Int64
    }

    private var people: [OfferSteps: Int] = [:]

    private struct OfferSteps: Hashable {
        var offer: Int64
        var steps: Int
    }

    /// Stands for all days together.
    static let allDays = Int64.min

    init(_ db: Database) {
        self.db = db
    }

    func add(offer: Int64?, origin: Int64, isTest: Bool, day: Int64, count: Int = 1) {
        for day in [day, Self.allDays] {
            cells[Cell(offer: 0, origin: origin, isTest: isTest, day: day), default: 0] += count
            guard let offer else { continue }
            cells[Cell(offer: offer, origin: origin, isTest: isTest, day: day), default: 0] += count
        }
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
        if known != 0 { people[OfferSteps(offer: offer, steps: known), default: 0] -= 1 }
        people[OfferSteps(offer: offer, steps: steps), default: 0] += 1
    }

    func flush() throws {
        let write = try Query(
            cached: db,
            """
            INSERT INTO funnel_day(offer_id, origin_id, is_test, day, leads) VALUES (?,?,?,?,?)
            ON CONFLICT DO UPDATE SET leads = leads + excluded.leads
            """)
        for (cell, leads) in cells {
            try write.start().bind(cell.offer).bind(cell.origin).bind(cell.isTest).bind(cell.day).bind(leads).run()
        }
        cells = [:]
        try flushPeople()
    }

    private func flushPeople() throws {
        let write = try Query(
            cached: db,
            """
            INSERT INTO offer_people(offer_id, steps, customers) VALUES (?,?,?)
            ON CONFLICT DO UPDATE SET customers = customers + excluded.customers
            """)
        for (key, customers) in people where customers != 0 {
            try write.start().bind(key.offer).bind(key.steps).bind(customers).run()
        }
        people = [:]
    }
}
