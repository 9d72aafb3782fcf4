-- Why: whatever a policy allows, and whatever goes wrong above, no candidate gets more than three mails on a day of theirs.
-- The ledger itself stops the fourth, so it has to know whose a message is, and where their day begins.
--
-- Expand only: new columns, NULL for messages to members and for those that are there, which are not counted.

ALTER TABLE messages
  ADD COLUMN recipient_id uuid,
  ADD COLUMN recipient_zone text,
  ADD CONSTRAINT messages_recipient_whole CHECK ((recipient_id IS NULL) = (recipient_zone IS NULL));
COMMENT ON COLUMN messages.recipient_id IS 'The candidate it is to; NULL for a member. Three at most are sent to one on a local day.';
COMMENT ON COLUMN messages.recipient_zone IS 'The zone of their day.';
CREATE INDEX messages_of_recipient ON messages (organization_id, recipient_id)
  WHERE recipient_id IS NOT NULL AND status IN ('SENDING', 'SENT');
