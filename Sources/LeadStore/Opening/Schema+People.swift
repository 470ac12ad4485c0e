/// Customers counted by country and steps, and the marks of test leads: version 5 of the tables.
extension Schema {
    static let people = countryPeople + marks

    /// Customers who are shown, test customers left out, by the set of the steps they took. Triggers keep it; it is put
    /// away and counted anew together with the leads by country.
    private static let countryPeople = """
        CREATE TABLE country_people(
            country TEXT NOT NULL,
            steps INTEGER NOT NULL,
            customers INTEGER NOT NULL,
            PRIMARY KEY (country, steps)
        ) STRICT, WITHOUT ROWID;

        """

    /// What a test lead says in place of its origin's words: every test has a mark of its own, and origins are few.
    private static let marks = """
        CREATE TABLE mark(
            lead_id INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            action TEXT NOT NULL
        ) STRICT;

        """

    static let peopleTriggers: [(name: String, definition: String)] = [
        ("country_people_insert", "AFTER INSERT ON customer BEGIN \(count("new", by: "1")) END"),
        ("country_people_delete", "AFTER DELETE ON customer BEGIN \(count("old", by: "-1")) END"),
        (
            "country_people_update",
            """
            AFTER UPDATE OF country_code, steps, merged_into, is_test ON customer
            WHEN old.country_code <> new.country_code OR old.steps <> new.steps OR old.is_test <> new.is_test
                OR (old.merged_into IS NULL) <> (new.merged_into IS NULL)
            BEGIN
                \(count("old", by: "-1")) \(count("new", by: "1"))
            END
            """
        ),
    ]

    private static func count(_ customer: String, by number: String) -> String {
        """
        INSERT INTO country_people(country, steps, customers)
        SELECT \(customer).country_code, \(customer).steps, \(number)
        WHERE \(customer).merged_into IS NULL AND \(customer).is_test = 0
        ON CONFLICT DO UPDATE SET customers = customers + excluded.customers;
        """
    }
}
