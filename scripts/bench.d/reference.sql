-- The sqlite3 shell doing less than an import: it reads the CSV, splits the lead source, folds leads onto customers, and
-- makes the indexes (indexes.sql, written beside it: those that leadtop's own store has on lead and customer), the
-- search and the funnel's counts. No raw payload, no timeline, no quarantine, no check of what it reads.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -200000;
PRAGMA temp_store = MEMORY;
.mode csv
.import leads.csv raw
CREATE TABLE offer(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, title TEXT NOT NULL);
CREATE TABLE origin(id INTEGER PRIMARY KEY, wire TEXT NOT NULL UNIQUE, source TEXT NOT NULL, action TEXT NOT NULL,
    step INTEGER NOT NULL);
CREATE TABLE customer(id INTEGER PRIMARY KEY, email_key TEXT NOT NULL, phone_key INTEGER, company_key INTEGER,
    first_name TEXT, last_name TEXT, full_name TEXT, email TEXT, phone TEXT, company TEXT, title TEXT, country TEXT,
    city TEXT, country_code TEXT, name_sort TEXT, company_sort TEXT, reach TEXT, notes TEXT NOT NULL DEFAULT '',
    status INTEGER NOT NULL DEFAULT 1, owner TEXT NOT NULL DEFAULT '', contacted_at INTEGER, merged_into INTEGER,
    contact INTEGER NOT NULL DEFAULT 0, steps INTEGER NOT NULL DEFAULT 0, lead_count INTEGER NOT NULL DEFAULT 0,
    first_lead_at INTEGER NOT NULL DEFAULT 0, last_lead_at INTEGER NOT NULL DEFAULT 0,
    last_origin_id INTEGER NOT NULL DEFAULT 0, own_at INTEGER NOT NULL DEFAULT 0,
    own_origin_id INTEGER NOT NULL DEFAULT 0, own_offer_id INTEGER NOT NULL DEFAULT 0,
    is_test INTEGER NOT NULL DEFAULT 0, follow_up_due INTEGER, worker TEXT NOT NULL DEFAULT '');
CREATE TABLE lead(id INTEGER PRIMARY KEY, key TEXT NOT NULL, customer_id INTEGER NOT NULL, origin_id INTEGER NOT NULL,
    offer_id INTEGER, at INTEGER NOT NULL, is_test INTEGER NOT NULL, description TEXT NOT NULL, status TEXT NOT NULL,
    file_id INTEGER NOT NULL DEFAULT 1, payload_id INTEGER, campaign TEXT NOT NULL DEFAULT '');
INSERT OR IGNORE INTO offer(code, title) SELECT DISTINCT substr(leadSource, instr(leadSource, '|') + 1), offerTitle FROM raw;
INSERT INTO origin(wire, source, action, step)
    SELECT wire, trim(substr(wire, 1, instr(wire, '-') - 1)), trim(substr(wire, instr(wire, '-') + 1)),
        CASE WHEN wire LIKE '%-INS' THEN 1 WHEN wire LIKE '%StartTestDrive' THEN 2 WHEN wire LIKE '%PLT' THEN 3
            WHEN wire LIKE '%Create' THEN 4 WHEN wire LIKE '%DNC' THEN 5 ELSE 0 END
    FROM (SELECT DISTINCT substr(leadSource, 1, instr(leadSource, '|') - 1) wire FROM raw);
-- Onto one customer: the same e-mail, else the same phone number, else nobody else.
CREATE UNIQUE INDEX customer_email ON customer(email_key);
INSERT OR IGNORE INTO customer(email_key, phone_key, company_key, first_name, last_name, full_name, email, phone, company,
        title, country, city, country_code, name_sort, company_sort, reach, notes, is_test)
    SELECT coalesce(nullif(lower(trim(email)), ''), nullif(phone, ''), id),
        CASE WHEN phone <> '' THEN CAST(replace(replace(replace(phone, '+', ''), ' ', ''), '-', '') AS INTEGER) END,
        -- The shell has no hash of name and company: a number of the same size.
        CASE WHEN company <> '' THEN random() END,
        firstName, lastName, name, email, phone, company, title, country, city, upper(substr(country, 1, 2)),
        lower(trim(firstName || ' ' || lastName || name)), lower(company),
        replace(replace(replace(phone, '+', ''), ' ', ''), '-', ''),
        CASE WHEN description LIKE '{%' THEN '' ELSE lower(trim(description)) END, email LIKE 'MSFT_TEST_%'
    FROM raw;
INSERT INTO lead(key, customer_id, origin_id, offer_id, at, is_test, description, status)
    SELECT raw.id, customer.id, origin.id, offer.id, unixepoch(createdAt) * 1000, customer.is_test, description, raw.status
    FROM raw JOIN offer ON offer.code = substr(leadSource, instr(leadSource, '|') + 1)
        JOIN origin ON origin.wire = substr(leadSource, 1, instr(leadSource, '|') - 1)
        JOIN customer ON customer.email_key = coalesce(nullif(lower(trim(raw.email)), ''), nullif(raw.phone, ''), raw.id);
CREATE UNIQUE INDEX lead_key ON lead(key);
-- What the lists of customers are sorted by.
UPDATE customer SET lead_count = counted.leads, steps = counted.steps, first_lead_at = counted.first_at,
        last_lead_at = counted.last_at, own_at = counted.last_at
    FROM (SELECT customer_id, count(*) leads, sum(DISTINCT 1 << step) steps, min(at) first_at, max(at) last_at
        FROM lead JOIN origin ON origin.id = origin_id GROUP BY customer_id) counted
    WHERE customer.id = counted.customer_id;
.read indexes.sql
CREATE VIRTUAL TABLE customer_text USING fts5(name_sort, company_sort, email_key, reach, notes, content = customer,
    content_rowid = id, detail = 'none', columnsize = 0, tokenize = 'trigram case_sensitive 1');
INSERT INTO customer_text(customer_text) VALUES ('rebuild');
CREATE TABLE funnel_day(offer_id INTEGER, origin_id INTEGER, is_test INTEGER, day INTEGER, leads INTEGER,
    PRIMARY KEY (offer_id, origin_id, is_test, day)) WITHOUT ROWID;
INSERT INTO funnel_day SELECT offer_id, origin_id, is_test, at / 86400000, count(*) FROM lead GROUP BY 1, 2, 3, 4;
DROP TABLE raw;
