-- Which decisions wait for a person whatever the policy says is lost: those that have not left may then leave by it.

UPDATE suppressions SET reason = 'BY_MEMBER' WHERE reason = 'BY_ATS';
ALTER TABLE suppressions DROP CONSTRAINT suppressions_reason_known,
  ADD CONSTRAINT suppressions_reason_known CHECK (reason IN ('BOUNCED', 'REFUSED', 'COMPLAINED', 'ASKED', 'BY_MEMBER'));
ALTER TABLE outcomes DROP COLUMN asks_person;
