-- Money: the ledger, what follows from it, and what goes to banks and comes from them. `BYTEA` is spelled for the
-- engine in db/migrate.rs. Amounts are in the smallest unit of their currency.

CREATE TABLE ledger_entry (
    number BIGINT NOT NULL PRIMARY KEY, -- 1, 2, 3 and so on through the whole ledger
    about TEXT NOT NULL,                -- claim, pay_run, account
    subject TEXT NOT NULL,              -- which claim, which run, whose account
    kind TEXT NOT NULL,                 -- bare word of what happened
    amount BIGINT,                      -- the amount it is about, if it is about one
    at BIGINT NOT NULL,                 -- when
    who TEXT NOT NULL,                  -- a user, or technician, rule, bank
    body TEXT NOT NULL,                 -- JSON of the entry, byte for byte as it was sealed
    hash TEXT NOT NULL,                 -- SHA-256 of the body, which holds the hash before it
    rev BIGINT NOT NULL                 -- head of the transaction that wrote it
);
CREATE INDEX ledger_entry_by_subject ON ledger_entry (about, subject, number);

CREATE TABLE ledger_end (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), -- one row, from the first entry on
    number BIGINT NOT NULL,                        -- number of the last entry, so that the end cannot be cut off
    hash TEXT NOT NULL                             -- its hash
);

-- What the entries of a claim have come to. Written with each of them; verification folds them again and compares.
CREATE TABLE claim_account (
    claim TEXT NOT NULL PRIMARY KEY, -- which claim
    number TEXT NOT NULL,            -- its number, for people and banks
    technician TEXT NOT NULL,        -- who gets it
    standing TEXT NOT NULL,          -- bare word of where it stands
    payer TEXT NOT NULL,             -- we, carrier
    amount BIGINT NOT NULL,          -- what it is worth
    paid BIGINT NOT NULL,            -- what was booked for it
    currency TEXT NOT NULL,          -- of both
    due TEXT NOT NULL,               -- local date by which it is on the account
    pay_by TEXT NOT NULL,            -- last day on which our bank may execute it, by the bank days known when it was computed
    propose_on TEXT NOT NULL,        -- proposed for payment from then on
    since BIGINT NOT NULL,           -- when the last thing happened to it
    entry BIGINT NOT NULL            -- number of its last entry
);
CREATE UNIQUE INDEX claim_account_by_number ON claim_account (number);
CREATE INDEX claim_account_by_standing ON claim_account (standing, pay_by);
CREATE INDEX claim_account_by_technician ON claim_account (technician, standing);

CREATE TABLE pay_run (
    id TEXT NOT NULL PRIMARY KEY, -- which
    state TEXT NOT NULL,          -- bare word of where it stands
    execute_on TEXT NOT NULL,     -- bank day on which the bank shall execute it
    debtor TEXT NOT NULL,         -- from which of our accounts
    payments BIGINT NOT NULL,     -- how many are in it
    made_at BIGINT NOT NULL,      -- when
    made_by TEXT NOT NULL,        -- by whom
    approved_by TEXT,             -- who has approved exactly its files; a change empties it
    entry BIGINT NOT NULL         -- number of its last entry
);
CREATE INDEX pay_run_by_state ON pay_run (state, made_at);

CREATE TABLE pay_run_kept_out (
    pay_run TEXT NOT NULL, -- which run
    claim TEXT NOT NULL,   -- which claim it does not pay
    reason TEXT NOT NULL,  -- JSON of the reason
    PRIMARY KEY (pay_run, claim)
);

CREATE TABLE payout (
    end_to_end_id TEXT NOT NULL PRIMARY KEY,        -- reference of the payment, used once for ever
    claim TEXT NOT NULL,                            -- for which claim
    attempt BIGINT NOT NULL CHECK (attempt > 0),    -- which attempt
    pay_run TEXT NOT NULL,                          -- in which run
    technician TEXT NOT NULL,                       -- to whom
    holder TEXT NOT NULL,                           -- in whose name the account is
    iban TEXT NOT NULL,                             -- on which account
    amount BIGINT NOT NULL CHECK (amount > 0),      -- how much
    currency TEXT NOT NULL,                         -- of it
    state TEXT NOT NULL,                            -- bare word of what became of it
    is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)), -- it has moved money or still can; once 0 it stays 0
    paid BIGINT NOT NULL,                           -- what was booked for it
    CHECK (is_open = 0 OR state IN ('planned', 'exported', 'accepted', 'unclear', 'booked'))
);
-- A claim is not paid twice: a second open payment of it cannot be written.
CREATE UNIQUE INDEX payout_open ON payout (claim) WHERE is_open = 1;
CREATE UNIQUE INDEX payout_by_claim ON payout (claim, attempt);
CREATE INDEX payout_by_run ON payout (pay_run);

CREATE TABLE pay_file (
    pay_run TEXT NOT NULL,     -- of which run
    position BIGINT NOT NULL,  -- 1, 2, 3 within it
    message_id TEXT NOT NULL,  -- its identity for the bank
    hash TEXT NOT NULL,        -- SHA-256 of the content
    payments BIGINT NOT NULL,  -- how many
    total BIGINT NOT NULL,     -- their sum
    currency TEXT NOT NULL,    -- of it
    content BYTEA NOT NULL,    -- byte for byte what is handed out
    PRIMARY KEY (pay_run, position)
);
CREATE UNIQUE INDEX pay_file_by_message ON pay_file (message_id);

CREATE TABLE technician_account (
    id TEXT NOT NULL PRIMARY KEY, -- which proposal
    technician TEXT NOT NULL,     -- whose
    iban TEXT NOT NULL,           -- the account
    holder TEXT NOT NULL,         -- in whose name it is
    state TEXT NOT NULL,          -- waiting, confirmed, declined
    proposed_at BIGINT NOT NULL,  -- when
    usable_from BIGINT,           -- paid on from then on
    entry BIGINT NOT NULL         -- number of its last entry
);
CREATE INDEX technician_account_by_technician ON technician_account (technician, proposed_at);
-- One at a time waits for its second person.
CREATE UNIQUE INDEX technician_account_waiting ON technician_account (technician) WHERE state = 'waiting';

CREATE TABLE closed_day (
    date TEXT NOT NULL PRIMARY KEY, -- banks rest on it; a year without any has the default days
    name TEXT NOT NULL              -- for people
);

CREATE TABLE own_account (
    iban TEXT NOT NULL PRIMARY KEY, -- an account of the office's
    name TEXT NOT NULL,             -- in whose name it is
    bic TEXT NOT NULL,              -- its bank; may be empty
    currency TEXT NOT NULL,         -- CHF, EUR
    pays BIGINT NOT NULL            -- 1: runs in this currency are paid from it
);
CREATE UNIQUE INDEX own_account_pays ON own_account (currency) WHERE pays = 1;

CREATE TABLE bank_file (
    hash TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the content: the same file twice changes nothing
    name TEXT NOT NULL,             -- as it was named when it came
    kind TEXT NOT NULL,             -- pain.002, camt.053, camt.054
    content BYTEA NOT NULL,         -- byte for byte as it came
    imported_at BIGINT NOT NULL,    -- when
    imported_by TEXT NOT NULL,      -- by whom
    findings TEXT NOT NULL          -- JSON of what was odd in it
);

CREATE TABLE statement (
    id TEXT NOT NULL PRIMARY KEY, -- made when it was read
    file TEXT NOT NULL,           -- from which file
    account TEXT NOT NULL,        -- of which account
    bank_id TEXT NOT NULL,        -- the bank's name for it
    sequence BIGINT,              -- the bank's number of it
    period_from TEXT,             -- first day
    period_until TEXT,            -- last day
    opening BIGINT,               -- balance before
    closing BIGINT,               -- balance after
    currency TEXT NOT NULL        -- of both
);
CREATE INDEX statement_by_account ON statement (account, sequence);

CREATE TABLE booking (
    id TEXT NOT NULL PRIMARY KEY, -- made when it was read first
    account TEXT NOT NULL,        -- on which of our accounts
    identity TEXT NOT NULL,       -- what makes it this booking on this account: the same twice changes nothing
    statement TEXT NOT NULL,      -- in which it was read first
    batch TEXT,                   -- the booking of which it is a part
    amount BIGINT NOT NULL,       -- negative: it went out
    currency TEXT NOT NULL,       -- of it
    booked_on TEXT NOT NULL,      -- day
    valued_on TEXT,               -- day
    end_to_end_id TEXT,           -- reference of the payment
    state TEXT NOT NULL,          -- unmatched, matched, not_ours, parts (a batch whose parts are known)
    search TEXT NOT NULL,         -- name, text and references in small letters
    body TEXT NOT NULL,           -- JSON of all that was read
    rev BIGINT NOT NULL           -- head of the transaction that took it in
);
CREATE UNIQUE INDEX booking_by_identity ON booking (account, identity);
CREATE INDEX booking_by_state ON booking (state, booked_on);
CREATE INDEX booking_by_reference ON booking (end_to_end_id);
CREATE INDEX booking_by_statement ON booking (statement);

CREATE TABLE booking_match (
    booking TEXT NOT NULL,   -- which booking
    claim TEXT NOT NULL,     -- counts for which claim; a batch without parts for many
    attempt BIGINT,          -- of which attempt
    amount BIGINT NOT NULL,  -- how much of it
    entry BIGINT NOT NULL,   -- number of the entry that says so
    rule TEXT NOT NULL,      -- by which rule, or by hand
    reasons TEXT NOT NULL,   -- JSON of what speaks for it
    PRIMARY KEY (booking, claim)
);
CREATE INDEX booking_match_by_claim ON booking_match (claim);
