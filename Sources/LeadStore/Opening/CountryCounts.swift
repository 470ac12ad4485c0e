import GRDB
import LeadModel

/// The funnel's counts by country: put away while many leads come in, as the lists' indexes are, and counted anew.
enum CountryCounts {
    /// How it is called among what is put away.
    static let name = "funnel_country"

    /// Whether the counts are kept up to date.
    static func areKept(_ db: Database) throws -> Bool {
        let triggers = Schema.countryTriggers.map { "'\($0.name)'" }.joined(separator: ",")
        let sql = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN (\(triggers))"
        return try db.first(sql) { $0.int(0) } == Schema.countryTriggers.count
    }

    static func putAway(_ db: Database) throws {
        for trigger in Schema.countryTriggers { try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger.name)") }
    }

    private struct Cell: Comparable {
        var country: UInt32
        var count: FunnelCounts.Cell

        static func < (left: Cell, right: Cell) -> Bool {
            left.country != right.country ? left.country < right.country : left.count < right.count
        }
    }

    /// Counts every lead. O(leads), a fraction of a microsecond each.
    static func make(_ db: Database) throws {
        try putAway(db)
        try db.execute(sql: "DELETE FROM funnel_country")
        let (countries, numbers) = try countriesOfCustomers(db)
        var tally = Tally<Cell>()
        let leads = try Query(
            db, "SELECT customer_id, at, origin_id, coalesce(offer_id, 0), is_test FROM lead INDEXED BY lead_customer"
        ).start()
        while try leads.step() {
            let country = numbers[leads.int(0)]
            let cell = FunnelCounts.Cell(
                offer: leads.int64(3), origin: leads.int64(2), isTest: leads.bool(4), day: leads.time(1).day)
            tally.add(Cell(country: country, count: cell.with(offer: 0, day: cell.day)))
            tally.add(Cell(country: country, count: cell.with(offer: cell.offer, day: FunnelCounts.allDays)))
        }
        try write(withTotals(tally.take()), countries, db)
        for trigger in Schema.countryTriggers {
            try db.execute(sql: "CREATE TRIGGER \(trigger.name) \(trigger.definition)")
        }
    }

    /// With those of all offers and all days together.
    private static func withTotals(_ cells: [(Cell, Int)]) -> [(Cell, Int)] {
        var totals = Tally<Cell>()
        for (cell, leads) in cells {
            // Leads without an offer count under offer 0 by themselves.
            if cell.count.day != FunnelCounts.allDays || cell.count.offer != 0 { totals.add(cell, leads) }
            guard cell.count.day == FunnelCounts.allDays else { continue }
            totals.add(Cell(country: cell.country, count: cell.count.with(offer: 0, day: FunnelCounts.allDays)), leads)
        }
        return totals.take()
    }

    /// In the order of the table, so that it grows at its end.
    private static func write(_ cells: [(Cell, Int)], _ countries: [String], _ db: Database) throws {
        let insert = try Query(
            db,
            "INSERT INTO funnel_country(country, offer_id, origin_id, is_test, day, leads) VALUES (?,?,?,?,?,?)")
        for (cell, leads) in cells {
            try insert.start().bind(countries[Int(cell.country)]).bind(cell.count.offer).bind(cell.count.origin)
                .bind(cell.count.isTest).bind(cell.count.day).bind(leads).run()
        }
    }

    /// The countries in order, and for each customer the number of his.
    private static func countriesOfCustomers(_ db: Database) throws -> ([String], [UInt32]) {
        let last = try db.first("SELECT coalesce(max(id), 0) FROM customer") { $0.int(0) } ?? 0
        var (countries, numbers) = ([String](), [UInt32](repeating: 0, count: last + 1))
        let customers = try Query(db, "SELECT country_code, id FROM customer ORDER BY country_code").start()
        while try customers.step() {
            let country = customers.text(0)
            if countries.last != country { countries.append(country) }
            numbers[customers.int(1)] = UInt32(clamping: countries.count - 1)
        }
        return (countries, numbers)
    }
}
