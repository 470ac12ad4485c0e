/// The orders that lists are walked in: version 1 of their indexes.
extension Schema {
    typealias NamedIndex = (name: String, definition: String)

    /// No lead needs them to find its customer, so that a large import makes them anew at its end, which takes a
    /// fraction of the time.
    static let listIndexes: [NamedIndex] = [
        ("customer_name", "ON customer(name_sort)"),
        ("customer_company", "ON customer(company_sort)"),
        ("customer_country", "ON customer(country_code)"),
        ("customer_received", "ON customer(last_lead_at)"),
        ("customer_leads", "ON customer(lead_count)"),
        ("customer_steps", "ON customer(steps)"),
        ("customer_status", "ON customer(status)"),
        ("customer_owner", "ON customer(owner)"),
        (
            "customer_waiting",
            """
            ON customer(own_at)
                WHERE contacted_at IS NULL AND follow_up_due IS NULL AND contact < 2 AND status <= 2 AND is_test = 0
                AND merged_into IS NULL AND lead_count > 0
            """
        ),
        ("lead_at", "ON lead(at, origin_id, is_test, customer_id)"),
        ("lead_offer", "ON lead(offer_id, at, origin_id, is_test, customer_id)"),
        ("lead_origin", "ON lead(origin_id, at)"),
    ]

    /// Version 3 of them. Each of the leads' ends with what a filter asks of a lead and with whose it is, so that a walk
    /// leaves rows out without looking at them; the id stands where rows are sorted by it.
    static let laterListIndexes: [NamedIndex] = [
        ("customer_hidden", "ON customer(id) WHERE merged_into IS NOT NULL OR is_test = 1"),
        ("customer_blocked", "ON customer(contact) WHERE contact > 0"),
        ("lead_time", "ON lead(at, id, origin_id, is_test, customer_id)"),
        ("lead_offer_time", "ON lead(offer_id, at, id, origin_id, is_test, customer_id)"),
        ("lead_step", "ON lead(origin_id, at, id, is_test, customer_id)"),
    ]

    /// Version 1's that version 3 has others for.
    static let outdatedListIndexes: Set<String> = ["lead_at", "lead_offer", "lead_origin"]

    /// What lists are walked in now.
    static let currentListIndexes =
        listIndexes.filter { !outdatedListIndexes.contains($0.name) } + laterListIndexes + ownIndexes

    /// The search's entries end with marks since version 3; they are written anew as after a large import.
    static let searchAnew = """
        INSERT INTO customer_text(customer_text) VALUES ('delete-all');
        DELETE FROM unindexed;
        UPDATE indexed SET last_customer = 0;

        """

    static let lists = listIndexes.map(create).joined()

    /// All that a large import may put away, in the order in which they are made anew.
    static let bulkIndexes = findingIndexes + currentListIndexes

    static func create(_ index: NamedIndex) -> String {
        let unique = uniqueIndexes.contains(index.name) ? "UNIQUE " : ""
        return "CREATE \(unique)INDEX IF NOT EXISTS \(index.name) \(index.definition);\n"
    }

    private static let uniqueIndexes: Set = ["lead_key", "customer_email"]
}
