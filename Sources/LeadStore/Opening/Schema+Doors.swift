/// The doors: version 2 of the tables.
extension Schema {
    /// How each door is doing, and what had come by then when somebody took something back. Of the leads, by quarters of an hour in UTC, because every zone's midnight is the
    /// beginning of one.
    private static let doorTables = """
        CREATE TABLE door(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            since INTEGER NOT NULL,
            contact_at INTEGER,
            leads INTEGER NOT NULL DEFAULT 0,
            lead_at INTEGER,
            test_at INTEGER,
            test_latency INTEGER,
            watermark TEXT,
            read_up_to INTEGER,
            certificate_expires_at INTEGER,
            secret_since INTEGER,
            problem_kind TEXT,
            problem_text TEXT,
            problem_at INTEGER,
            CHECK ((problem_kind IS NULL) = (problem_text IS NULL) AND (problem_kind IS NULL) = (problem_at IS NULL))
        ) STRICT;
        CREATE TABLE door_quarter(
            door_id INTEGER NOT NULL REFERENCES door(id),
            quarter INTEGER NOT NULL,
            leads INTEGER NOT NULL,
            PRIMARY KEY (door_id, quarter)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE endpoint_secret(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            label TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            last_used_at INTEGER,
            revoked_at INTEGER
        ) STRICT;
        ALTER TABLE file ADD COLUMN door_id INTEGER REFERENCES door(id);
        ALTER TABLE activity ADD COLUMN last_payload INTEGER;

        """

    /// What a lead's key is, and where it is kept when the door that brought the lead first has taken it back: NULL for
    /// leads of version 1, and for a payload of the lead's own number.
    private static let leadColumnsOfDoors = ["lead", "archived_lead"].map { table in
        """
        ALTER TABLE \(table) ADD COLUMN key_kind INTEGER;
        ALTER TABLE \(table) ADD COLUMN payload_id INTEGER REFERENCES payload(id);
        ALTER TABLE \(table) ADD COLUMN deleted_at INTEGER;

        """
    }.joined()

    static let movedIndex = "CREATE INDEX lead_moved ON lead(file_id) WHERE payload_id IS NOT NULL;"

    /// The further keys of leads that came by several doors, with the bytes that came so. What an undo took back stays,
    /// marked, for it to be done again.
    private static let aliases = """
        \(movedIndex)
        CREATE TABLE lead_alias(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            lead_id INTEGER NOT NULL REFERENCES payload(id),
            key BLOB NOT NULL CHECK (length(key) = 16),
            key_kind INTEGER,
            file_id INTEGER NOT NULL REFERENCES file(id),
            payload_id INTEGER NOT NULL REFERENCES payload(id),
            is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
        ) STRICT;
        CREATE UNIQUE INDEX lead_alias_key ON lead_alias(key) WHERE is_undone = 0;
        CREATE INDEX lead_alias_lead ON lead_alias(lead_id);
        CREATE INDEX lead_alias_file ON lead_alias(file_id);
        CREATE TABLE redelivery(
            key BLOB PRIMARY KEY CHECK (length(key) = 16),
            ordinal INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    static let doors = doorTables + leadColumnsOfDoors + aliases
}
