-- Why: a mail that came back says different things: the address is dead, this mail did not arrive, the fault is ours, or
-- nobody can tell. What a report says that nobody can classify is kept, for a person to read.
-- And many addresses of one domain that are refused with the same words within minutes are not dead: it is about us.
--
-- Expand only but for what follows of old rows: what had suppressed an address is called so, the rest as it was treated. The
-- owner reads past the policies while they are not forced upon it.

ALTER TABLE messages ADD COLUMN bounce_class text, ADD COLUMN bounce_report text;
ALTER TABLE messages NO FORCE ROW LEVEL SECURITY;
ALTER TABLE suppressions NO FORCE ROW LEVEL SECURITY;
UPDATE messages m SET bounce_class = CASE WHEN EXISTS (
    SELECT FROM suppressions s WHERE s.organization_id = m.organization_id AND s.message_id = m.id AND s.reason = 'BOUNCED')
  THEN 'ADDRESS_DEAD' ELSE 'NOT_DELIVERED' END
WHERE bounced_at IS NOT NULL;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
ALTER TABLE suppressions FORCE ROW LEVEL SECURITY;
ALTER TABLE messages
  ADD CONSTRAINT messages_bounce_class_known CHECK (
    bounce_class IN ('ADDRESS_DEAD', 'NOT_DELIVERED', 'SENDER_FAULT', 'OTHER')),
  ADD CONSTRAINT messages_bounce_class_of_bounced CHECK (bounce_class IS NULL OR bounced_at IS NOT NULL);
COMMENT ON COLUMN messages.bounce_class IS 'What its coming back means; of several reports the hardest.';
COMMENT ON COLUMN messages.bounce_report IS 'What the report tells people, at most 4,000 characters; gone with the candidate.';

-- Redriven by filter when what was wrong with us is mended, the oldest first; of all messages those are few.
CREATE INDEX messages_came_back_by_our_fault ON messages (organization_id, bounced_at, id) WHERE bounce_class = 'SENDER_FAULT';

ALTER TABLE suppressions ADD COLUMN diagnosis text, ADD COLUMN burst boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT suppressions_burst_is_released CHECK (NOT burst OR released_at IS NOT NULL);
COMMENT ON COLUMN suppressions.diagnosis IS 'A hash of the words with which the address was refused, without addresses and numbers; NULL if nobody refused it.';
COMMENT ON COLUMN suppressions.burst IS 'Taken back, or never put into force: many addresses of its domain were refused with the same words within minutes.';
CREATE INDEX suppressions_by_diagnosis ON suppressions (organization_id, diagnosis, at) WHERE diagnosis IS NOT NULL;
