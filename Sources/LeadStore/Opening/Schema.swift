/// Version 1 of the tables, in SQL's words only.
enum Schema {
    /// What many leads share: where they were made, and about which offer.
    static let dictionaries = """
        CREATE TABLE origin(
            id INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            action TEXT NOT NULL,
            is_repeat INTEGER NOT NULL CHECK (is_repeat IN (0, 1)),
            step INTEGER NOT NULL CHECK (step BETWEEN 0 AND 5),
            UNIQUE (source, action, is_repeat)
        ) STRICT;
        CREATE TABLE offer(
            id INTEGER PRIMARY KEY,
            code TEXT COLLATE NOCASE UNIQUE,
            title TEXT NOT NULL DEFAULT '',
            title_folded TEXT NOT NULL DEFAULT '',
            title_at INTEGER NOT NULL,
            CHECK (code <> '' OR (code IS NULL AND title <> ''))
        ) STRICT;
        CREATE INDEX offer_title ON offer(title_folded);

        """

    /// Who did what, before and after; nobody edits or deletes it.
    static let log = """
        CREATE TABLE store(uid TEXT NOT NULL) STRICT;
        INSERT INTO store(uid) VALUES (lower(hex(randomblob(8))));
        CREATE TABLE activity(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            who TEXT NOT NULL,
            verb TEXT NOT NULL,
            customer_id INTEGER,
            count INTEGER NOT NULL CHECK (count >= 0),
            before TEXT NOT NULL DEFAULT '',
            after TEXT NOT NULL DEFAULT '',
            about INTEGER REFERENCES activity(id),
            CHECK ((verb IN ('undo', 'redo')) = (about IS NOT NULL))
        ) STRICT;
        CREATE INDEX activity_about ON activity(about) WHERE about IS NOT NULL;
        CREATE INDEX activity_who ON activity(who);
        CREATE INDEX activity_customer ON activity(customer_id) WHERE customer_id IS NOT NULL;
        CREATE TABLE change(
            activity_id INTEGER NOT NULL REFERENCES activity(id) DEFERRABLE INITIALLY DEFERRED,
            place INTEGER NOT NULL,
            customer_id INTEGER,
            record TEXT NOT NULL CHECK (record IN ('customer', 'lead', 'follow_up', 'note', 'decision', 'quarantine')),
            record_id INTEGER NOT NULL,
            before TEXT CHECK (before IS NULL OR json_valid(before)),
            after TEXT CHECK (after IS NULL OR json_valid(after)),
            PRIMARY KEY (activity_id, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX change_record ON change(record_id, record, activity_id);
        CREATE INDEX change_customer ON change(customer_id, activity_id);
        CREATE TRIGGER activity_is_kept BEFORE DELETE ON activity BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER activity_is_final BEFORE UPDATE ON activity BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER change_is_final BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TABLE import(
            activity_id INTEGER PRIMARY KEY REFERENCES activity(id),
            test INTEGER NOT NULL,
            customers_created INTEGER NOT NULL,
            customers_updated INTEGER NOT NULL,
            is_finished INTEGER NOT NULL CHECK (is_finished IN (0, 1))
        ) STRICT;
        CREATE TABLE file(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            activity_id INTEGER NOT NULL REFERENCES activity(id),
            name TEXT NOT NULL,
            format TEXT NOT NULL,
            header BLOB NOT NULL,
            read INTEGER NOT NULL DEFAULT 0,
            new INTEGER NOT NULL DEFAULT 0,
            duplicates INTEGER NOT NULL DEFAULT 0,
            quarantined INTEGER NOT NULL DEFAULT 0,
            warnings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(warnings)),
            first_lead INTEGER,
            last_lead INTEGER
        ) STRICT;
        CREATE INDEX file_activity ON file(activity_id);

        """

    /// What people do with customers.
    static let work = """
        CREATE TABLE follow_up(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            customer_id INTEGER NOT NULL REFERENCES customer(id),
            due_at INTEGER NOT NULL,
            channel TEXT NOT NULL CHECK (channel IN ('any', 'email', 'phone', 'meeting')),
            note TEXT NOT NULL,
            owner TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            done_at INTEGER,
            outcome TEXT CHECK (outcome IS NULL OR done_at IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX follow_up_open ON follow_up(customer_id) WHERE done_at IS NULL;
        CREATE INDEX follow_up_customer ON follow_up(customer_id);
        CREATE TABLE note(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            customer_id INTEGER NOT NULL REFERENCES customer(id),
            at INTEGER NOT NULL,
            who TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX note_customer ON note(customer_id);
        CREATE TABLE decision(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            customer_id INTEGER NOT NULL REFERENCES customer(id),
            kind TEXT NOT NULL CHECK (kind IN ('block', 'allow')),
            offer_id INTEGER REFERENCES offer(id),
            channel TEXT CHECK (channel IN ('email', 'phone', 'meeting')),
            reason TEXT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('person', 'optOut')),
            who TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX decision_customer ON decision(customer_id);
        CREATE TABLE blocked_offer(
            customer_id INTEGER NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
            offer_id INTEGER NOT NULL,
            PRIMARY KEY (customer_id, offer_id)
        ) STRICT, WITHOUT ROWID;

        """

    /// Leads by UTC day, and all of them under a day that never was; offer 0 stands for all leads together. Customers by
    /// offer and the set of steps they took with it, test leads left out: an import counts the leads it brings itself,
    /// because a trigger would make SQLite keep a journal for every one.
    static let counts = """
        CREATE TABLE funnel_day(
            offer_id INTEGER NOT NULL,
            origin_id INTEGER NOT NULL,
            is_test INTEGER NOT NULL,
            day INTEGER NOT NULL,
            leads INTEGER NOT NULL,
            PRIMARY KEY (offer_id, origin_id, is_test, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE offer_people(
            offer_id INTEGER NOT NULL,
            steps INTEGER NOT NULL,
            customers INTEGER NOT NULL,
            PRIMARY KEY (offer_id, steps)
        ) STRICT, WITHOUT ROWID;
        \(countTriggers)

        """

    /// Keep the counts in step with leads that are taken back, or get another customer.
    static let countTriggers = """
        CREATE TRIGGER offer_people_delete AFTER DELETE ON lead WHEN old.is_test = 0 AND old.offer_id IS NOT NULL BEGIN
            \(move("old", from: with("old"), to: without("old")))
        END;
        CREATE TRIGGER offer_people_update AFTER UPDATE OF customer_id ON lead
        WHEN old.customer_id <> new.customer_id AND new.is_test = 0 AND new.offer_id IS NOT NULL BEGIN
            \(move("old", from: with("old"), to: without("old")))
            \(move("new", from: without("new"), to: with("new")))
        END;
        """

    /// The steps of a lead's customer with its offer, but for the lead itself.
    private static func without(_ lead: String) -> String {
        """
        (SELECT coalesce(sum(DISTINCT 1 << o.step), 0) FROM lead l JOIN origin o ON o.id = l.origin_id
            WHERE l.customer_id = \(lead).customer_id AND l.offer_id = \(lead).offer_id AND l.is_test = 0
            AND l.id <> \(lead).id)
        """
    }

    private static func with(_ lead: String) -> String {
        "(\(without(lead)) | (SELECT 1 << step FROM origin WHERE id = \(lead).origin_id))"
    }

    private static func move(_ lead: String, from old: String, to new: String) -> String {
        """
        INSERT INTO offer_people(offer_id, steps, customers) VALUES (\(lead).offer_id, \(old), -1)
        ON CONFLICT DO UPDATE SET customers = customers - 1;
        INSERT INTO offer_people(offer_id, steps, customers) VALUES (\(lead).offer_id, \(new), 1)
        ON CONFLICT DO UPDATE SET customers = customers + 1;
        """
    }

    /// Trigrams of the folded columns: they find the candidates, the columns themselves decide. The triggers note
    /// whose entry is out of date, and what it was made from; it is written once, at the end of a transaction,
    /// because FTS5 writes all it has gathered whenever a statement that might fail begins. New customers need no
    /// note, and so no trigger, which would make SQLite keep a journal for every insert: they are those after the
    /// last who was indexed.
    static let search = """
        CREATE VIRTUAL TABLE customer_text USING fts5(
            name_sort, company_sort, email_key, reach, notes,
            content = 'customer', content_rowid = 'id', detail = 'none', columnsize = 0,
            tokenize = 'trigram case_sensitive 1'
        );
        INSERT INTO customer_text(customer_text, rank) VALUES ('hashsize', 8000000);
        CREATE TABLE unindexed(
            customer_id INTEGER PRIMARY KEY,
            was_indexed INTEGER NOT NULL,
            name_sort TEXT,
            company_sort TEXT,
            email_key TEXT,
            reach TEXT,
            notes TEXT
        ) STRICT;
        CREATE TABLE indexed(last_customer INTEGER NOT NULL) STRICT;
        INSERT INTO indexed(last_customer) VALUES (0);
        \(searchTriggers)
        """

    static let searchTriggers = """
        CREATE TRIGGER customer_text_delete AFTER DELETE ON customer
        WHEN old.id <= (SELECT last_customer FROM indexed)
        BEGIN
            INSERT OR IGNORE INTO unindexed
            VALUES (old.id, 1, old.name_sort, old.company_sort, old.email_key, old.reach, old.notes);
        END;
        CREATE TRIGGER customer_text_update AFTER UPDATE OF name_sort, company_sort, email_key, reach, notes ON customer
        WHEN old.id <= (SELECT last_customer FROM indexed)
            AND (old.name_sort IS NOT new.name_sort OR old.company_sort IS NOT new.company_sort
            OR old.email_key IS NOT new.email_key OR old.reach IS NOT new.reach OR old.notes IS NOT new.notes)
        BEGIN
            INSERT OR IGNORE INTO unindexed
            VALUES (old.id, 1, old.name_sort, old.company_sort, old.email_key, old.reach, old.notes);
        END;
        """
}
