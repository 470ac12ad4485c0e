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

    static let lists = listIndexes.map(create).joined()

    /// All that a large import may put away, in the order in which they are made anew.
    static let bulkIndexes = findingIndexes + listIndexes

    static func create(_ index: NamedIndex) -> String {
        let unique = uniqueIndexes.contains(index.name) ? "UNIQUE " : ""
        return "CREATE \(unique)INDEX IF NOT EXISTS \(index.name) \(index.definition);\n"
    }

    private static let uniqueIndexes: Set = ["lead_key", "customer_email"]
}
