-- Why: a message that was given up can be sent again. It stays the same row with the same Message-ID, so that a mail
-- program recognises one that had arrived after all; its patience begins anew with the redrive.
--
-- Expand only: NULL is what every message was until now.

ALTER TABLE messages ADD COLUMN redriven_at timestamptz;
COMMENT ON COLUMN messages.redriven_at IS 'When a member or an integration last put it back into the queue after it was DEAD; attempts before say nothing of how long it is tried.';

-- Redriven by filter, the oldest first; of all messages those are few.
CREATE INDEX messages_dead ON messages (organization_id, ended_at, id) WHERE status = 'DEAD';
