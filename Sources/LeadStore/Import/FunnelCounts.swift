import GRDB

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

    init(_ db: Database) {
        self.db = db
    }

    func add(offer: Int64?, origin: Int64, isTest: Bool, day: Int64, count: Int = 1) {
        cells[Cell(offer: 0, origin: origin, isTest: isTest, day: day), default: 0] += count
        guard let offer else { return }
        cells[Cell(offer: offer, origin: origin, isTest: isTest, day: day), default: 0] += count
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
    }
}
