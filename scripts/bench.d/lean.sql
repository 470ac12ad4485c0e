-- The same with few indexes: those that somebody would make who wants a funnel and a list of the newest, and no more.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -200000;
PRAGMA temp_store = MEMORY;
.mode csv
.import leads.csv raw
CREATE TABLE offer(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE customer(id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, first_name TEXT, last_name TEXT, phone TEXT,
    country TEXT, company TEXT, title TEXT, status INTEGER DEFAULT 0, owner TEXT);
CREATE TABLE lead(id INTEGER PRIMARY KEY, external_id TEXT NOT NULL, created_at TEXT NOT NULL, source TEXT NOT NULL,
    action TEXT NOT NULL, offer_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, description TEXT);
INSERT OR IGNORE INTO offer(code) SELECT DISTINCT substr(leadSource, instr(leadSource, '|') + 1) FROM raw;
INSERT OR IGNORE INTO customer(email, first_name, last_name, phone, country, company, title)
    SELECT coalesce(nullif(lower(email), ''), nullif(phone, ''), id), firstName, lastName || name, phone, country, company,
        title
    FROM raw;
INSERT INTO lead(external_id, created_at, source, action, offer_id, customer_id, description)
    SELECT raw.id, createdAt, substr(leadSource, 1, instr(leadSource, '-') - 1),
        substr(leadSource, instr(leadSource, '-') + 1, instr(leadSource, '|') - instr(leadSource, '-') - 1), offer.id,
        customer.id, description
    FROM raw JOIN offer ON offer.code = substr(leadSource, instr(leadSource, '|') + 1)
        JOIN customer ON customer.email = coalesce(nullif(lower(raw.email), ''), nullif(raw.phone, ''), raw.id);
CREATE UNIQUE INDEX lead_external ON lead(external_id);
CREATE INDEX lead_created ON lead(created_at DESC);
CREATE INDEX lead_offer_created ON lead(offer_id, created_at DESC);
CREATE INDEX lead_customer ON lead(customer_id, created_at DESC);
CREATE INDEX lead_funnel ON lead(offer_id, source, action, created_at);
CREATE VIRTUAL TABLE customer_text USING fts5(first_name, last_name, email, company, phone, content = customer,
    content_rowid = id, tokenize = 'trigram');
INSERT INTO customer_text(customer_text) VALUES ('rebuild');
CREATE TABLE funnel_day(day TEXT, offer_id INTEGER, source TEXT, action TEXT, leads INTEGER,
    PRIMARY KEY (offer_id, day, source, action)) WITHOUT ROWID;
INSERT INTO funnel_day SELECT substr(created_at, 1, 10), offer_id, source, action, count(*) FROM lead GROUP BY 1, 2, 3, 4;
DROP TABLE raw;
