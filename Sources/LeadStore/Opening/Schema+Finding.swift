/// The indexes by which leads and customers are found have names: version 3 of the tables. A constraint in the table
/// could not be put away while a large import, which has them in memory, writes.
extension Schema {
    /// What a new lead is told apart by, and finds its customer by.
    static let findingIndexes: [NamedIndex] = [
        ("lead_key", "ON lead(key)"),
        ("customer_email", "ON customer(email_key)"),
        ("customer_phone", "ON customer(phone_key) WHERE phone_key IS NOT NULL"),
        ("customer_company_key", "ON customer(company_key) WHERE company_key IS NOT NULL"),
    ]

    static let finding =
        // No payload is ever deleted, so that nothing has to remember the highest number.
        anew("payload", "line INTEGER NOT NULL,\nraw BLOB NOT NULL", id: "INTEGER PRIMARY KEY")
        + anew("customer", customerColumns.with(unique: ""), id: "INTEGER PRIMARY KEY AUTOINCREMENT")
        + anew(
            "lead", leadColumns.with(unique: "", customer: " REFERENCES customer(id)") + ",\n" + leadColumnsOfDoors,
            id: "INTEGER PRIMARY KEY REFERENCES payload(id)")
        + [customerIndexes, leadIndex, movedIndex, countTriggers, searchTriggers].joined(separator: "\n") + "\n"
        + bulkIndexes.map(create).joined()

    private static let leadColumnsOfDoors = """
            key_kind INTEGER,
            payload_id INTEGER REFERENCES payload(id),
            deleted_at INTEGER
        """

    /// A table made again with other constraints, and the number that its next record gets.
    private static func anew(_ table: String, _ columns: String, id: String) -> String {
        """
        CREATE TABLE new_\(table)(
            id \(id),
        \(columns)
        ) STRICT;
        INSERT INTO new_\(table) SELECT * FROM \(table);
        \(id.hasSuffix("AUTOINCREMENT") ? sequence(of: table) : "")
        DROP TABLE \(table);
        ALTER TABLE new_\(table) RENAME TO \(table);

        """
    }

    private static func sequence(of table: String) -> String {
        """
        DELETE FROM sqlite_sequence WHERE name = 'new_\(table)';
        INSERT INTO sqlite_sequence(name, seq) SELECT 'new_\(table)', seq FROM sqlite_sequence WHERE name = '\(table)';
        """
    }
}
