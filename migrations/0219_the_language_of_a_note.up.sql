-- Why: words to a candidate can be in another language than the mail that they stand in; a screen reader has to know which.

ALTER TABLE timeline_revisions ADD COLUMN note_locale text;
ALTER TABLE outcomes ADD COLUMN note_locale text;
COMMENT ON COLUMN timeline_revisions.note_locale IS 'BCP 47: the language of the note; NULL: nobody said.';
COMMENT ON COLUMN outcomes.note_locale IS 'BCP 47: the language of the note; NULL: nobody said.';
