-- Takes 0063 back.
DROP INDEX messages_of_recipient;
ALTER TABLE messages DROP COLUMN recipient_id, DROP COLUMN recipient_zone;
