-- What a file brought when it was taken in: JSON, so that the same file again says it and changes nothing.
ALTER TABLE bank_file ADD COLUMN brought TEXT NOT NULL DEFAULT '{}';
-- Who has told of a booking: a statement and an advice tell of the same movement, and it counts once.
ALTER TABLE booking ADD COLUMN in_statement BIGINT NOT NULL DEFAULT 0;
ALTER TABLE booking ADD COLUMN in_advice BIGINT NOT NULL DEFAULT 0;
-- The parts of an entry are asked for by it, and the entry by its parts.
CREATE INDEX booking_by_batch ON booking (batch);
