/// Customers and leads: version 1 of their tables and of those they are archived in.
extension Schema {
    static let customerColumns = """
            email_key TEXT{UNIQUE},
            phone_key INTEGER,
            company_key INTEGER,
            first_name TEXT NOT NULL,
            last_name TEXT NOT NULL,
            full_name TEXT NOT NULL,
            email TEXT NOT NULL,
            phone TEXT NOT NULL,
            company TEXT NOT NULL,
            title TEXT NOT NULL,
            country TEXT NOT NULL,
            city TEXT NOT NULL,
            country_code TEXT NOT NULL,
            name_sort TEXT NOT NULL,
            company_sort TEXT NOT NULL,
            reach TEXT NOT NULL,
            notes TEXT NOT NULL DEFAULT '',
            status INTEGER NOT NULL DEFAULT 1 CHECK (status BETWEEN 1 AND 6),
            status_is_own INTEGER NOT NULL DEFAULT 0 CHECK (status_is_own IN (0, 1)),
            owner TEXT NOT NULL DEFAULT '',
            contacted_at INTEGER,
            merged_into INTEGER REFERENCES customer(id) CHECK (merged_into <> id),
            is_unidentified INTEGER NOT NULL CHECK (is_unidentified IN (0, 1)),
            contact INTEGER NOT NULL DEFAULT 0 CHECK (contact IN (0, 1, 2)),
            steps INTEGER NOT NULL DEFAULT 0,
            lead_count INTEGER NOT NULL DEFAULT 0,
            first_lead_at INTEGER NOT NULL DEFAULT 0,
            last_lead_at INTEGER NOT NULL DEFAULT 0,
            last_origin_id INTEGER REFERENCES origin(id),
            own_at INTEGER NOT NULL DEFAULT 0,
            own_origin_id INTEGER REFERENCES origin(id),
            own_offer_id INTEGER REFERENCES offer(id),
            is_test INTEGER NOT NULL DEFAULT 0 CHECK (is_test IN (0, 1)),
            follow_up_due INTEGER,
            worker TEXT NOT NULL DEFAULT ''
        """

    /// One row a customer. From `is_unidentified` on (but for that): what follows from other tables, kept beside.
    static let customers = """
        CREATE TABLE customer(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
        \(customerColumns.with(unique: " UNIQUE"))
        ) STRICT;
        CREATE TABLE archived_customer(
            id INTEGER PRIMARY KEY,
        \(customerColumns.with(unique: ""))
        ) STRICT;
        CREATE INDEX customer_phone ON customer(phone_key) WHERE phone_key IS NOT NULL;
        CREATE INDEX customer_company_key ON customer(company_key) WHERE company_key IS NOT NULL;
        \(customerIndexes)
        CREATE TABLE reference(
            reference TEXT PRIMARY KEY,
            customer_id INTEGER NOT NULL,
            is_own INTEGER NOT NULL CHECK (is_own IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reference_customer ON reference(customer_id);

        """

    static let customerIndexes = """
        CREATE INDEX customer_due ON customer(follow_up_due) WHERE follow_up_due IS NOT NULL;
        CREATE INDEX customer_merged ON customer(merged_into) WHERE merged_into IS NOT NULL;
        """

    static let leadColumns = """
            key BLOB NOT NULL{UNIQUE} CHECK (length(key) = 16),
            customer_id INTEGER NOT NULL{CUSTOMER},
            origin_id INTEGER NOT NULL REFERENCES origin(id),
            offer_id INTEGER REFERENCES offer(id),
            at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            has_own_time INTEGER NOT NULL CHECK (has_own_time IN (0, 1)),
            is_test INTEGER NOT NULL CHECK (is_test IN (0, 1)),
            fold_reason INTEGER NOT NULL,
            file_id INTEGER NOT NULL REFERENCES file(id),
            description TEXT NOT NULL,
            campaign TEXT NOT NULL,
            status TEXT NOT NULL,
            opt_outs INTEGER NOT NULL,
            person TEXT
        """

    static let leadIndex = "CREATE INDEX lead_customer ON lead(customer_id, at, origin_id, offer_id, is_test);"

    /// What came through a door, and what it was read as. `person` only where the customer's card says otherwise.
    static let leads = """
        CREATE TABLE payload(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            line INTEGER NOT NULL,
            raw BLOB NOT NULL
        ) STRICT;
        CREATE TABLE lead(
            id INTEGER PRIMARY KEY REFERENCES payload(id),
        \(leadColumns.with(unique: " UNIQUE", customer: " REFERENCES customer(id)"))
        ) STRICT;
        \(leadIndex)
        CREATE TABLE archived_lead(
            id INTEGER PRIMARY KEY REFERENCES payload(id),
        \(leadColumns.with(unique: "", customer: ""))
        ) STRICT;
        CREATE INDEX archived_lead_file ON archived_lead(file_id);
        CREATE TABLE quarantine(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            activity_id INTEGER NOT NULL REFERENCES activity(id),
            file_id INTEGER REFERENCES file(id),
            at INTEGER NOT NULL,
            line INTEGER NOT NULL,
            reason TEXT NOT NULL,
            raw BLOB NOT NULL,
            key BLOB NOT NULL CHECK (length(key) = 16),
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'read', 'dropped', 'undone'))
        ) STRICT;
        CREATE INDEX quarantine_open ON quarantine(id) WHERE state = 'open';
        CREATE INDEX quarantine_key ON quarantine(key) WHERE state <> 'undone';
        CREATE INDEX quarantine_activity ON quarantine(activity_id);

        """
}

extension String {
    /// The live table has constraints that its archive has not.
    func with(unique: String, customer: String = "") -> String {
        split(separator: "{", omittingEmptySubsequences: false).reduce(into: "") { text, part in
            if part.hasPrefix("UNIQUE}") {
                text += unique + part.dropFirst(7)
            } else if part.hasPrefix("CUSTOMER}") {
                text += customer + part.dropFirst(9)
            } else {
                text += part
            }
        }
    }
}
