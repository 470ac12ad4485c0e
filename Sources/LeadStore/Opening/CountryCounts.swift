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

    private struct Cell: Hashable, Comparable {
        var country: UInt32
        var offer: Int64
        var origin: Int64
        var isTest: Bool
        var day: Int64

        static func < (left: Cell, right: Cell) -> Bool {
            if left.country != right.country { return left.country < right.country }
            if left.offer != right.offer { return left.offer < right.offer }
            if left.origin != right.origin { return left.origin < right.origin }
            if left.isTest != right.isTest { return right.isTest }
            return left.day < right.day
        }
    }

    /// Counts every lead. O(leads), a fraction of a microsecond each.
    static func make(_ db: Database) throws {
        try putAway(db)
        try db.execute(sql: "DELETE FROM funnel_country")
        let (countries, numbers) = try countriesOfCustomers(db)
        var days: [Cell: Int] = [:]
        var offers: [Cell: Int] = [:]
        let leads = try Query(
            db, "SELECT customer_id, at, origin_id, coalesce(offer_id, 0), is_test FROM lead INDEXED BY lead_customer"
        ).start()
        while try leads.step() {
            var cell = Cell(
                country: numbers[leads.int(0)], offer: 0, origin: leads.int64(2), isTest: leads.bool(4),
                day: leads.time(1).day)
            days[cell, default: 0] += 1
            (cell.offer, cell.day) = (leads.int64(3), FunnelCounts.allDays)
            offers[cell, default: 0] += 1
        }
        try write(withTotals(days, offers), countries, db)
        for trigger in Schema.countryTriggers {
            try db.execute(sql: "CREATE TRIGGER \(trigger.name) \(trigger.definition)")
        }
    }

    private static func withTotals(_ days: [Cell: Int], _ offers: [Cell: Int]) -> [Cell: Int] {
        var cells = days
        for (cell, leads) in offers {
            if cell.offer != 0 { cells[cell] = leads }
            var total = cell
            total.offer = 0
            cells[total, default: 0] += leads
        }
        return cells
    }

    /// In the order of the table, so that it grows at its end.
    private static func write(_ cells: [Cell: Int], _ countries: [String], _ db: Database) throws {
        let insert = try Query(
            db,
            "INSERT INTO funnel_country(country, offer_id, origin_id, is_test, day, leads) VALUES (?,?,?,?,?,?)")
        for cell in cells.keys.sorted() {
            try insert.start().bind(countries[Int(cell.country)]).bind(cell.offer).bind(cell.origin).bind(cell.isTest)
                .bind(cell.day).bind(cells[cell] ?? 0).run()
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
