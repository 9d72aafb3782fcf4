-- Why: a note names the day by which the candidate hears again, and of the last one it is a person who keeps that promise.
-- Members are told of it beforehand, so it is on record as it was said: rules and zones may change meanwhile. So is the day
-- that goes with a decision.
--
-- Expand only. Of notes that were sent before, nothing was recorded.

ALTER TABLE notifications ADD COLUMN next_word_on date;
COMMENT ON COLUMN notifications.next_word_on IS 'Of a note or a hold told to a candidate: the day by which it says that they hear again.';

ALTER TABLE outcomes ADD COLUMN next_word_on date,
  ADD CONSTRAINT outcomes_next_word_known CHECK (next_word_on IS NULL OR kind IN ('HIRED', 'ADVANCED'));
COMMENT ON COLUMN outcomes.next_word_on IS 'The day by which the candidate hears what follows, as the mail of the decision says.';
