-- What a person decided about an operation that was parked, and what a backup needs to know.

CREATE TABLE review (
    operation TEXT NOT NULL,  -- which operation
    hash TEXT NOT NULL,       -- and which of its contents; decided once: a second decision cannot be written
    rev BIGINT NOT NULL,      -- head of the transaction that decided
    at BIGINT NOT NULL,       -- when
    who TEXT NOT NULL,        -- the user who decided
    decision TEXT NOT NULL,   -- accept, evidence, reject
    reason TEXT NOT NULL,     -- in that person's words
    parked TEXT NOT NULL,     -- JSON of the outcome it had had: why it waited
    PRIMARY KEY (operation, hash)
);

-- Head of the transaction that gave the operation its outcome.
ALTER TABLE operation ADD COLUMN rev BIGINT NOT NULL DEFAULT 0;

-- The list of what waits, oldest first.
CREATE INDEX operation_waiting ON operation (outcome_kind, received_at);
