-- Why: a decision that could not reach its candidate is told again when their address is released or changed, and waits for
-- a window then as everything does. Since when it is to be told, and when it will be, is on record.

ALTER TABLE outcomes
  ADD COLUMN again_since timestamptz,
  ADD COLUMN again_at timestamptz,
  ADD CONSTRAINT outcomes_again_is_of_the_untold CHECK (again_since IS NULL OR told_at IS NULL),
  ADD CONSTRAINT outcomes_again_at_follows CHECK (again_at IS NULL OR again_since IS NOT NULL);
COMMENT ON COLUMN outcomes.again_since IS 'Since when it is to be told again, because it could not reach the candidate.';
COMMENT ON COLUMN outcomes.again_at IS 'When it will be told again: NULL until that was reckoned.';
