-- Why: another system says that somebody was rejected, for a reason of which nobody has said what it means: they may have withdrawn.
-- Such a decision tells nobody before a person has looked at it. And who is not to be written to there, is not written to here.

ALTER TABLE outcomes ADD COLUMN asks_person boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN outcomes.asks_person IS 'A member lets its message leave, whatever the policy says.';

ALTER TABLE suppressions DROP CONSTRAINT suppressions_reason_known,
  ADD CONSTRAINT suppressions_reason_known CHECK (reason IN ('BOUNCED', 'REFUSED', 'COMPLAINED', 'ASKED', 'BY_MEMBER', 'BY_ATS'));
