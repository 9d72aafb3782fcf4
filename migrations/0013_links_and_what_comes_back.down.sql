-- Takes 0030 back. The links in mails that were sent lead nowhere from then on.
DROP FUNCTION find_link_token(bytea, text, timestamptz);
DROP TABLE link_tokens;
DROP FUNCTION find_message(uuid);
DROP INDEX messages_by_id;
ALTER TABLE candidates DROP COLUMN notes_declined_at;
ALTER TABLE messages DROP COLUMN bounced_at, DROP COLUMN bounce_answer;
