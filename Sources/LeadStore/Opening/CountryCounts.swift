import GRDB
import LeadModel

/// Leads and customers by country: put away while many leads come in, as the lists' indexes are, and counted anew.
enum CountryCounts {
    /// How it is called among what is put away.
    static let name = "funnel_country"

    private static let triggers = Schema.countryTriggers + Schema.peopleTriggers

    /// Whether the counts are kept up to date.
    static func areKept(_ db: Database) throws -> Bool {
        let names = triggers.map { "'\($0.name)'" }.joined(separator: ",")
        let sql = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN (\(names))"
        return try db.first(sql) { $0.int(0) } == triggers.count
    }

    static func putAway(_ db: Database) throws {
        for trigger in triggers { try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger.name)") }
    }

    private struct Cell: Comparable {
        var country: UInt32
        var count: FunnelCounts.Cell

        static func < (left: Cell, right: Cell) -> Bool {
            left.country != right.country ? left.country < right.country : left.count < right.count
        }
    }

    /// Counts every lead and customer. O(leads), a fraction of a microsecond each.
    static func make(_ db: Database) throws {
        try putAway(db)
        try db.execute(sql: "DELETE FROM funnel_country; DELETE FROM country_people")
        let (countries, numbers) = try countriesOfCustomers(db)
        try countPeople(countries, numbers, db)
        try countLeads(countries, numbers, db)
        for trigger in triggers { try db.execute(sql: "CREATE TRIGGER \(trigger.name) \(trigger.definition)") }
    }

    /// All whom an index has, but for those who are not shown.
    private static func countPeople(_ countries: [String], _ numbers: [UInt32], _ db: Database) throws {
        var people = [Int](repeating: 0, count: countries.count << stepBits)
        func add(_ select: String, _ number: Int) throws {
            let customers = try Query(db, select).start()
            while try customers.step() {
                people[Int(numbers[customers.int(0)]) << stepBits | customers.int(1)] += number
            }
        }
        try add("SELECT id, steps FROM customer", 1)
        try add("SELECT id, steps FROM customer WHERE merged_into IS NOT NULL OR is_test = 1", -1)
        let insert = try Query(db, "INSERT INTO country_people(country, steps, customers) VALUES (?,?,?)")
        for (place, customers) in people.enumerated() where customers != 0 {
            try insert.start().bind(countries[place >> stepBits]).bind(place & (1 << stepBits - 1)).bind(customers)
                .run()
        }
    }

    private static let stepBits = Step.allCases.count

    private static func countLeads(_ countries: [String], _ numbers: [UInt32], _ db: Database) throws {
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
