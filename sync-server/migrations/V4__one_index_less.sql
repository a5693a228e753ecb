-- The index `operation_waiting` begins with the same column, and is asked instead.
DROP INDEX IF EXISTS operation_by_outcome;

-- How many numbers of a phone brought nothing new: sent again under a new number, an operation is answered, not kept twice.
ALTER TABLE device ADD COLUMN repeated BIGINT NOT NULL DEFAULT 0;
UPDATE device SET repeated = last_number - (SELECT COUNT(DISTINCT o.number) FROM operation o WHERE o.device = device.id);
