-- Written once for SQLite and PostgreSQL. `BIGINT` and the end of a table are spelled for the engine in db/migrate.rs.
-- Times are milliseconds since 1970, dates are ISO texts, JSON is text, ids are UUIDs as text, yes is 1.

CREATE TABLE head (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), -- one row
    value BIGINT NOT NULL                          -- how many transactions have written; the cursor of the phones
);

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY, -- which setting
    value TEXT NOT NULL             -- its value
);

CREATE TABLE office_user (
    name TEXT NOT NULL PRIMARY KEY, -- signs in with it
    role TEXT NOT NULL,             -- dispatcher, finance, admin
    password_hash TEXT NOT NULL,    -- argon2id, as a PHC string
    created_at BIGINT NOT NULL      -- since when
);

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY, -- what the cookie carries, hashed
    data TEXT NOT NULL,           -- JSON of the session's values
    expires_at BIGINT NOT NULL    -- worthless from then on
);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE partner (
    code TEXT NOT NULL PRIMARY KEY, -- short name of the carrier
    name TEXT NOT NULL              -- as people write it
);

CREATE TABLE failure_procedure (
    partner TEXT NOT NULL,        -- whose
    version BIGINT NOT NULL,      -- 1, 2, 3 and so on; a published version never changes
    body TEXT NOT NULL,           -- JSON of the procedure
    PRIMARY KEY (partner, version)
);

CREATE TABLE technician (
    id TEXT NOT NULL PRIMARY KEY, -- who
    name TEXT NOT NULL,           -- name
    sort_name TEXT NOT NULL,      -- name in small letters, to sort and to search: engines differ beyond ASCII
    phone TEXT NOT NULL,          -- telephone number, may be empty
    created_at BIGINT NOT NULL    -- since when
);

CREATE TABLE pairing_code (
    hash TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the code
    technician TEXT NOT NULL,       -- whose phone it pairs
    expires_at BIGINT NOT NULL,     -- worthless from then on
    used_at BIGINT                  -- when it was used, if it was
);

CREATE TABLE device (
    id TEXT NOT NULL PRIMARY KEY, -- which pairing
    technician TEXT NOT NULL,     -- whose phone
    name TEXT NOT NULL,           -- as the phone named itself
    token_hash TEXT NOT NULL,     -- SHA-256 of the token
    paired_at BIGINT NOT NULL,    -- since when
    last_seen BIGINT,             -- when it was last heard of, to the minute
    revoked_at BIGINT,            -- since when it may read nothing
    last_number BIGINT NOT NULL   -- highest number of an operation taken in
);
CREATE UNIQUE INDEX device_by_token ON device (token_hash);
CREATE INDEX device_by_technician ON device (technician);

CREATE TABLE job (
    id TEXT NOT NULL PRIMARY KEY,  -- which
    number TEXT NOT NULL,          -- the office's number
    state TEXT NOT NULL,           -- bare word of the state
    technician TEXT,               -- who does it
    partner TEXT,                  -- short name of the carrier
    customer_sort TEXT NOT NULL,   -- the customer's name in small letters, to sort by
    window_start BIGINT NOT NULL,  -- the visit begins at or after
    search TEXT NOT NULL,          -- number, customer, address and Service ID in small letters
    body TEXT NOT NULL,            -- JSON of the job
    version BIGINT NOT NULL        -- head at its last change
);
CREATE UNIQUE INDEX job_by_number ON job (number);
CREATE INDEX job_by_window ON job (window_start);
CREATE INDEX job_by_technician ON job (technician, state);

CREATE TABLE service_order (
    id TEXT NOT NULL PRIMARY KEY,  -- made on the phone
    origin TEXT NOT NULL,          -- the job it was opened from
    technician TEXT NOT NULL,      -- by whom
    state TEXT NOT NULL,           -- bare word of the state
    requested_at BIGINT NOT NULL,  -- when
    scheduled_job TEXT,            -- the job it became
    search TEXT NOT NULL,          -- customer, address, origin and Service ID in small letters
    body TEXT NOT NULL,            -- JSON of the order
    version BIGINT NOT NULL        -- head at its last change
);
CREATE INDEX service_order_by_state ON service_order (state, requested_at);
CREATE INDEX service_order_by_origin ON service_order (origin);
CREATE INDEX service_order_by_job ON service_order (scheduled_job);

CREATE TABLE claim (
    id TEXT NOT NULL PRIMARY KEY,   -- computed from the job
    job TEXT NOT NULL,              -- the failed job; a second claim for it cannot be written
    technician TEXT NOT NULL,       -- who gets it
    service_id TEXT NOT NULL,       -- quoted in the payment
    amount BIGINT NOT NULL,         -- in the smallest unit
    currency TEXT NOT NULL,         -- CHF, EUR
    checked_out_at BIGINT NOT NULL, -- when the technician left
    due TEXT NOT NULL,              -- local date by which it is on the account
    state TEXT NOT NULL,            -- where it stands
    search TEXT NOT NULL,           -- Service ID and number of the job in small letters
    body TEXT NOT NULL,             -- JSON of the claim
    version BIGINT NOT NULL         -- head at its last change
);
CREATE UNIQUE INDEX claim_by_job ON claim (job);
CREATE INDEX claim_by_due ON claim (due);
CREATE INDEX claim_by_technician ON claim (technician);

CREATE TABLE operation (
    id TEXT NOT NULL,             -- made on the phone
    hash TEXT NOT NULL,           -- SHA-256 of the body as it came
    device TEXT NOT NULL,         -- from which phone
    number BIGINT NOT NULL,       -- the phone's number; twice only for a cloned phone
    job TEXT,                     -- on which job, if that could be read
    body TEXT NOT NULL,           -- byte for byte as the phone wrote it
    received_at BIGINT NOT NULL,  -- when it came
    happened_at BIGINT NOT NULL,  -- when it happened, corrected by the server's clock
    outcome_kind TEXT NOT NULL,   -- accepted, parked, rejected
    outcome TEXT NOT NULL,        -- JSON of the outcome; the same operation sent again gets it again
    PRIMARY KEY (id, hash)
);
CREATE INDEX operation_by_device ON operation (device, number);
CREATE INDEX operation_by_job ON operation (job, outcome_kind);
CREATE INDEX operation_by_outcome ON operation (outcome_kind);

CREATE TABLE history (
    job TEXT NOT NULL,         -- to which job it happened
    rev BIGINT NOT NULL,       -- head of the transaction
    position BIGINT NOT NULL,  -- order within the transaction
    at BIGINT NOT NULL,        -- when the server took it in
    who TEXT NOT NULL,         -- a user or a technician
    event TEXT NOT NULL,       -- JSON of what happened
    PRIMARY KEY (job, rev, position)
);

CREATE TABLE feed (
    recipient TEXT NOT NULL,  -- a technician, or * for everybody
    entity TEXT NOT NULL,     -- job, procedure, service_order, claim, outcome
    entity_id TEXT NOT NULL,  -- which
    rev BIGINT NOT NULL,      -- head of the transaction that wrote it
    body TEXT,                -- exactly the JSON that the phone gets; none: no longer for this recipient
    PRIMARY KEY (recipient, entity, entity_id)
);
CREATE INDEX feed_by_rev ON feed (recipient, rev);

INSERT INTO head (id, value) VALUES (1, 0);
