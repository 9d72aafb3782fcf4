-- Why: what a candidate does on their page tells them the date that the page showed, and cancels no mail: the mail of that change
-- is compared with what they had been told before. That is kept with the change that waits.

ALTER TABLE timelines ADD COLUMN untold_known jsonb,
  ADD CONSTRAINT timelines_untold_known_form CHECK (jsonb_typeof(untold_known) = 'object');
COMMENT ON COLUMN timelines.untold_known IS 'Of a change that a page showed before its mail: what had been disclosed before, {} if nothing; NULL: no page showed it.';
