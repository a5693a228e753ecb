-- The index `operation_waiting` begins with the same column, and is asked instead.
DROP INDEX IF EXISTS operation_by_outcome;
