-- Takes 0018 back. What was redriven goes on being sent, with the patience of when it was composed.
DROP INDEX messages_dead;
ALTER TABLE messages DROP COLUMN redriven_at;
