/// The funnel's counts by country: version 3 of the tables.
extension Schema {
    /// Leads of each country's customers: by UTC day and under the day that never was for offer 0, which stands for all
    /// leads together; only under the latter by offer. Triggers keep it, because a customer's country changes with his
    /// card; while many leads come in they are put away, and it is counted anew at the end.
    static let countries = """
        CREATE TABLE funnel_country(
            country TEXT NOT NULL,
            offer_id INTEGER NOT NULL,
            origin_id INTEGER NOT NULL,
            is_test INTEGER NOT NULL,
            day INTEGER NOT NULL,
            leads INTEGER NOT NULL,
            PRIMARY KEY (country, offer_id, origin_id, is_test, day)
        ) STRICT, WITHOUT ROWID;

        """

    static let countryTriggers: [(name: String, definition: String)] = [
        ("funnel_country_insert", "AFTER INSERT ON lead BEGIN \(count("new", by: "1")) END"),
        ("funnel_country_delete", "AFTER DELETE ON lead BEGIN \(count("old", by: "-1")) END"),
        (
            "funnel_country_move",
            """
            AFTER UPDATE OF customer_id ON lead WHEN old.customer_id <> new.customer_id BEGIN
                \(count("old", by: "-1")) \(count("new", by: "1"))
            END
            """
        ),
        (
            "funnel_country_turn",
            """
            AFTER UPDATE OF country_code ON customer WHEN old.country_code <> new.country_code BEGIN
                \(countAll(of: "old", by: "-1")) \(countAll(of: "new", by: "1"))
            END
            """
        ),
    ]

    static let allDays = "(-9223372036854775807 - 1)"
    private static let day = "(l.at - (l.at % 86400000 + 86400000) % 86400000) / 86400000"

    private static func count(_ lead: String, by number: String) -> String {
        write(
            """
            (SELECT country_code FROM customer WHERE id = \(lead).customer_id) AS country, \(lead).offer_id AS offer_id,
            \(lead).origin_id AS origin_id, \(lead).is_test AS is_test, \(lead).at AS at
            """, by: number)
    }

    private static func countAll(of customer: String, by number: String) -> String {
        write(
            """
            \(customer).country_code AS country, offer_id, origin_id, is_test, at
            FROM lead INDEXED BY lead_customer WHERE customer_id = \(customer).id
            """, by: number)
    }

    private static func write(_ leads: String, by number: String) -> String {
        """
        INSERT INTO funnel_country(country, offer_id, origin_id, is_test, day, leads)
        SELECT country, offer_id, origin_id, is_test, day, \(number) * count(*) FROM (
            SELECT l.country, 0 AS offer_id, l.origin_id, l.is_test, \(day) AS day FROM (SELECT \(leads)) l
            UNION ALL SELECT l.country, 0, l.origin_id, l.is_test, \(allDays) FROM (SELECT \(leads)) l
            UNION ALL SELECT l.country, l.offer_id, l.origin_id, l.is_test, \(allDays) FROM (SELECT \(leads)) l
            WHERE l.offer_id IS NOT NULL)
        WHERE true GROUP BY 1, 2, 3, 4, 5 ON CONFLICT DO UPDATE SET leads = leads + excluded.leads;
        """
    }
}
