-- Notes stay; which language they are in is lost.

ALTER TABLE timeline_revisions DROP COLUMN note_locale;
ALTER TABLE outcomes DROP COLUMN note_locale;
