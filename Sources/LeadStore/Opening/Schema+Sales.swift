/// What reps and managers arrange their work by: version 4 of the tables.
extension Schema {
    static let sales = changeAnew + touches + views + absences + rulings + setAside + links

    /// The log knows the records that this version brings.
    private static let changeAnew = """
        CREATE TABLE new_change(
            activity_id INTEGER NOT NULL REFERENCES activity(id) DEFERRABLE INITIALLY DEFERRED,
            place INTEGER NOT NULL,
            customer_id INTEGER,
            record TEXT NOT NULL CHECK (record IN ('customer', 'lead', 'follow_up', 'note', 'decision', 'quarantine',
                'view', 'absence', 'set_aside', 'listing_link')),
            record_id INTEGER NOT NULL,
            before TEXT CHECK (before IS NULL OR json_valid(before)),
            after TEXT CHECK (after IS NULL OR json_valid(after)),
            PRIMARY KEY (activity_id, place)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO new_change SELECT * FROM change;
        DROP TABLE change;
        ALTER TABLE new_change RENAME TO change;
        CREATE INDEX change_record ON change(record_id, record, activity_id);
        CREATE INDEX change_customer ON change(customer_id, activity_id);
        CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER change_is_final BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'append-only'); END;

        """

    /// Who did a follow-up, and why it was won or lost. A done follow-up with an outcome is a touch: the only record of
    /// a contact.
    private static let touches = """
        ALTER TABLE follow_up ADD COLUMN done_by TEXT NOT NULL DEFAULT '';
        ALTER TABLE follow_up ADD COLUMN reason TEXT NOT NULL DEFAULT '';
        UPDATE follow_up SET done_by = coalesce((
            SELECT a.who FROM change c JOIN activity a ON a.id = c.activity_id
            WHERE c.record = 'follow_up' AND c.record_id = follow_up.id AND a.verb = 'followUpDone'
            ORDER BY c.activity_id DESC LIMIT 1), owner)
        WHERE outcome IS NOT NULL;
        CREATE INDEX follow_up_touch ON follow_up(customer_id, done_at, done_by, outcome) WHERE outcome IS NOT NULL;
        CREATE INDEX follow_up_done ON follow_up(done_by, done_at, customer_id) WHERE outcome IS NOT NULL;

        """

    /// Lists saved under a name; those of nobody are everybody's.
    private static let views = """
        CREATE TABLE view(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            owner TEXT NOT NULL,
            name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
            key TEXT NOT NULL,
            query TEXT NOT NULL CHECK (json_valid(query)),
            UNIQUE (owner, name)
        ) STRICT;

        """

    /// Who is away and who stands in; and whose turn it was last by a rule that takes turns.
    private static let absences = """
        CREATE TABLE absence(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            rep TEXT NOT NULL CHECK (rep <> ''),
            deputy TEXT NOT NULL,
            since INTEGER NOT NULL,
            until INTEGER NOT NULL CHECK (until > since)
        ) STRICT;
        CREATE INDEX absence_rep ON absence(rep, until);
        CREATE TABLE rotation(
            rule TEXT PRIMARY KEY,
            last TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        """

    /// What rules gave away: `ruled_by` is the entry of the log by which a customer got his first owner from a rule. The
    /// entry's numbers grow while an import goes on.
    private static let rulings = """
        ALTER TABLE customer ADD COLUMN ruled_by INTEGER;
        ALTER TABLE archived_customer ADD COLUMN ruled_by INTEGER;
        CREATE TABLE ruling(
            activity_id INTEGER PRIMARY KEY REFERENCES activity(id),
            import_id INTEGER NOT NULL REFERENCES activity(id),
            owner TEXT NOT NULL CHECK (owner <> ''),
            customers INTEGER NOT NULL,
            customer_id INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX ruling_import ON ruling(import_id);
        \(ownIndexes.map(create).joined())
        """

    /// Version 4's: how many open customers each rep has, and the leads that may have come by a tagged link, with all
    /// that is told of where they came from.
    static let ownIndexes: [NamedIndex] = [
        (
            "customer_open",
            "ON customer(owner) WHERE owner <> '' AND status <= 2 AND is_test = 0 AND merged_into IS NULL"
        ),
        (
            "lead_tagged",
            """
            ON lead(campaign COLLATE NOCASE, offer_id, is_test, at, description)
                WHERE campaign <> '' OR instr(description, '{') > 0
            """
        ),
    ]

    /// Customers who look alike and are not the same.
    private static let setAside = """
        CREATE TABLE set_aside(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            low INTEGER NOT NULL,
            high INTEGER NOT NULL CHECK (high > low),
            UNIQUE (low, high)
        ) STRICT;

        """

    /// Tagged links that were made, so that it can be told which never came back.
    private static let links = """
        CREATE TABLE listing_link(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            offer_id INTEGER NOT NULL REFERENCES offer(id),
            market TEXT NOT NULL CHECK (market IN ('appsource', 'azure')),
            campaign TEXT NOT NULL COLLATE NOCASE CHECK (length(campaign) BETWEEN 1 AND 16),
            source TEXT NOT NULL,
            medium TEXT NOT NULL,
            at INTEGER NOT NULL,
            who TEXT NOT NULL,
            UNIQUE (offer_id, campaign, market, source, medium)
        ) STRICT;

        """
}
