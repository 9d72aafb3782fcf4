-- Takes 0014 back.
SET LOCAL ROLE followthrough_crossing;
DROP FUNCTION delete_old_idempotency_keys(timestamptz, integer);
RESET ROLE;
DROP TABLE idempotent_changes;
DROP TABLE idempotency_keys;
