-- The phone's database. Times are milliseconds since 1970, UTC. Ids are UUIDs as text.
-- `body` columns hold JSON exactly as it came (or as it was written once): fields this app does not know survive.

CREATE TABLE pairing (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1), -- a phone is paired with one office at a time
    server TEXT NOT NULL,              -- address of the server, without a slash at the end
    device TEXT NOT NULL,              -- this pairing, as the server names it
    token TEXT NOT NULL,               -- the secret for every request; see store/pairing.rs for why it lies here
    technician TEXT NOT NULL,          -- whose phone this is
    technician_name TEXT NOT NULL,     -- that person's name
    organisation TEXT NOT NULL,        -- the office's name
    epoch TEXT,                        -- epoch of the cursor; NULL before the first reply
    cursor INTEGER NOT NULL DEFAULT 0, -- how far this phone has read
    clock_offset_ms INTEGER,           -- server's clock minus this phone's at the last reply; NULL before the first
    last_success INTEGER               -- server's time at the last whole success; NULL before the first
) STRICT;

CREATE TABLE setting (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1), -- how the app looks is one thing
    body TEXT NOT NULL                 -- Settings as JSON
) STRICT;

CREATE TABLE job (
    row_number INTEGER PRIMARY KEY,    -- of no meaning; rows of a kilobyte want a plain table, not one within an index
    id TEXT NOT NULL UNIQUE,           -- JobId
    window_start INTEGER NOT NULL,     -- the visit begins at or after
    over INTEGER NOT NULL,             -- 1: completed, failed or cancelled, by the server's row
    gone INTEGER NOT NULL DEFAULT 0,   -- 1: no longer this phone's; kept while there is unsent or unread work on it
    search TEXT NOT NULL,              -- number, customer, address and Service ID in small letters
    body TEXT NOT NULL                 -- the server's row
) STRICT;
CREATE INDEX job_section ON job (over, window_start, id);
CREATE INDEX job_gone ON job (gone) WHERE gone = 1;

CREATE TABLE procedure (
    name TEXT PRIMARY KEY,             -- partner/version
    body TEXT NOT NULL                 -- the server's row
) STRICT;

CREATE TABLE service_order (
    id TEXT PRIMARY KEY,               -- ServiceOrderId
    origin TEXT NOT NULL,              -- the job it was opened from
    body TEXT NOT NULL                 -- the server's row
) STRICT;
CREATE INDEX service_order_origin ON service_order (origin);

CREATE TABLE claim (
    id TEXT PRIMARY KEY,               -- ClaimId
    job TEXT NOT NULL,                 -- the failed job
    body TEXT NOT NULL                 -- the server's row
) STRICT;
CREATE INDEX claim_job ON claim (job);

CREATE TABLE draft (
    job TEXT NOT NULL,                 -- on which job
    kind TEXT NOT NULL,                -- check_out, cancellation, service_order
    body TEXT NOT NULL,                -- the form so far
    PRIMARY KEY (job, kind)
) STRICT;

CREATE TABLE operation (
    number INTEGER PRIMARY KEY,        -- 1, 2, 3 … for each device; below 1: settled under an earlier pairing
    id TEXT NOT NULL UNIQUE,           -- OperationId
    job TEXT NOT NULL,                 -- on which job
    state TEXT NOT NULL DEFAULT 'pending', -- pending: no answer yet; landing: accepted, its rows are still on their way;
                                       -- accepted; parked; rejected: not yet read; seen: rejected and read
    attempts INTEGER NOT NULL DEFAULT 0, -- how often it was given to the network
    settled_at INTEGER,                -- when the answer came, by the best knowledge of the time
    outcome TEXT,                      -- OperationOutcome as JSON; NULL while pending
    hash TEXT NOT NULL,                -- SHA-256 of body
    body TEXT NOT NULL                 -- Operation, byte for byte as it is sent
) STRICT;
CREATE INDEX operation_job ON operation (job);
CREATE INDEX operation_open ON operation (state, number) WHERE state IN ('pending', 'landing', 'parked', 'rejected');
