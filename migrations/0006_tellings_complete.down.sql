-- Takes 0006 back. Messages that wait are cancelled: nothing would let them leave.
DROP TABLE suppressions, drafts;
ALTER TABLE outcomes DROP CONSTRAINT outcomes_tell_known,
  ADD CONSTRAINT outcomes_tell_known CHECK (tell_candidate IN ('NOW', 'LATER', 'ALREADY_TOLD')) NOT VALID,
  DROP COLUMN corrects_told, DROP COLUMN superseded_at, DROP COLUMN corrects_id, DROP COLUMN approved_at, DROP COLUMN due_at;
DROP INDEX notifications_by_recipient;
ALTER TABLE notifications
  DROP CONSTRAINT notifications_ledger,
  DROP COLUMN day,
  ADD CONSTRAINT notifications_ledger UNIQUE NULLS NOT DISTINCT
    (organization_id, application_id, timeline_id, revision, outcome_id, kind, rung, recipient_id);
ALTER TABLE messages
  DROP COLUMN composition, DROP COLUMN calendar_filename, DROP COLUMN calendar_content, DROP COLUMN declinable,
  DROP CONSTRAINT messages_status_known,
  ADD CONSTRAINT messages_status_known CHECK (status IN ('QUEUED', 'SENDING', 'SENT', 'CANCELLED', 'DEAD')) NOT VALID;
